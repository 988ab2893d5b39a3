/** A calendar month written YYYY-MM, 2000-01 to 2199-12; plain strings compare in time order. */
export type Month = string & { readonly __brand: 'Month' };

/** A calendar year written YYYY. */
export type Year = string & { readonly __brand: 'Year' };

/** A period that sums are kept for. A month has seven characters and a year four: the text shows which one it is. */
export type Period = Month | Year;

export const MONTH_PATTERN = /^(?:20|21)\d{2}-(?:0[1-9]|1[0-2])$/;

export function isMonth(value: unknown): value is Month {
  return typeof value === 'string' && MONTH_PATTERN.test(value);
}

export const FIRST_MONTH = '2000-01' as Month;
export const LAST_MONTH = '2199-12' as Month;

/** @throws RangeError when the value is not a month; user input is checked with isMonth first. */
export function toMonth(value: string): Month {
  if (!isMonth(value)) throw new RangeError(`Not a month written YYYY-MM: ${value.slice(0, 20)}`);
  return value;
}

/** The month a day (YYYY-MM-DD) belongs to. */
export function monthOfDay(day: string): Month {
  return toMonth(day.slice(0, 7));
}

const YEAR_LENGTH = 4;

export function isYear(period: Period): period is Year {
  return period.length === YEAR_LENGTH;
}

/** The year a month belongs to, as a period of its own. */
export function calendarYearOf(month: Month): Year {
  return month.slice(0, YEAR_LENGTH) as Year;
}

export function monthsOfYear(year: Year): Month[] {
  return monthsFrom(toMonth(`${year}-01`), toMonth(`${year}-12`));
}

/** All years from the first month's to the one before the last month's. */
export function yearsBefore(first: Month, last: Month): Year[] {
  return Array.from(
    { length: Math.max(0, yearOf(last) - yearOf(first)) },
    (_, index) => String(yearOf(first) + index) as Year,
  );
}

export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** 1 to 12. */
export function monthNumberOf(month: Month): number {
  return Number(month.slice(5));
}

/** The month `count` months later; earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const index = yearOf(month) * 12 + monthNumberOf(month) - 1 + count;
  const year = Math.floor(index / 12);
  return toMonth(`${year}-${String((index % 12) + 1).padStart(2, '0')}`);
}

export function firstMonthOfYear(month: Month): Month {
  return toMonth(`${month.slice(0, 4)}-01`);
}

export function lastMonthOfYear(month: Month): Month {
  return toMonth(`${month.slice(0, 4)}-12`);
}

/** All months from the first to the last, both included; empty when the first is later. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  let [year, number] = [yearOf(first), monthNumberOf(first)];
  // Every value between two months is a month and needs no check: all figures to date ask for such a list.
  for (let left = monthsBetween(first, last); left >= 0; left -= 1) {
    months.push(`${year}-${number < 10 ? '0' : ''}${number}` as Month);
    if (number === 12) [year, number] = [year + 1, 1];
    else number += 1;
  }
  return months;
}

/** How many months the second is later than the first; negative when it is earlier. */
export function monthsBetween(first: Month, second: Month): number {
  return (yearOf(second) - yearOf(first)) * 12 + monthNumberOf(second) - monthNumberOf(first);
}

export function firstDayOf(month: Month): string {
  return `${month}-01`;
}

export function lastDayOf(month: Month): string {
  const days = new Date(Date.UTC(yearOf(month), monthNumberOf(month), 0)).getUTCDate();
  return `${month}-${String(days).padStart(2, '0')}`;
}

/** As English texts write them, January first. */
// prettier-ignore
export const ENGLISH_MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;
