import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { renderSources } from '../../documents/json/totals';
import type { Months, SpanBasis } from '../../domain/spans';
import type { Question } from '../../http/serving/question';
import { JSON_TYPE } from '../../http/questions/media-types';
import { readCode, readParameter, readQuery } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import { publicViewer, type Viewer } from '../../http/questions/visibility';
import type { SourcesPage } from '../steps/sources';
import { isBasis, readMonths, requireAnyVisible } from './period-question';
import type { Services } from '../../http/services';

export interface SourcesAsked {
  /** One month, or all months of a period. */
  readonly months: Months;
  readonly programme: string;
  readonly indicator: string;
  readonly basis: SpanBasis;
  readonly locale: Locale;
  readonly region: string | undefined;
  readonly partner: string | undefined;
  readonly page: number | undefined;
  readonly pageSize: number | undefined;
  readonly status: 'published' | 'draft' | undefined;
}

/** GET /totals/2020-12/zero_waste/waste_hazardous/sources. @throws ValidationError (400). */
export function readSourcesAsked(request: QuestionRequest): SourcesAsked {
  const query = readQuery(request, contract.sourcesQuery);
  const { locale = DEFAULT_LOCALE, region, partner, status } = query;
  const { months, basis } = readMonths(request, query.basis);
  return {
    months,
    programme: readParameter(request, 'programme', readCode),
    indicator: readParameter(request, 'indicator', readCode),
    basis,
    locale,
    region,
    partner,
    page: query['pagination[page]'],
    pageSize: query['pagination[pageSize]'],
    status,
  };
}

/** @throws NotFoundError (404) for a month that may not be seen, an unknown programme, indicator, region or partner. */
export async function renderSourcesAsked(
  services: Services,
  asked: SourcesAsked,
  viewer: Viewer,
): Promise<string> {
  const visible = requireAnyVisible(viewer, asked);
  const { region, partner, locale } = asked;
  const question = {
    ...asked,
    filter: { ...(region && { region }), ...(partner && { partner }) },
    reference: viewer.reference,
    visible,
  };
  const found = await sourcesFor(services, viewer, question);
  return renderSources({ ...found, locale, isVisible: viewer.sees });
}

function sourcesFor(
  services: Services,
  viewer: Viewer,
  question: Parameters<Services['published']['periodSources']>[0] & Pick<SourcesAsked, 'basis'>,
): Promise<SourcesPage> {
  const { basis, months, reference } = question;
  if (!viewer.isPublic) {
    return services.totals.sources({ ...question, ...(reference === undefined ? {} : { reference }) });
  }
  return isBasis(basis)
    ? services.published.sources({ ...question, basis, month: months.to })
    : services.published.periodSources(question);
}

/** The sources of a figure of a public month, or of a period. */
export function sourcesQuestion(services: Services, asked: SourcesAsked): Question {
  const { months, programme, indicator, basis, locale, region, partner, page, pageSize } = asked;
  return {
    key: JSON.stringify([
      'sources',
      ...[months, programme, indicator, basis, locale],
      ...[region, partner, page, pageSize],
    ]),
    versionOf: (versions) => versions.upTo(months.to),
    mediaType: JSON_TYPE,
    render: (versions) => renderSourcesAsked(services, asked, publicViewer(versions)),
  };
}
