/**
 * Figures of entered values, in two steps: the values of one month combine by
 * `aggregationType` (names and meaning of DHIS2's aggregation types), the months of a
 * span by `calculationFormulaAcrossPeriods` (UNICEF PRP). Only reported values take
 * part; where there is none the figure is null (未填报), never zero.
 */
import type { PeriodFormula } from '../../../../shared/vocabulary';
import { assertNever } from '../assert-never';
import type { MeasuredIndicator } from '../facts';
import type { Month } from '../month';
import { compare, divideBy, fromInteger, fromThousandths, sumOf, type Quantity } from '../quantity';
import { valueOfRecencyKey, type Cell, type Extremes } from '../sums/cell';
import { addWhole, type Whole } from '../sums/whole';
import type { MonthCell } from './cell-index';

/** A month that has a figure. */
export interface MonthFigure {
  readonly month: Month;
  readonly value: Quantity;
}

/** Sums that were kept for another kind of indicator than the one they are read for. */
export class UnfitSumsError extends Error {}

/** The figure of one month. @throws UnfitSumsError */
export function monthFigure(indicator: MeasuredIndicator, cell: Cell): Quantity | null {
  const sum = cell.measured.get(indicator.code);
  if (sum === undefined) return null;
  switch (indicator.aggregationType) {
    case 'SUM':
      return fromThousandths(BigInt(sum.total));
    case 'COUNT':
      return fromInteger(sum.values);
    case 'AVERAGE':
      return divideBy(fromThousandths(BigInt(sum.total)), sum.values);
    case 'MAX':
      return fromThousandths(BigInt(extremesOf(indicator, cell).largest));
    case 'LAST':
      return fromThousandths(BigInt(valueOfRecencyKey(extremesOf(indicator, cell).last)));
    default:
      return assertNever(indicator.aggregationType);
  }
}

function extremesOf({ code, aggregationType }: MeasuredIndicator, cell: Cell): Extremes {
  const extremes = cell.extremes.get(code);
  if (extremes === undefined) {
    throw new UnfitSumsError(
      `The kept sums have values of ${code}, but no largest and last one: they were not made for ${aggregationType}`,
    );
  }
  return extremes;
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

/** The months that have a figure, in their order. */
export function monthFigures(indicator: MeasuredIndicator, months: readonly MonthCell[]): MonthFigure[] {
  const figures: MonthFigure[] = [];
  for (const { month, cell } of months) {
    const value = monthFigure(indicator, cell);
    if (value !== null) figures.push({ month, value });
  }
  return figures;
}

/**
 * The figure over several months; the deciding months add up to it.
 * @param months in time order
 */
export function measuredFigure(indicator: MeasuredIndicator, months: readonly MonthCell[]): Quantity | null {
  const { aggregationType, calculationFormulaAcrossPeriods: formula } = indicator;
  // Most figures are sums of sums: five years of months need no fraction for each.
  if (formula === 'sum' && aggregationType === 'SUM') return totalOf(indicator, months);
  return sumOf(decidingMonths(formula, monthFigures(indicator, months)).map(({ value }) => value));
}

function totalOf({ code }: MeasuredIndicator, months: readonly MonthCell[]): Quantity | null {
  let total: Whole | null = null;
  for (const { cell } of months) {
    const sum = cell.measured.get(code);
    if (sum !== undefined) total = total === null ? sum.total : addWhole(total, sum.total);
  }
  return total === null ? null : fromThousandths(BigInt(total));
}
