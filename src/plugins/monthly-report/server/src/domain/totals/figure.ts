/** One figure of one indicator over one span, whatever the indicator's source. */
import { assertNever } from '../assert-never';
import type { Indicator, MeasuredIndicator, ProgrammeFacts } from '../facts';
import { sumOf, type Quantity } from '../quantity';
import { readParts } from './calculated';
import type { CellIndex } from './cell-index';
import { countedFigure } from './counted';
import { combineMonths, monthFigure, type MonthFigure } from './measured';
import type { Months, Span } from './spans';

/** Null: not reported, or (a null span) before the programme's start. */
export type FigureReader = (code: string, span: Span | null) => Quantity | null;

/**
 * Reads figures from the kept sums of one scope. A month's value is worked out once,
 * however many spans it is part of: a report asks for the same months as month, year
 * and to date.
 * @throws Error from the reader for an indicator that is not in the map or is a part of itself
 */
export function figureReader(indicators: ReadonlyMap<string, Indicator>, cells: CellIndex): FigureReader {
  const known = new Map<string, readonly MonthFigure[]>();

  function figuresWithin(indicator: MeasuredIndicator, { from, to }: Months): readonly MonthFigure[] {
    let figures = known.get(indicator.code);
    if (figures === undefined) {
      figures = monthFigures(indicator, cells);
      known.set(indicator.code, figures);
    }
    return figures.filter(({ month }) => from <= month && month <= to);
  }

  function read(code: string, span: Span, above: readonly string[]): Quantity | null {
    const indicator = indicatorOf(indicators, code);
    switch (indicator.source) {
      case 'measured':
        return combineMonths(indicator.calculationFormulaAcrossPeriods, figuresWithin(indicator, span));
      case 'counted':
        return countedFigure(indicator.counts, cells, span);
      case 'calculated':
        return sumOf(readParts(indicator, above, (part, path) => read(part, span, path)));
      default:
        return assertNever(indicator);
    }
  }

  return (code, span) => (span === null ? null : read(code, span, []));
}

/** The months that have a figure, in time order. */
export function monthFigures(indicator: MeasuredIndicator, cells: CellIndex): MonthFigure[] {
  return cells.all.flatMap(({ month, cell }) => {
    const value = monthFigure(indicator, cell);
    return value === null ? [] : [{ month, value }];
  });
}

/** A single figure of a programme; for more than one, a reader saves working out the months again. */
export function figureOf(code: string, facts: ProgrammeFacts, span: Span | null): Quantity | null {
  return figureReader(facts.indicators, facts.cells)(code, span);
}

/** @throws Error when content/ left the indicator out of the facts. */
export function indicatorOf(indicators: ReadonlyMap<string, Indicator>, code: string): Indicator {
  const indicator = indicators.get(code);
  if (!indicator) throw new Error(`Indicator ${code} is not among the facts of the programme`);
  return indicator;
}
