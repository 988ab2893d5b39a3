/** Indicators and their figures as they are printed. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Indicator } from '../../entries/rules/facts';
import type { Quantity } from '../../domain/quantity';
import type { SeriesPoint } from '../../totals/rules/figures';
import { printedFigure } from '../../domain/figure-text';
import type { IndicatorNode, SeriesNode } from './appendix';
import type { FigureNode } from './model';
import { translate } from './translate';

/** The figures of one indicator month by month, oldest first. */
export interface IndicatorSeries {
  /** Code of the programme. */
  readonly programme: string;
  readonly indicator: Indicator;
  readonly points: readonly SeriesPoint[];
}

export function indicatorNode({ code, label, unit }: Indicator, locale: Locale): IndicatorNode {
  return {
    code,
    label: translate(label, locale),
    unit: unit === null ? null : translate(unit, locale),
  };
}

export function figureNode(value: Quantity | null, { decimals }: Indicator, locale: Locale): FigureNode {
  return { value, decimals, text: printedFigure(value, decimals, locale) };
}

export const seriesNodes = (series: readonly IndicatorSeries[], locale: Locale): SeriesNode[] =>
  series.map(({ indicator, points }) => ({
    indicator: indicatorNode(indicator, locale),
    points: points.map(({ month, value }) => ({ month, figure: figureNode(value, indicator, locale) })),
  }));
