import { DEFAULT_LOCALE, type Basis, type Grouping, type Locale } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { renderTotals, type ProgrammeTotals } from '../../documents/json/totals';
import { NotFoundError } from '../../errors';
import type { Month } from '../../domain/month';
import type { Question } from '../../http/serving/question';
import { JSON_TYPE, CSV_TYPE } from '../../http/questions/media-types';
import { readMonth, readParameter, readQuery } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import { publicViewer, requireVisible, type Viewer } from '../../http/questions/visibility';
import type { Services } from '../../http/services';
import { totalsCsv } from '../../documents/csv/totals';

export interface TotalsAsked {
  readonly month: Month;
  readonly basis: Basis;
  readonly locale: Locale;
  readonly programme: string | null;
  readonly grouping: Grouping | null;
  /** Code of a dimension. */
  readonly breakdown: string | null;
  readonly page: number | undefined;
  readonly pageSize: number | undefined;
  readonly status: 'published' | 'draft' | undefined;
  readonly format: 'json' | 'csv';
}

/** GET /totals/2020-12. @throws ValidationError (400). */
export function readTotalsAsked(request: QuestionRequest): TotalsAsked {
  const query = readQuery(request, contract.totalsQuery);
  const {
    basis = 'month',
    locale = DEFAULT_LOCALE,
    groupBy: grouping = null,
    programme = null,
    breakdown = null,
  } = query;
  return {
    month: readParameter(request, 'month', readMonth),
    basis,
    locale,
    programme,
    grouping,
    breakdown,
    page: query['pagination[page]'],
    pageSize: query['pagination[pageSize]'],
    status: query.status,
    // JSON for whoever takes anything.
    format: request.accepts(['application/json', 'text/csv']) === 'text/csv' ? 'csv' : 'json',
  };
}

export const totalsMediaType = ({ format }: TotalsAsked): string => (format === 'csv' ? CSV_TYPE : JSON_TYPE);

/** @throws NotFoundError (404) for a month that is not to be seen or an unknown programme. */
export async function renderTotalsAsked(
  services: Services,
  asked: TotalsAsked,
  viewer: Viewer,
): Promise<string> {
  requireVisible(viewer, asked.month);
  const question = { ...asked, reference: viewer.reference };
  const { programmes, pagination } = viewer.isPublic
    ? await services.published.totals(question)
    : await services.totals.ofMonth(question);
  if (asked.breakdown !== null) requireDimension(programmes, asked.breakdown);
  if (asked.format === 'csv') return totalsCsv({ ...asked, programmes, isGrouped: asked.grouping !== null });
  return renderTotals({
    ...asked,
    programmes,
    pagination: asked.grouping === null ? null : pagination,
  });
}

/** @throws NotFoundError (404) where none of the figures is broken down so. */
function requireDimension(programmes: readonly ProgrammeTotals[], asked: string): void {
  const known = new Set(
    programmes.flatMap(({ totals }) =>
      totals.flatMap(({ breakdown }) => breakdown?.month.map(({ dimension }) => dimension.code) ?? []),
    ),
  );
  if (known.has(asked)) return;
  const accepted = known.size === 0 ? 'they are not broken down' : `they have: ${[...known].join(', ')}`;
  throw new NotFoundError(`No figure here is broken down by "${asked}"; ${accepted}.`);
}

/** The totals of a public month. */
export function totalsQuestion(services: Services, asked: TotalsAsked): Question {
  const { month, basis, locale, programme, grouping, breakdown, page, pageSize, format } = asked;
  return {
    key: JSON.stringify([
      ...['totals', month, basis, locale, programme, grouping, breakdown, page, pageSize, format],
    ]),
    versionOf: (versions) => versions.upTo(month),
    mediaType: totalsMediaType(asked),
    render: (versions) => renderTotalsAsked(services, asked, publicViewer(versions)),
  };
}
