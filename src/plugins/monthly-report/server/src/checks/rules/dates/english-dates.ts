/**
 * Dates as English texts write them: 8 December 2020, December 25th, Dec. 10 to 12, on the
 * 20th; and 2020-12-08 in any language. Repetitions are bounded as in the Chinese patterns.
 */
import { ENGLISH_MONTHS } from '../../../domain/month';
import type { PartialDay } from './calendar-day';
import type { WrittenDate } from './chinese-dates';

const ABBREVIATION_LENGTH = 3;
const MONTH = `(?<month>${ENGLISH_MONTHS.join('|')}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)`;
const ORDINAL = '(?:st|nd|rd|th)?';
const DASH = ' ?(?:to|and|until|[-–—]) ?';
const YEAR = '(?:,? (?<year>\\d{4})(?!\\d))?';

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\d.])(?<day>\\d{1,2})${ORDINAL}(?:${DASH}(?<toDay>\\d{1,2})${ORDINAL})?(?: of)? ${MONTH}${YEAR}`,
    'gu',
  ),
  // “In March 8 people came” counts people.
  new RegExp(
    `(?<!\\p{L}|[Ii]n )${MONTH} (?<day>\\d{1,2})${ORDINAL}(?:${DASH}(?<toDay>\\d{1,2})${ORDINAL})?(?![\\d:])${YEAR}`,
    'gu',
  ),
  // “On the 3rd floor” and “on the 20th anniversary” are no days.
  /(?<=\b[Oo]n the )(?<day>\d{1,2})(?:st|nd|rd|th)(?=[,.;:!?]|$| (?!Floor|Avenue|Street|Anniversary)\p{Lu})/gmu,
  /(?<![\p{Script=Latin}\d/.-])(?<year>(?:19|20|21)\d{2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\p{Script=Latin}\d/-]|\.\d)/gu,
];

export function englishDatesIn(text: string): WrittenDate[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: words, groups = {} }) => {
      const { year, month, day, toDay } = groups as Partial<Record<string, string>>;
      const from: PartialDay = {
        year: year === undefined ? null : Number(year),
        month: month === undefined ? null : monthNumberOf(month),
        day: Number(day),
      };
      return { index, words, from, to: toDay === undefined ? null : { ...from, day: Number(toDay) } };
    }),
  );
}

function monthNumberOf(text: string): number {
  const start = text.slice(0, ABBREVIATION_LENGTH);
  return /^\d/u.test(text) ? Number(text) : ENGLISH_MONTHS.findIndex((month) => month.startsWith(start)) + 1;
}
