/**
 * Days as people write them. The page shows the reading at once, so that the writer sees a wrong reading immediately.
 * A text that cannot be read is refused with a reason. The year is never guessed beyond the given month.
 */

export type DayProblem = 'unreadable' | 'no-such-day' | 'short-year' | 'far-year';

export type DayReading =
  | { readonly kind: 'empty' }
  /** YYYY-MM-DD. */
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'refused'; readonly problem: DayProblem };

/** The years that the server takes (domain/month.ts). */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

/** A weekday after a day, such as 周日, （星期六）or (Sun), adds no information. */
const WEEKDAY = /[（(]?(?:周|星期|礼拜)[一二三四五六日天][）)]?$/u;

/** The marks between the parts of a day and after the last part. */
const BETWEEN = '[-/.,、年月]';
const FULL = new RegExp(`^(\\d{4}|\\d{1,3})${BETWEEN}(\\d{1,2})${BETWEEN}(\\d{1,2})[日号]?$`, 'u');
/** The format in which the panel's own date box wrote days in English. */
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const WITHOUT_YEAR = new RegExp(`^(\\d{1,2})${BETWEEN}(\\d{1,2})[日号]?$`, 'u');
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const FOUR_DIGITS = /^(\d{2})(\d{2})$/;
const DAY_ALONE = /^(\d{1,2})[日号]?$/u;

const refused = (problem: DayProblem): DayReading => ({ kind: 'refused', problem });

const isDayOfMonth = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

function dayOf(year: number, month: number, day: number): DayReading {
  if (year < FIRST_YEAR || year > LAST_YEAR) return refused('far-year');
  if (!isDayOfMonth(year, month, day)) return refused('no-such-day');
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'));
  return { kind: 'day', day: `${year}-${mm}-${dd}` };
}

/** The year that puts a month nearest to the given month: 12/30 beside January is in the year before. */
function nearestYear(month: number, near: string): number {
  const [year, number] = near.split('-').map(Number) as [number, number];
  if (month - number > 6) return year - 1;
  return number - month > 6 ? year + 1 : year;
}

/**
 * Reads a day from a text.
 *
 * @param near YYYY-MM: the month for a day without a month or a year.
 */
export function readDay(text: string, near: string): DayReading {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[。．]/gu, '.')
    .replace(/[−–—]/gu, '-')
    .replace(WEEKDAY, '');
  if (plain === '') return { kind: 'empty' };
  const [year, number] = near.split('-').map(Number) as [number, number];

  const full = FULL.exec(plain);
  if (full !== null) {
    const [, of = '', month, day] = full;
    return of.length < 4 ? refused('short-year') : dayOf(Number(of), Number(month), Number(day));
  }
  const last = YEAR_LAST.exec(plain);
  if (last !== null) return dayOf(Number(last[3]), Number(last[1]), Number(last[2]));
  const eight = EIGHT_DIGITS.exec(plain);
  if (eight !== null) return dayOf(Number(eight[1]), Number(eight[2]), Number(eight[3]));
  const short = WITHOUT_YEAR.exec(plain) ?? FOUR_DIGITS.exec(plain);
  if (short !== null) {
    const [month, day] = [Number(short[1]), Number(short[2])];
    if (month < 1 || month > 12) return refused(FOUR_DIGITS.test(plain) ? 'unreadable' : 'no-such-day');
    return dayOf(nearestYear(month, near), month, day);
  }
  const alone = DAY_ALONE.exec(plain);
  return alone === null ? refused('unreadable') : dayOf(year, number, Number(alone[1]));
}
