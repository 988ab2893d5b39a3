/**
 * Text that is safe on a page. Bidirectional controls and control characters are left
 * out: they would reorder or hide the words of others around them.
 */
// U+202A–202E and U+2066–2069 embed, override and isolate; tab and line feed stay.
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

export function visibleText(text: string): string {
  return wellFormed(text.replace(/\r\n?/g, '\n').replace(INVISIBLE, ''));
}

/** For headings, cells and link titles, which are one line. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim();
}

/** Half a surrogate pair is not valid in any encoding: U+FFFD replaces it. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}
