/**
 * Figures of entered values, in two steps: the values of one month combine by
 * `aggregationType` (names and meaning of DHIS2's aggregation types), the months of a
 * span by `calculationFormulaAcrossPeriods` (UNICEF PRP). Only reported values take
 * part; without any, the figure is null (未填报), never zero.
 */
import type { PeriodFormula } from '../../../../shared/vocabulary';
import { assertNever } from '../../domain/assert-never';
import type { MeasuredIndicator } from '../../entries/rules/facts';
import type { Period } from '../../domain/month';
import { compare, divideBy, fromInteger, fromThousandths, sumOf, type Quantity } from '../../domain/quantity';
import { type Cell } from '../../ledger/rules/cell';
import { addWhole, type Whole } from '../../ledger/rules/whole';
import type { PeriodCell } from '../../ledger/rules/cell-index';

/** A month that has a figure, or a year if years are enough (see periods.ts). */
export interface PeriodFigure<P extends Period = Period> {
  readonly period: P;
  readonly value: Quantity;
}

/** The sums were kept for another kind of indicator than the one that now reads them. */
export class UnfitSumsError extends Error {}

/** The figure of one month or year. @throws UnfitSumsError */
export function cellFigure(indicator: MeasuredIndicator, cell: Cell): Quantity | null {
  const sum = cell.measured.get(indicator.code);
  if (sum === undefined) return null;
  switch (indicator.aggregationType) {
    // The sum of a LAST contains only the latest value of each reporter.
    case 'SUM':
    case 'LAST':
      return fromThousandths(BigInt(sum.total));
    case 'COUNT':
      return fromInteger(sum.values);
    case 'AVERAGE':
      return divideBy(fromThousandths(BigInt(sum.total)), sum.values);
    case 'MAX':
      return fromThousandths(BigInt(largestOf(indicator, cell)));
    default:
      return assertNever(indicator.aggregationType);
  }
}

function largestOf({ code, aggregationType }: MeasuredIndicator, { largest }: Cell): Whole {
  const value = largest.get(code);
  if (value === undefined) {
    throw new UnfitSumsError(
      `The kept sums have values of ${code}, but no largest one: they were not made for ${aggregationType}`,
    );
  }
  return value;
}

/**
 * The periods a figure over several of them is made of: all of them for a sum, the
 * (earliest) largest one for max, the last one for latest.
 * @param periods in time order
 */
export function decidingPeriods<P extends Period>(
  formula: PeriodFormula,
  periods: readonly PeriodFigure<P>[],
): readonly PeriodFigure<P>[] {
  switch (formula) {
    case 'sum':
      return periods;
    case 'max': {
      const largest = periods.reduce<PeriodFigure<P> | null>(
        (best, period) => (best === null || compare(period.value, best.value) > 0 ? period : best),
        null,
      );
      return largest === null ? [] : [largest];
    }
    case 'latest':
      return periods.slice(-1);
    default:
      return assertNever(formula);
  }
}

/** The periods that have a figure, in their order. */
export function periodFigures<P extends Period>(
  indicator: MeasuredIndicator,
  cells: readonly PeriodCell<P>[],
): PeriodFigure<P>[] {
  const figures: PeriodFigure<P>[] = [];
  for (const { period, cell } of cells) {
    const value = cellFigure(indicator, cell);
    if (value !== null) figures.push({ period, value });
  }
  return figures;
}

/**
 * The figure over several months; the deciding ones add up to it.
 * @param cells in time order
 */
export function measuredFigure(indicator: MeasuredIndicator, cells: readonly PeriodCell[]): Quantity | null {
  const { aggregationType, calculationFormulaAcrossPeriods: formula } = indicator;
  // Most figures are sums of sums: five years of months need no fraction for each.
  if (formula === 'sum' && (aggregationType === 'SUM' || aggregationType === 'LAST')) {
    return totalOf(indicator, cells);
  }
  return sumOf(decidingPeriods(formula, periodFigures(indicator, cells)).map(({ value }) => value));
}

/** The figure of one option of an indicator in some months; null if nobody entered it. */
export const optionFigure = (code: string, cells: readonly PeriodCell[]): Quantity | null =>
  totalOf({ code }, cells);

function totalOf({ code }: Pick<MeasuredIndicator, 'code'>, cells: readonly PeriodCell[]): Quantity | null {
  let total: Whole | null = null;
  for (const { cell } of cells) {
    const sum = cell.measured.get(code);
    if (sum !== undefined) total = total === null ? sum.total : addWhole(total, sum.total);
  }
  return total === null ? null : fromThousandths(BigInt(total));
}
