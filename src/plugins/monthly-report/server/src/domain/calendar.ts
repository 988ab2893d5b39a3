/**
 * When a programme reports: how often, and the month its fiscal year begins with. Its periods run from that
 * month, and an entry counts in the last month of the period that its start date lies in (design, section 3,
 * "Frequency").
 */
import type { Frequency } from '../../../shared/vocabulary';
import {
  addMonths,
  FIRST_MONTH,
  firstDayOf,
  LAST_MONTH,
  lastDayOf,
  monthNumberOf,
  monthOfDay,
  monthsBetween,
  monthsFrom,
  yearOf,
  type Month,
} from './month';
import type { Months } from './spans';

export interface Calendar {
  readonly frequency: Frequency;
  /** The month that a fiscal year begins with, 1 to 12. */
  readonly fiscalYearStart: number;
}

/** The calendar of most programmes: every month, and calendar years. */
export const MONTHLY: Calendar = { frequency: 'monthly', fiscalYearStart: 1 };

export const isMonthly = ({ frequency }: Calendar): boolean => frequency === 'monthly';

/** Whether fiscal years are calendar years. */
export const hasCalendarYears = ({ fiscalYearStart }: Calendar): boolean => fiscalYearStart === 1;

export const isSameCalendar = (one: Calendar, other: Calendar): boolean =>
  one.frequency === other.frequency && one.fiscalYearStart === other.fiscalYearStart;

const MONTHS_OF_YEAR = 12;

/** How many months a period has. */
export const PERIOD_LENGTHS: Readonly<Record<Frequency, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: MONTHS_OF_YEAR,
};

export const periodLength = ({ frequency }: Calendar): number => PERIOD_LENGTHS[frequency];

/** The number of months of an interval before a month; intervals are counted from the start of the fiscal year. */
const monthsInto = (month: Month, length: number, fiscalYearStart: number): number =>
  (monthNumberOf(month) - fiscalYearStart + MONTHS_OF_YEAR) % length;

/** The months of an interval that begins some months before one, as far as there are such months. */
function interval(month: Month, into: number, length: number): Months {
  const from = monthsBetween(FIRST_MONTH, month) < into ? FIRST_MONTH : addMonths(month, -into);
  const left = length - 1 - into;
  const to = monthsBetween(month, LAST_MONTH) < left ? LAST_MONTH : addMonths(month, left);
  return { from, to };
}

/** The period that a month lies in. */
export function periodAround(month: Month, calendar: Calendar): Months {
  const length = periodLength(calendar);
  return interval(month, monthsInto(month, length, calendar.fiscalYearStart), length);
}

/** The fiscal year that a month lies in. */
export const fiscalYearAround = (month: Month, { fiscalYearStart }: Calendar): Months =>
  interval(month, monthsInto(month, MONTHS_OF_YEAR, fiscalYearStart), MONTHS_OF_YEAR);

/** A fiscal year is named after the calendar year that it begins in. */
export const fiscalYearName = (month: Month, calendar: Calendar): string =>
  String(yearOf(fiscalYearAround(month, calendar).from));

/** The month in which entries of a month count: the last of its period. */
export const closingMonth = (month: Month, calendar: Calendar): Month =>
  isMonthly(calendar) ? month : periodAround(month, calendar).to;

/** The month that an entry of a day (YYYY-MM-DD) counts in. */
export const countingMonth = (day: string, calendar: Calendar): Month =>
  closingMonth(monthOfDay(day), calendar);

/** Whether a month has figures: it is the last of a period. */
export const isClosing = (month: Month, calendar: Calendar): boolean =>
  closingMonth(month, calendar) === month;

/** The last of some months that has figures; null if none has. */
export function lastClosing({ from, to }: Months, calendar: Calendar): Month | null {
  if (isClosing(to, calendar)) return from <= to ? to : null;
  const { from: first } = periodAround(to, calendar);
  return first <= from ? null : addMonths(first, -1);
}

/** The months whose entries count in some months in a row; null if these months have no figures. */
export function monthsCountedIn({ from, to }: Months, calendar: Calendar): Months | null {
  const last = lastClosing({ from, to }, calendar);
  return last === null ? null : { from: periodAround(closingMonth(from, calendar), calendar).from, to: last };
}

/** The months whose entries count in one of some months, in time order. */
export const monthsCountedInAny = (months: Iterable<Month>, calendar: Calendar): Month[] =>
  [...months].sort().flatMap((month) => {
    const counted = monthsCountedIn({ from: month, to: month }, calendar);
    return counted === null ? [] : monthsFrom(counted.from, counted.to);
  });

/** Days, both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** No day lies between them. */
const NO_DAYS: Days = { from: '9999-12-31', to: '0001-01-01' };

/** The days whose entries count in some months in a row. */
export function daysCountedIn(months: Months, calendar: Calendar): Days {
  const counted = monthsCountedIn(months, calendar);
  return counted === null ? NO_DAYS : { from: firstDayOf(counted.from), to: lastDayOf(counted.to) };
}
