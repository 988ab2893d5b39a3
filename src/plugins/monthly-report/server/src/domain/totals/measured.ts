/**
 * Figures of entered values, in two steps: the values of one month combine by
 * `aggregationType` (names and meaning of DHIS2's aggregation types), the months of a
 * span by `calculationFormulaAcrossPeriods` (UNICEF PRP). Only reported values take
 * part; where there is none the figure is null (未填报), never zero.
 */
import type { AggregationType, PeriodFormula } from '../../../../shared/vocabulary';
import { assertNever } from '../assert-never';
import type { Activity } from '../facts';
import type { Month } from '../month';
import { by, compareText, inOrder } from '../order';
import { compare, divideBy, fromInteger, sumOf, type Quantity } from '../quantity';
import { compareActivities } from './activity-index';

/** An activity and the value it reports. */
export interface Reported {
  readonly activity: Activity;
  readonly value: Quantity;
}

/** A month that has a figure. */
export interface MonthFigure {
  readonly month: Month;
  readonly value: Quantity;
}

export function reportedValues(activities: readonly Activity[], code: string): Reported[] {
  const reported: Reported[] = [];
  for (const activity of activities) {
    const value = activity.measurements.get(code);
    if (value !== undefined) reported.push({ activity, value });
  }
  return reported;
}

/** The figure of one month. */
export function combineValues(type: AggregationType, reported: readonly Reported[]): Quantity | null {
  switch (type) {
    case 'SUM':
      return sumOf(reported.map(({ value }) => value));
    case 'COUNT':
      return reported.length === 0 ? null : fromInteger(reported.length);
    case 'AVERAGE': {
      const sum = sumOf(reported.map(({ value }) => value));
      return sum === null ? null : divideBy(sum, reported.length);
    }
    case 'MAX':
    case 'LAST':
      return decidingReport(type, reported)?.value ?? null;
    default:
      return assertNever(type);
  }
}

const compareValues = by(({ value }: Reported) => value, compare);

/** LAST is the latest start date, then end date, then the larger value; without an end date it ends as it starts. */
const compareRecency = inOrder<Reported>(
  by(({ activity }) => activity.startDate, compareText),
  by(({ activity }) => activity.endDate ?? activity.startDate, compareText),
  compareValues,
);

/** The one activity a maximum or a last value comes from; among equals, the first in the order of telling. */
export function decidingReport(type: 'MAX' | 'LAST', reported: readonly Reported[]): Reported | null {
  const compareWeight = type === 'MAX' ? compareValues : compareRecency;
  let deciding: Reported | null = null;
  for (const candidate of reported) {
    const difference = deciding === null ? 1 : compareWeight(candidate, deciding);
    const isFirstOfEquals =
      deciding !== null && difference === 0 && compareActivities(candidate.activity, deciding.activity) < 0;
    if (difference > 0 || isFirstOfEquals) deciding = candidate;
  }
  return deciding;
}

/**
 * The months a figure over several months is made of: all of them for a sum, the
 * (earliest) largest one for max, the last one for latest.
 * @param months in time order
 */
export function decidingMonths(
  formula: PeriodFormula,
  months: readonly MonthFigure[],
): readonly MonthFigure[] {
  switch (formula) {
    case 'sum':
      return months;
    case 'max': {
      const largest = months.reduce<MonthFigure | null>(
        (best, month) => (best === null || compare(month.value, best.value) > 0 ? month : best),
        null,
      );
      return largest === null ? [] : [largest];
    }
    case 'latest':
      return months.slice(-1);
    default:
      return assertNever(formula);
  }
}

/** The figure over several months; the deciding months add up to it. */
export function combineMonths(formula: PeriodFormula, months: readonly MonthFigure[]): Quantity | null {
  return sumOf(decidingMonths(formula, months).map(({ value }) => value));
}
