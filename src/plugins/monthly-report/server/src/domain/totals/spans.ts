/** Which months a figure speaks of (design, section 3, "Bases"). */
import type { Basis } from '../../../../shared/vocabulary';
import { assertNever } from '../assert-never';
import { addMonths, firstMonthOfYear, type Month } from '../month';

/** Months in a row, both ends included. */
export interface Span {
  readonly from: Month;
  readonly to: Month;
}

/** Null before the programme's start month: there is nothing to speak of, not even a zero. */
export function spanOf(basis: Basis, month: Month, startMonth: Month): Span | null {
  if (month < startMonth) return null;
  switch (basis) {
    case 'month':
      return { from: month, to: month };
    case 'year-to-date': {
      const january = firstMonthOfYear(month);
      return { from: january > startMonth ? january : startMonth, to: month };
    }
    case 'to-date':
      return { from: startMonth, to: month };
    default:
      return assertNever(basis);
  }
}

/** The single month before; null when the programme had not started by then. */
export function previousSpanOf(month: Month, startMonth: Month): Span | null {
  return month > startMonth ? spanOf('month', addMonths(month, -1), startMonth) : null;
}
