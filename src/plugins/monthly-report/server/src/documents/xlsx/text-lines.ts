/**
 * The number of lines of a text in a cell. Spreadsheets measure with fonts that a server does not
 * have: the widths assumed here are large, so that a row is rather too high than too low.
 */

/** In widths of a digit, the unit for the width of a column. */
const HANZI = 1.9;
const CAPITAL = 1.35;
const LETTER = 1.1;
/** From U+2E80 on are the scripts of East Asia, with their punctuation and full-width forms. */
const FIRST_WIDE = 0x2e80;
const CAPITALS = /[\p{Lu}mwMW@%&]/u;

function widthOfCharacter(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= FIRST_WIDE) return HANZI;
  return CAPITALS.test(character) ? CAPITAL : LETTER;
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + widthOfCharacter(character), 0);

/** No line is broken within one of these: a word of letters with what follows it, or a single hanzi. */
const UNBROKEN = /[^\s\u2E80-\u{10FFFF}]+\s*|\s+|[\u2E80-\u{10FFFF}]/gu;

export function linesOf(text: string, width: number): number {
  // Half a million cells are measured in a large month, and nearly all of them are this short.
  if (text.length * HANZI <= width && !text.includes('\n')) return 1;
  return text.split('\n').reduce((sum, line) => sum + linesOfParagraph(line, width), 0);
}

function linesOfParagraph(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const [piece] of text.matchAll(UNBROKEN)) {
    const wide = widthOf(piece.trimEnd());
    if (used > 0 && used + wide > width) {
      lines += 1;
      used = 0;
    }
    // A word that is longer than a line continues in the next lines.
    lines += Math.max(0, Math.ceil(wide / width) - 1);
    used = wide > width ? wide % width : used + widthOf(piece);
  }
  return lines;
}

/** A text in pieces of at most so many lines, cut at the end of a sentence if possible. */
export function piecesOfLines(text: string, width: number, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (linesOf(rest, width) > most) {
    const piece = firstPiece(rest, width, most);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}

const SENTENCE_END = /[。！？；.!?;\n]["'”’」）)]*\s*(?=[^。！？；.!?;\n]*$)/u;

function firstPiece(text: string, width: number, most: number): string {
  const characters = [...text];
  // No character is narrower than a letter, so no piece is longer than this.
  let end = Math.min(characters.length, Math.floor((most * width) / LETTER));
  while (end > 1 && linesOf(characters.slice(0, end).join(''), width) > most) end = Math.floor(end * 0.95);
  const whole = characters.slice(0, end).join('');
  const sentence = SENTENCE_END.exec(whole);
  return sentence === null ? whole : whole.slice(0, sentence.index + sentence[0].length);
}
