/** Periods as they are named: a year (2020), a half-year (2020-H2) or a quarter (2020-Q4), all of the calendar. */
import { addMonths, isMonth, toMonth } from './month';
import type { Months } from './spans';

export const PERIOD_PATTERN = /^(?:20|21)\d{2}(?:-(?:Q[1-4]|H[12]))?$/;

const NAME = /^(\d{4})(?:-(?:Q([1-4])|H([12])))?$/;
const [QUARTER, HALF_YEAR, YEAR] = [3, 6, 12];

/** The months of a named period; null if the text is no such name. */
export function monthsOfPeriod(name: string): Months | null {
  if (!PERIOD_PATTERN.test(name)) return null;
  const [, year = '', quarter, half] = NAME.exec(name) ?? [];
  const length = quarter === undefined ? (half === undefined ? YEAR : HALF_YEAR) : QUARTER;
  const from = addMonths(toMonth(`${year}-01`), (Number(quarter ?? half ?? 1) - 1) * length);
  return { from, to: addMonths(from, length - 1) };
}

/** The name of months in a row if they have one: 2020-12, 2020-Q4, 2020; otherwise 2020-02..2020-06. */
export function nameOfMonths({ from, to }: Months): string {
  if (from === to) return from;
  const year = from.slice(0, 4);
  const named = [year, ...[1, 2].map((n) => `${year}-H${n}`), ...[1, 2, 3, 4].map((n) => `${year}-Q${n}`)];
  const found = named.find((name) => {
    const months = monthsOfPeriod(name);
    return months?.from === from && months.to === to;
  });
  return found ?? `${from}..${to}`;
}

/** A month or a named period as one span of months; null for anything else. */
export function monthsNamed(name: string): Months | null {
  return isMonth(name) ? { from: name, to: name } : monthsOfPeriod(name);
}
