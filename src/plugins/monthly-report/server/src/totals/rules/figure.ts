/** One figure of one indicator over one span, whatever the indicator's source. */
import { assertNever } from '../../domain/assert-never';
import type { Indicator, ProgrammeFacts } from '../../entries/rules/facts';
import { sumOf, type Quantity } from '../../domain/quantity';
import { readParts } from './calculated';
import type { CellIndex, PeriodCell } from '../../ledger/rules/cell-index';
import type { DistinctBySpan } from '../../ledger/rules/distinct';
import { countedFigure } from './counted';
import { isLevel } from '../../ledger/rules/rules';
import type { Carried } from './figures';
import type { CarriedStates, LevelIndex } from '../../ledger/rules/levels';
import { carriedTogether } from './carried';
import { measuredFigure } from './measured';
import { ratioFigure, readSides } from './ratio';
import type { Span } from '../../domain/spans';

/** Null: not reported, or (a null span) before the programme's start. */
export type FigureReader = (code: string, span: Span | null) => Quantity | null;

/** Figures of one scope are read from this. */
export interface Kept {
  readonly cells: CellIndex;
  readonly levels: LevelIndex;
  /** Distinct members of the scope, for spans over which its sums do not count them. */
  readonly distinct?: DistinctBySpan;
}

/**
 * Reads figures from the kept sums and states of one scope. A span's cells are looked up once,
 * however many indicators are read over it: a report asks all of them for the same spans.
 * @throws Error from the reader for an indicator that is not in the map or is a part of itself
 */
export function figureReader(
  indicators: ReadonlyMap<string, Indicator>,
  { cells, levels, distinct }: Kept,
): FigureReader {
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
        return isLevel(indicator)
          ? (levels.at(code, span.to)?.value ?? null)
          : measuredFigure(indicator, cellsOf(span));
      case 'counted':
        return countedFigure(indicator.counts, cellsOf(span), span.basis, distinct);
      case 'calculated':
        return sumOf(readParts(indicator, above, (part, path) => read(part, span, path)));
      case 'ratio': {
        const sides = readSides(indicator, above, (side, path) => read(side, span, path));
        return ratioFigure(sides.numerator ?? null, sides.denominator ?? null, indicator.factor);
      }
      default:
        return assertNever(indicator);
    }
  }

  return (code, span) => (span === null ? null : read(code, span, []));
}

/** The part of a figure from months before the span's last; null if there is no such part. */
export function carriedIn(
  indicators: ReadonlyMap<string, Indicator>,
  levels: LevelIndex,
  code: string,
  span: Span | null,
): Carried | null {
  if (span === null) return null;
  const { to } = span;

  function statesOf(code: string, above: readonly string[]): readonly (CarriedStates | null)[] {
    const indicator = indicatorOf(indicators, code);
    if (indicator.source === 'calculated') return readParts(indicator, above, statesOf).flat();
    if (indicator.source === 'ratio') {
      const { numerator = [], denominator = [] } = readSides(indicator, above, statesOf);
      return [...numerator, ...denominator];
    }
    return isLevel(indicator) ? [levels.at(code, to)?.carried ?? null] : [];
  }

  return carriedTogether(statesOf(code, []));
}

/** A single figure of a programme; for several figures, use a reader, which looks up the cells only once. */
export function figureOf(code: string, facts: ProgrammeFacts, span: Span | null): Quantity | null {
  return figureReader(facts.indicators, facts)(code, span);
}

/** @throws Error when content/ left the indicator out of the facts. */
export function indicatorOf(indicators: ReadonlyMap<string, Indicator>, code: string): Indicator {
  const indicator = indicators.get(code);
  if (!indicator) throw new Error(`Indicator ${code} is not among the facts of the programme`);
  return indicator;
}
