/** The month in which an entry of a programme counts, in SQL: the same as `countingMonth` in the domain. */
import { LAST_MONTH } from '../domain/month';
import { PERIOD_LENGTHS } from '../domain/calendar';
import type { Dialect } from './dialect';

/** The SQL expressions from which the month is calculated. */
export interface CountedDay {
  /** A date, or its text. */
  readonly day: string;
  /** Fields of the programme. Null means a programme from a version without frequencies: it reports every month. */
  readonly frequency: string;
  readonly fiscalYearStart: string;
}

/** The number of other months before or after any month of its period. */
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
