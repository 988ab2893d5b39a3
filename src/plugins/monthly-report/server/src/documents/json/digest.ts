/** The fingerprint of a report: SHA-256 over the RFC 8785 form, which any language can recompute. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { asParsed, type JsonValue } from './write-json';

export function digestOf(value: JsonValue): string {
  const canonical = canonicalize(asParsed(value));
  if (canonical === undefined) throw new TypeError('Only JSON values have a digest');
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}
