import { trendPicture } from '../documents/charts/trend-picture';
import type { ReportModel, Section, TrendBlock } from '../domain/report/model';
import type { TrendJob } from './jobs';

/** Null where the programme has no trend. */
export function drawTrend(
  { report: { locale }, sections }: ReportModel,
  { programme, layout }: Pick<TrendJob, 'programme' | 'layout'>,
): string | null {
  const trend = sections.map((section) => trendIn(section, programme)).find((found) => found !== null);
  return trend ? trendPicture(trend, locale, layout).svg : null;
}

function trendIn({ blocks, sections }: Section, programme: string): TrendBlock | null {
  const own = blocks.find(
    (block): block is TrendBlock => block.kind === 'trend' && block.programme === programme,
  );
  if (own !== undefined) return own;
  for (const section of sections) {
    const found = trendIn(section, programme);
    if (found !== null) return found;
  }
  return null;
}
