import { DEFAULT_LOCALE, type Grouping, type Locale } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { renderPeriod, renderTotals } from '../../documents/json/totals';
import { periodCsv, totalsCsv } from '../../documents/csv/totals';
import { NotFoundError } from '../../errors';
import { monthsFrom } from '../../domain/month';
import { nameOfMonths } from '../../domain/periods';
import type { Breakdown } from '../rules/breakdown';
import type { Question } from '../../http/serving/question';
import { JSON_TYPE, CSV_TYPE } from '../../http/questions/media-types';
import { readQuery } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import { publicViewer, type Viewer } from '../../http/questions/visibility';
import type { Services } from '../../http/services';
import { isBasis, readMonths, requireAnyVisible, type MonthsAsked } from './period-question';

export interface TotalsAsked extends MonthsAsked {
  readonly locale: Locale;
  readonly programme: string | null;
  /** Only for a period: leaves all other indicators out. */
  readonly indicator: string | null;
  readonly grouping: Grouping | null;
  /** Code of a dimension. */
  readonly breakdown: string | null;
  readonly page: number | undefined;
  readonly pageSize: number | undefined;
  readonly status: 'published' | 'draft' | undefined;
  readonly format: 'json' | 'csv';
}

/** JSON if the client accepts any format. */
export const totalsFormat = (request: QuestionRequest): TotalsAsked['format'] =>
  request.accepts(['application/json', 'text/csv']) === 'text/csv' ? 'csv' : 'json';

/** GET /totals/2020-12, /totals/2020-Q4. @throws ValidationError (400). */
export function readTotalsAsked(request: QuestionRequest): TotalsAsked {
  const query = readQuery(request, contract.totalsQuery);
  const { locale = DEFAULT_LOCALE, groupBy: grouping = null, programme = null, breakdown = null } = query;
  return {
    ...readMonths(request, query.basis),
    ...{ locale, programme, indicator: null, grouping, breakdown },
    page: query['pagination[page]'],
    pageSize: query['pagination[pageSize]'],
    status: query.status,
    format: totalsFormat(request),
  };
}

export const totalsMediaType = ({ format }: TotalsAsked): string => (format === 'csv' ? CSV_TYPE : JSON_TYPE);

/** @throws NotFoundError (404) for months that the viewer may not see, or an unknown programme. */
export async function renderTotalsAsked(
  services: Services,
  asked: TotalsAsked,
  viewer: Viewer,
): Promise<string> {
  const { months, basis, grouping, breakdown, format, locale } = asked;
  const visible = requireAnyVisible(viewer, asked);
  const { reference } = viewer;
  if (isBasis(basis)) {
    const question = { ...asked, basis, month: months.to, reference };
    const { programmes, pagination } = viewer.isPublic
      ? await services.published.totals(question)
      : await services.totals.ofMonth({ ...question, ...referenceOf(viewer) });
    requireDimension(
      programmes.flatMap(({ totals }) => totals.map((total) => total.breakdown?.[basis])),
      breakdown,
    );
    const answer = { month: months.to, basis, locale, programmes, breakdown };
    if (format === 'csv') return totalsCsv({ ...answer, isGrouped: grouping !== null });
    return renderTotals({ ...answer, pagination: grouping === null ? null : pagination });
  }
  const { programmes, pagination } = viewer.isPublic
    ? await services.published.period({ ...asked, visible, reference })
    : await services.totals.ofPeriod({ ...asked, ...referenceOf(viewer) });
  requireDimension(
    programmes.flatMap(({ totals }) => totals.map((total) => total.breakdown)),
    breakdown,
  );
  const published = viewer.isPublic
    ? new Set(visible)
    : new Set((await services.revisions.newestOfAll()).keys());
  const all = monthsFrom(months.from, months.to);
  const answer = {
    ...{ name: nameOfMonths(months), months, locale, programmes, breakdown },
    of: all.length,
    notPublished: all.filter((month) => !published.has(month)),
  };
  if (format === 'csv') return periodCsv({ ...answer, isGrouped: grouping !== null });
  return renderPeriod({ ...answer, pagination: grouping === null ? null : pagination });
}

const referenceOf = ({ reference }: Viewer) => (reference === undefined ? {} : { reference });

/** @throws NotFoundError (404) if no figure is broken down by the dimension. */
function requireDimension(
  breakdowns: readonly (readonly Breakdown[] | undefined)[],
  asked: string | null,
): void {
  if (asked === null) return;
  const known = new Set(breakdowns.flatMap((own) => own?.map(({ dimension }) => dimension.code) ?? []));
  if (known.has(asked)) return;
  const accepted = known.size === 0 ? 'they are not broken down' : `they have: ${[...known].join(', ')}`;
  throw new NotFoundError(`No figure here is broken down by "${asked}"; ${accepted}.`);
}

/** The totals of a public month or period. */
export function totalsQuestion(services: Services, asked: TotalsAsked): Question {
  const { months, basis, locale, programme, indicator, grouping, breakdown, page, pageSize, format } = asked;
  return {
    key: JSON.stringify([
      'totals',
      ...[months, basis, locale, programme, indicator, grouping, breakdown, page, pageSize, format],
    ]),
    versionOf: (versions) => versions.upTo(months.to),
    mediaType: totalsMediaType(asked),
    render: (versions) => renderTotalsAsked(services, asked, publicViewer(versions)),
  };
}
