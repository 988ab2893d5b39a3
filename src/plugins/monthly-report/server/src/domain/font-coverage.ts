/**
 * The characters that the fonts of documents have. The data are made from the fonts and compared with them by
 * tests/documents/fonts.test.ts: rules read no files, and a check names the same characters as the PDF.
 */
import COVERAGE from './font-coverage.json';

type Range = readonly [first: number, last: number];

const codePointOf = (digits: string): number => Number.parseInt(digits, 16);

/** In the order in which they are tried; ranges in order, without overlaps. */
const FONTS = Object.entries(COVERAGE).map(([family, ranges]) => ({
  family,
  ranges: ranges.split(' ').map((range): Range => {
    const [first = '', last = first] = range.split('-');
    return [codePointOf(first), codePointOf(last)];
  }),
}));

/** The first font that can show all characters of a text: one text is never set in two fonts. */
export function firstFontOf(text: string): string | undefined {
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return FONTS.find(({ ranges }) => codePoints.every((codePoint) => isIn(ranges, codePoint)))?.family;
}

export const isInOneFont = (text: string): boolean => firstFontOf(text) !== undefined;

function isIn(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}
