/**
 * The trend of each programme beside its totals. It is told of months around the report's
 * own, so that it is added when a report is read instead of being frozen with it.
 */
import type { Locale } from '../../../../shared/vocabulary';
import { seriesNodes, type IndicatorSeries } from './indicator-nodes';
import type { ProgrammeNode, ReportModel, Section, TrendBlock, TrendPanel } from './model';
import { PHRASES } from './phrases';

export function withTrends(model: ReportModel, series: readonly IndicatorSeries[]): ReportModel {
  const { programmes, locale } = model.report;
  const trends = programmes.map((programme) => trendOf(programme, series, locale));
  // The first sections are the programmes, in their order; closing sections follow.
  const sections = model.sections.map((section, index) => {
    const trend = trends[index] ?? null;
    return trend === null ? section : besideTotals(section, trend);
  });
  return { ...model, sections };
}

/** Null where no month has a figure. */
function trendOf(
  { code, name }: ProgrammeNode,
  series: readonly IndicatorSeries[],
  locale: Locale,
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
    title: words.trendTitle(name.text, months),
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

function besideTotals(section: Section, trend: TrendBlock): Section {
  const at = section.blocks.findIndex(({ kind }) => kind === 'totals');
  if (at < 0) return { ...section, sections: section.sections.map((below) => besideTotals(below, trend)) };
  return {
    ...section,
    blocks: [...section.blocks.slice(0, at + 1), trend, ...section.blocks.slice(at + 1)],
  };
}

/** The trend of a programme, wherever in the report it stands; null where there is none. */
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
