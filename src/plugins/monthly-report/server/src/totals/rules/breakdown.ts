/**
 * Figures by the options of their dimensions (分组). The part of a figure that belongs to no option is
 * unknown (不详). Options of two dimensions are never combined: each dimension has a rest of its own.
 */
import type { Dimension, DimensionOption, Indicator, MeasuredIndicator } from '../../entries/rules/facts';
import { optionCode } from '../../domain/option-codes';
import { subtract, sumOf, type Quantity } from '../../domain/quantity';
import type { Span } from '../../domain/spans';
import type { PeriodCell } from '../../ledger/rules/cell-index';
import { isLevel } from '../../ledger/rules/rules';
import { readParts } from './calculated';
import { indicatorOf, type FigureReader, type Kept } from './figure';
import { decidingPeriods, optionFigure, periodFigures } from './measured';
import { ratioFigure, readSides } from './ratio';

export interface OptionFigure {
  readonly option: DimensionOption;
  /** Null if nobody entered the option. */
  readonly value: Quantity | null;
}

/** A figure by one dimension. */
export interface Breakdown {
  readonly dimension: Dimension;
  /** In the order of the dimension. */
  readonly options: readonly OptionFigure[];
  /** The part of the figure that belongs to no option; null without a figure, and for ratios, which have no rest. */
  readonly unknown: Quantity | null;
}

type Indicators = ReadonlyMap<string, Indicator>;

const NONE: readonly Dimension[] = [];

/** Indicators never change within a version of the catalogue: the ones of a programme are examined once. */
const known = new WeakMap<Indicators, Map<string, readonly Dimension[]>>();

/** The dimensions of a figure: a sum has the dimensions of any of its parts, a ratio those of both sides. */
export function dimensionsOf(indicators: Indicators, code: string): readonly Dimension[] {
  let ofCode = known.get(indicators);
  if (ofCode === undefined) known.set(indicators, (ofCode = new Map<string, readonly Dimension[]>()));
  let found = ofCode.get(code);
  if (found === undefined) ofCode.set(code, (found = findDimensions(indicators, code, [])));
  return found;
}

function findDimensions(
  indicators: Indicators,
  code: string,
  above: readonly string[],
): readonly Dimension[] {
  const indicator = indicators.get(code);
  switch (indicator?.source) {
    case undefined:
    case 'counted':
      return NONE;
    case 'measured':
      return indicator.dimensions ?? NONE;
    case 'calculated': {
      const all = readParts(indicator, above, (part, path) => findDimensions(indicators, part, path)).flat();
      return [...new Map(all.map((dimension) => [dimension.code, dimension])).values()];
    }
    case 'ratio': {
      const { numerator = NONE, denominator = NONE } = readSides(indicator, above, (side, path) =>
        findDimensions(indicators, side, path),
      );
      return numerator.filter((dimension) => denominator.some((other) => other.code === dimension.code));
    }
  }
}

export type BreakdownReader = (code: string, span: Span | null) => readonly Breakdown[];

/** @param figureOf reads the figures that are broken down, from the same sums. */
export function breakdownReader(
  indicators: Indicators,
  { cells, levels }: Kept,
  figureOf: FigureReader,
): BreakdownReader {
  const ofSpan = new Map<Span, readonly PeriodCell[]>();

  function cellsOf(span: Span): readonly PeriodCell[] {
    let found = ofSpan.get(span);
    if (found === undefined) ofSpan.set(span, (found = cells.within(span)));
    return found;
  }

  function read(
    code: string,
    dimension: string,
    option: string,
    span: Span,
    above: readonly string[],
  ): Quantity | null {
    const indicator = indicatorOf(indicators, code);
    switch (indicator.source) {
      case 'counted':
        return null;
      case 'measured':
        return indicator.dimensions?.some((own) => own.code === dimension) === true
          ? measured(indicator, optionCode(code, dimension, option), span)
          : null;
      case 'calculated':
        return sumOf(readParts(indicator, above, (part, path) => read(part, dimension, option, span, path)));
      case 'ratio': {
        const sides = readSides(indicator, above, (side, path) => read(side, dimension, option, span, path));
        return ratioFigure(sides.numerator ?? null, sides.denominator ?? null, indicator.factor);
      }
    }
  }

  function measured(indicator: MeasuredIndicator, code: string, span: Span): Quantity | null {
    if (isLevel(indicator)) return levels.at(code, span.to)?.value ?? null;
    const within = cellsOf(span);
    if (indicator.calculationFormulaAcrossPeriods === 'sum') return optionFigure(code, within);
    // The options are those of the months that decide the figure.
    const deciding = new Set(
      decidingPeriods(indicator.calculationFormulaAcrossPeriods, periodFigures(indicator, within)).map(
        ({ period }) => period,
      ),
    );
    return optionFigure(
      code,
      within.filter(({ period }) => deciding.has(period)),
    );
  }

  return (code, span) => {
    const dimensions = dimensionsOf(indicators, code);
    if (dimensions.length === 0) return [];
    const value = figureOf(code, span);
    const isRatio = indicatorOf(indicators, code).source === 'ratio';
    return dimensions.map((dimension) => {
      const options = dimension.options.map((option) => ({
        option,
        value: span === null ? null : read(code, dimension.code, option.code, span, []),
      }));
      return { dimension, options, unknown: isRatio ? null : restOf(value, options) };
    });
  };
}

function restOf(value: Quantity | null, options: readonly OptionFigure[]): Quantity | null {
  if (value === null) return null;
  const sum = sumOf(options.map((option) => option.value));
  return sum === null ? value : subtract(value, sum);
}
