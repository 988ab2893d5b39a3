/** One figure of one indicator over one span, whatever the indicator's source. */
import { assertNever } from '../../domain/assert-never';
import type { Indicator, ProgrammeFacts } from '../../entries/rules/facts';
import { sumOf, type Quantity } from '../../domain/quantity';
import { readParts } from './calculated';
import type { CellIndex, PeriodCell } from '../../ledger/rules/cell-index';
import { countedFigure } from './counted';
import { measuredFigure } from './measured';
import type { Span } from '../../domain/spans';

/** Null: not reported, or (a null span) before the programme's start. */
export type FigureReader = (code: string, span: Span | null) => Quantity | null;

/**
 * Reads figures from the kept sums of one scope. A span's cells are looked up once,
 * however many indicators are read over it: a report asks all of them for the same spans.
 * @throws Error from the reader for an indicator that is not in the map or is a part of itself
 */
export function figureReader(indicators: ReadonlyMap<string, Indicator>, cells: CellIndex): FigureReader {
  const known = new Map<Span, readonly PeriodCell[]>();

  function cellsOf(span: Span): readonly PeriodCell[] {
    let found = known.get(span);
    if (found === undefined) known.set(span, (found = cells.within(span)));
    return found;
  }

  function read(code: string, span: Span, above: readonly string[]): Quantity | null {
    const indicator = indicatorOf(indicators, code);
    switch (indicator.source) {
      case 'measured':
        return measuredFigure(indicator, cellsOf(span));
      case 'counted':
        return countedFigure(indicator.counts, cellsOf(span), span.basis);
      case 'calculated':
        return sumOf(readParts(indicator, above, (part, path) => read(part, span, path)));
      default:
        return assertNever(indicator);
    }
  }

  return (code, span) => (span === null ? null : read(code, span, []));
}

/** A single figure of a programme; for more than one, a reader saves looking up the cells again. */
export function figureOf(code: string, facts: ProgrammeFacts, span: Span | null): Quantity | null {
  return figureReader(facts.indicators, facts.cells)(code, span);
}

/** @throws Error when content/ left the indicator out of the facts. */
export function indicatorOf(indicators: ReadonlyMap<string, Indicator>, code: string): Indicator {
  const indicator = indicators.get(code);
  if (!indicator) throw new Error(`Indicator ${code} is not among the facts of the programme`);
  return indicator;
}
