/** Which months a figure speaks of (design, section 3, "Bases"). */
import type { Basis } from '../../../shared/vocabulary';
import { assertNever } from './assert-never';
import {
  fiscalYearAround,
  isClosing,
  lastClosing,
  MONTHLY,
  periodAround,
  periodLength,
  type Calendar,
} from './calendar';
import { addMonths, monthsBetween, type Month } from './month';

/** Months in a row, both ends included. */
export interface Months {
  readonly from: Month;
  readonly to: Month;
}

/** Beside the bases of a month, a period: a quarter, half-year, year, or any months in a row. */
export type SpanBasis = Basis | 'period';

export interface Span extends Months {
  /** The kind of span: distinct counts are kept by basis, not by any two months. */
  readonly basis: SpanBasis;
}

/** When a programme reports. */
export interface Timing {
  readonly startMonth: Month;
  /** Only of programmes that do not report every month, or whose years do not begin in January. */
  readonly calendar?: Calendar;
}

export const calendarOf = ({ calendar = MONTHLY }: Pick<Timing, 'calendar'>): Calendar => calendar;

/** Whether a programme has figures of a month: it has begun, and the month is the last of a period. */
export const hasFigures = (month: Month, timing: Timing): boolean =>
  month >= timing.startMonth && isClosing(month, calendarOf(timing));

/** Whether the programme has begun and a month lies between the ends of its periods: nothing is due then (不适用). */
export const isBetweenPeriods = (month: Month, timing: Timing): boolean =>
  month >= timing.startMonth && !isClosing(month, calendarOf(timing));

/** The part of a period that the programme is in; null if it begins later, or if no period of its own ends in it. */
export function spanOfPeriod({ from, to }: Months, timing: Timing): Span | null {
  const first = later(from, timing.startMonth);
  if (lastClosing({ from: first, to }, calendarOf(timing)) === null) return null;
  return { basis: 'period', from: first, to };
}

/** A span up to its last month with figures, where a level stands. */
export function untilFigures(span: Span, timing: Timing): Span {
  return { ...span, to: lastClosing(span, calendarOf(timing)) ?? span.to };
}

/**
 * Null before the programme's start month and between the ends of its periods: there is no figure then, not
 * even a zero.
 */
export function spanOf(basis: Basis, month: Month, timing: Timing): Span | null {
  if (!hasFigures(month, timing)) return null;
  switch (basis) {
    case 'month':
      return { basis, from: month, to: month };
    case 'year-to-date':
      return { basis, from: fiscalYearOf(month, timing).from, to: month };
    case 'to-date':
      return { basis, from: timing.startMonth, to: month };
    default:
      return assertNever(basis);
  }
}

const later = (one: Month, other: Month): Month => (one > other ? one : other);

/** The whole fiscal year of a month, as far as the programme is in it: year to date is its part up to the month. */
export function fiscalYearOf(month: Month, timing: Timing): Months {
  const { from, to } = fiscalYearAround(month, calendarOf(timing));
  return { from: later(from, timing.startMonth), to };
}

/** The whole period of a month, as far as the programme is in it. */
export function periodOf(month: Month, timing: Timing): Months {
  const { from, to } = periodAround(month, calendarOf(timing));
  return { from: later(from, timing.startMonth), to };
}

/** The single month so many months before; null when the programme had not started by then. */
export function earlierSpanOf(month: Month, monthsBefore: number, timing: Timing): Span | null {
  // Compare first: `addMonths` throws for a month before the first possible one.
  if (monthsBetween(timing.startMonth, month) < monthsBefore) return null;
  return spanOf('month', addMonths(month, -monthsBefore), timing);
}

/** How many months earlier the previous period of the programme ends. */
export const monthsToPrevious = (timing: Pick<Timing, 'calendar'>): number =>
  periodLength(calendarOf(timing));
