/** The month that an entry of a programme counts in, in SQL: what `countingMonth` in the domain says. */
import { LAST_MONTH } from '../domain/month';
import { PERIOD_LENGTHS } from '../domain/calendar';
import type { Dialect } from './dialect';

/** Where a statement has what the month follows from. */
export interface CountedDay {
  /** A date, or its text. */
  readonly day: string;
  /** Of the programme. Null stands for a programme of before there were frequencies: it reports every month. */
  readonly frequency: string;
  readonly fiscalYearStart: string;
}

/** How many months a period has before and after any month in it. */
export function monthsBesideInPeriod(frequency: string): string {
  const cases = Object.entries(PERIOD_LENGTHS).flatMap(([name, length]) =>
    length === 1 ? [] : [`WHEN '${name}' THEN ${length - 1}`],
  );
  return `CASE ${frequency} ${cases.join(' ')} ELSE 0 END`;
}

export function countingMonthIn(
  { asText, monthsLater }: Pick<Dialect, 'asText' | 'monthsLater'>,
  { day, frequency, fiscalYearStart }: CountedDay,
): string {
  const month = `substr(${asText(day)}, 1, 7)`;
  const beside = monthsBesideInPeriod(frequency);
  const into = `((CAST(substr(${month}, 6, 2) AS integer) - coalesce(${fiscalYearStart}, 1) + 12) % (${beside} + 1))`;
  const closing = monthsLater(month, `(${beside} - ${into})`);
  return `CASE WHEN coalesce(${frequency}, 'monthly') = 'monthly' THEN ${month}
    WHEN ${closing} > '${LAST_MONTH}' THEN '${LAST_MONTH}' ELSE ${closing} END`;
}
