/** Words with a little of what surrounds them, so that an editor finds the place. */

const CONTEXT = 8;

/** `length` code units at `index` and their surroundings, on one line. */
export function excerpt(text: string, index: number, length: number): string {
  const [from, to] = [Math.max(0, index - CONTEXT), Math.min(text.length, index + length + CONTEXT)];
  const cut = text.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '');
  return `${from > 0 ? '…' : ''}${cut.replace(/\s+/gu, ' ').trim()}${to < text.length ? '…' : ''}`;
}
