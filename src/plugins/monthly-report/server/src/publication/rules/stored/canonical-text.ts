import canonicalize from 'canonicalize';

/** The canonical text of a JSON value (RFC 8785), which is stored and hashed. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON has a canonical text');
  return text;
}
