/** Which months a figure speaks of (design, section 3, "Bases"). */
import type { Basis } from '../../../shared/vocabulary';
import { assertNever } from './assert-never';
import { addMonths, firstMonthOfYear, lastMonthOfYear, monthsBetween, type Month } from './month';

/** Months in a row, both ends included. */
export interface Months {
  readonly from: Month;
  readonly to: Month;
}

/** Beside the bases of a month, a period: a quarter, half-year, year, or any months in a row. */
export type SpanBasis = Basis | 'period';

export interface Span extends Months {
  /** What the months are: distinct counts are kept by basis, not by any two months. */
  readonly basis: SpanBasis;
}

/** The part of a period that the programme is in; null where it begins later. */
export function spanOfPeriod({ from, to }: Months, startMonth: Month): Span | null {
  if (to < startMonth) return null;
  return { basis: 'period', from: from > startMonth ? from : startMonth, to };
}

/** Null before the programme's start month: there is nothing to speak of, not even a zero. */
export function spanOf(basis: Basis, month: Month, startMonth: Month): Span | null {
  if (month < startMonth) return null;
  switch (basis) {
    case 'month':
      return { basis, from: month, to: month };
    case 'year-to-date': {
      const january = firstMonthOfYear(month);
      return { basis, from: january > startMonth ? january : startMonth, to: month };
    }
    case 'to-date':
      return { basis, from: startMonth, to: month };
    default:
      return assertNever(basis);
  }
}

/** The whole fiscal year of a month, as far as the programme is in it: year to date is its part up to the month. */
export function fiscalYearOf(month: Month, startMonth: Month): Months {
  const first = firstMonthOfYear(month);
  return { from: first > startMonth ? first : startMonth, to: lastMonthOfYear(month) };
}

/** The single month so many months before; null when the programme had not started by then. */
export function earlierSpanOf(month: Month, monthsBefore: number, startMonth: Month): Span | null {
  // Counted before it is worked out: the first months there are have none before them.
  if (monthsBetween(startMonth, month) < monthsBefore) return null;
  return spanOf('month', addMonths(month, -monthsBefore), startMonth);
}
