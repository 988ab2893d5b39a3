/** UTF-16 units: a cell with a longer text makes the whole file unreadable. */
export const LONGEST_TEXT = 32_767;

const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

/** A text in pieces that fit into a cell, never cut within a character; at least one piece. */
export function piecesOf(text: string, longest = LONGEST_TEXT): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const piece = rest.slice(0, longest);
    const length = HIGH_SURROGATE.test(piece) ? longest - 1 : longest;
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return [...pieces, rest];
}
