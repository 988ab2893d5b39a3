import * as contract from '../../http/contracts';
import { renderSeries } from '../../documents/json/totals';
import { monthsFrom, toMonth, type Month } from '../../domain/month';
import { ValidationError } from '../../errors';
import type { Question } from '../../http/serving/question';
import { JSON_TYPE } from '../../http/questions/media-types';
import { readQuery } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import { publicViewer, type Viewer } from '../../http/questions/visibility';
import type { Services } from '../../http/services';

/** Ten years: more points than a chart shows, few enough to answer at once. */
const MAX_MONTHS = 120;

export interface SeriesAsked {
  readonly from: Month;
  readonly to: Month;
  readonly programme: string | null;
  readonly indicator: string | null;
  readonly status: 'published' | 'draft' | undefined;
}

/** GET /totals?from=2020-01&to=2020-12. @throws ValidationError (400). */
export function readSeriesAsked(request: QuestionRequest): SeriesAsked {
  const query = readQuery(request, contract.seriesQuery);
  const { programme = null, indicator = null, status } = query;
  if (query.from === undefined || query.to === undefined) {
    throw new ValidationError('"from" and "to" are needed, each a month written YYYY-MM.');
  }
  const [from, to] = [toMonth(query.from), toMonth(query.to)];
  if (from > to) throw new ValidationError(`"from" (${from}) must not be later than "to" (${to}).`);
  const { length } = monthsFrom(from, to);
  if (length > MAX_MONTHS) {
    throw new ValidationError(
      `From ${from} to ${to} are ${length} months; at most ${MAX_MONTHS} are answered at once.`,
    );
  }
  return { from, to, programme, indicator, status };
}

/** @throws NotFoundError (404) for an unknown programme or indicator. */
export async function renderSeriesAsked(
  services: Services,
  { from, to, programme, indicator }: SeriesAsked,
  viewer: Viewer,
): Promise<string> {
  const months = monthsFrom(from, to);
  const question = {
    months,
    visible: new Set(months.filter(viewer.sees)),
    programme,
    indicator,
    reference: viewer.reference,
  };
  const series = viewer.isPublic
    ? await services.published.series(question)
    : await services.totals.series(question);
  return renderSeries(series);
}

/** The series of the public months. */
export function seriesQuestion(services: Services, asked: SeriesAsked): Question {
  const { from, to, programme, indicator } = asked;
  return {
    key: JSON.stringify(['series', from, to, programme, indicator]),
    versionOf: (versions) => versions.upTo(to),
    mediaType: JSON_TYPE,
    render: (versions) => renderSeriesAsked(services, asked, publicViewer(versions)),
  };
}
