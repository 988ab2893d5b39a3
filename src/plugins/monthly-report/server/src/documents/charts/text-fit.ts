/**
 * The approximate width of a text, enough to lay out a drawing without measuring fonts: Chinese
 * characters are as wide as they are high, Latin letters a little more than half of that.
 */

const NARROW = 0.6;
/** From U+2E80 on are the scripts of East Asia, with their punctuation and full-width forms. */
const FIRST_WIDE = 0x2e80;

const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) >= FIRST_WIDE ? 1 : NARROW);

/** In ems. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0);

const ELLIPSIS = '…';

/** The text in lines of at most so many ems; if it is too long for the last line, it ends with an ellipsis. */
export function fitLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most) {
    const line = firstLine(rest, width);
    rest = rest.slice(line.length).trimStart();
    lines.push(line.trimEnd());
  }
  const last = lines.at(-1);
  if (rest !== '' && last !== undefined) lines[lines.length - 1] = shortened(last, width);
  return lines;
}

/** Letters of a script that writes words apart. */
const IN_WORD = /(?!\p{Script=Han}|\p{Script=Tibetan})[\p{L}\p{M}\p{N}]$/u;
const GOES_ON = /^(?!\p{Script=Han}|\p{Script=Tibetan})[\p{L}\p{M}\p{N},.]/u;

/** Breaks at a space if there is one, else anywhere, as Chinese does. */
function firstLine(text: string, width: number): string {
  const taken = prefixWithin(text, width);
  if (taken.length === text.length) return text;
  const isInWord = IN_WORD.test(taken) && GOES_ON.test(text.slice(taken.length));
  const space = taken.lastIndexOf(' ');
  return isInWord && space > 0 ? taken.slice(0, space + 1) : taken;
}

function prefixWithin(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > width && taken !== '') break;
    taken += character;
  }
  return taken;
}

const shortened = (line: string, width: number): string =>
  `${prefixWithin(line, width - widthOf(ELLIPSIS)).trimEnd()}${ELLIPSIS}`;
