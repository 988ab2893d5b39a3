/**
 * The trend of each programme beside its totals. It shows other months than the report's own,
 * so it is added when a report is read, and not frozen with it.
 */
import type { Locale } from '../../../../shared/vocabulary';
import { seriesNodes, type IndicatorSeries } from './indicator-nodes';
import type { ProgrammeNode, ReportModel, Section, TrendBlock, TrendPanel } from './model';
import { PHRASES } from './phrases';
import { toldOf, trendFindings } from './trend-findings';

export function withTrends(model: ReportModel, series: readonly IndicatorSeries[]): ReportModel {
  const { programmes, locale } = model.report;
  let pictures = 0;
  const trends = programmes.map((programme) => {
    const trend = trendOf(programme, series, locale, pictures + 1);
    if (trend !== null && drawnTrend(trend) !== null) pictures += 1;
    return trend;
  });
  // The first sections are the programmes, in their order; closing sections follow.
  const sections = model.sections.map((section, index) => {
    const trend = trends[index] ?? null;
    return trend === null ? section : besideTotals(section, trend);
  });
  return { ...model, sections };
}

/** Null if no month has a figure. */
function trendOf(
  { code, name }: ProgrammeNode,
  series: readonly IndicatorSeries[],
  locale: Locale,
  number: number,
): TrendBlock | null {
  const own = series.filter(({ programme }) => programme === code);
  const panels = seriesNodes(own, locale)
    .map(({ indicator, points }): TrendPanel => ({
      indicator: indicator.code,
      label: indicator.label,
      unit: indicator.unit,
      points,
    }))
    .filter(({ points }) => points.some(({ figure }) => figure.value !== null));
  const months = panels[0]?.points.length ?? 0;
  if (months === 0) return null;
  const words = PHRASES[locale];
  return {
    kind: 'trend',
    programme: code,
    title: words.trendCaption(
      number,
      words.trendTitle(name.text, months),
      trendFindings(panels.filter(isDrawn), locale),
    ),
    description: panels.map(({ label, unit, points }) =>
      words.trendOf(
        label.text,
        points.flatMap(({ month, figure }) =>
          figure.value === null ? [] : [words.trendPoint(month, figure.text, unit?.text ?? null)],
        ),
      ),
    ),
    panels,
  };
}

/** Two columns do not make a trend. */
const LEAST_MONTHS = 3;

/** Whether an indicator has figures of enough months. */
export const isDrawn = (panel: Pick<TrendPanel, 'points'>): boolean => toldOf(panel).length >= LEAST_MONTHS;

/** The trend with the indicators that are drawn; null if no indicator has figures of enough months. */
export function drawnTrend(trend: TrendBlock): TrendBlock | null {
  const { panels, description } = trend;
  const drawn = panels.filter(isDrawn);
  if (drawn.length === 0) return null;
  return { ...trend, panels: drawn, description: description.filter((_, at) => isDrawnAt(panels, at)) };
}

function isDrawnAt(panels: readonly TrendPanel[], at: number): boolean {
  const panel = panels[at];
  return panel !== undefined && isDrawn(panel);
}

function besideTotals(section: Section, trend: TrendBlock): Section {
  const at = section.blocks.findIndex(({ kind }) => kind === 'totals');
  if (at < 0) return { ...section, sections: section.sections.map((below) => besideTotals(below, trend)) };
  return {
    ...section,
    blocks: [...section.blocks.slice(0, at + 1), trend, ...section.blocks.slice(at + 1)],
  };
}

/** The trend of a programme, from anywhere in the report; null if there is none. */
export function findTrend({ sections }: Pick<ReportModel, 'sections'>, programme: string): TrendBlock | null {
  for (const section of sections) {
    const found = findTrendIn(section, programme);
    if (found !== null) return found;
  }
  return null;
}

function findTrendIn({ blocks, sections }: Section, programme: string): TrendBlock | null {
  const own = blocks.find(
    (block): block is TrendBlock => block.kind === 'trend' && block.programme === programme,
  );
  return own ?? findTrend({ sections }, programme);
}
