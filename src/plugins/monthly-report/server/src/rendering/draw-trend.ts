import { trendPicture } from '../documents/charts/trend-picture';
import type { ReportModel } from '../report/rules/model';
import { findTrend, drawnTrend } from '../report/rules/trends';
import type { TrendJob } from './jobs';

/** Null if the programme has no trend. */
export function drawTrend(
  model: ReportModel,
  { programme, layout }: Pick<TrendJob, 'programme' | 'layout'>,
): string | null {
  const trend = findTrend(model, programme);
  if (trend === null) return null;
  // If there are only few months, a direct request still gets a picture of them; no report prints it.
  return trendPicture(drawnTrend(trend) ?? trend, model.report.locale, layout).svg;
}
