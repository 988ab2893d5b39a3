import * as contract from '../../http/contracts';
import { renderSeries } from '../../documents/json/totals';
import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { monthsFrom, type Month } from '../../domain/month';
import type { Question } from '../../http/serving/question';
import { JSON_TYPE } from '../../http/questions/media-types';
import { readQuery } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import { publicViewer, type Viewer } from '../../http/questions/visibility';
import type { Services } from '../../http/services';
import { readFromTo } from './period-question';
import { totalsFormat, totalsQuestion, type TotalsAsked } from './totals-question';

export interface SeriesAsked {
  readonly from: Month;
  readonly to: Month;
  readonly programme: string | null;
  readonly indicator: string | null;
  readonly status: 'published' | 'draft' | undefined;
}

/** One point for each month, or all months as one period. */
export type SpanAsked =
  | { readonly kind: 'series'; readonly series: SeriesAsked }
  | { readonly kind: 'period'; readonly totals: TotalsAsked };

/**
 * GET /totals?from=2020-01&to=2020-12, as one period with &basis=period.
 *
 * @throws ValidationError (400).
 */
export function readSpanAsked(request: QuestionRequest): SpanAsked {
  const { basis } = readQuery(request, contract.spanQuery);
  if (basis !== 'period') return { kind: 'series', series: readSeriesAsked(request) };
  const query = readQuery(request, contract.spanQuery);
  const { programme = null, indicator = null, groupBy: grouping = null, locale = DEFAULT_LOCALE } = query;
  return {
    kind: 'period',
    totals: {
      months: readFromTo(query),
      ...{ basis: 'period', programme, indicator, grouping, breakdown: null, locale },
      page: query['pagination[page]'],
      pageSize: query['pagination[pageSize]'],
      status: query.status,
      format: totalsFormat(request),
    },
  };
}

function readSeriesAsked(request: QuestionRequest): SeriesAsked {
  const query = readQuery(request, contract.seriesQuery);
  const { programme = null, indicator = null, status } = query;
  return { ...readFromTo(query), programme, indicator, status };
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
function seriesQuestion(services: Services, asked: SeriesAsked): Question {
  const { from, to, programme, indicator } = asked;
  return {
    key: JSON.stringify(['series', from, to, programme, indicator]),
    versionOf: (versions) => versions.upTo(to),
    mediaType: JSON_TYPE,
    render: (versions) => renderSeriesAsked(services, asked, publicViewer(versions)),
  };
}

export const spanQuestion = (services: Services, asked: SpanAsked): Question =>
  asked.kind === 'series' ? seriesQuestion(services, asked.series) : totalsQuestion(services, asked.totals);
