import { trendPicture } from '../documents/charts/trend-picture';
import type { ReportModel } from '../report/rules/model';
import { findTrend } from '../report/rules/trends';
import type { TrendJob } from './jobs';

/** Null where the programme has no trend. */
export function drawTrend(
  model: ReportModel,
  { programme, layout }: Pick<TrendJob, 'programme' | 'layout'>,
): string | null {
  const trend = findTrend(model, programme);
  return trend && trendPicture(trend, model.report.locale, layout).svg;
}
