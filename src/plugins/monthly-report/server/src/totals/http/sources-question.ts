import { DEFAULT_LOCALE, type Basis, type Locale } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { renderSources } from '../../documents/json/totals';
import type { Month } from '../../domain/month';
import type { Question } from '../../http/serving/question';
import { JSON_TYPE } from '../../http/questions/media-types';
import { readCode, readMonth, readParameter, readQuery } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import { publicViewer, requireVisible, type Viewer } from '../../http/questions/visibility';
import type { Services } from '../../http/services';

export interface SourcesAsked {
  readonly month: Month;
  readonly programme: string;
  readonly indicator: string;
  readonly basis: Basis;
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
  const { basis = 'month', locale = DEFAULT_LOCALE, region, partner, status } = query;
  return {
    programme: readParameter(request, 'programme', readCode),
    indicator: readParameter(request, 'indicator', readCode),
    month: readParameter(request, 'month', readMonth),
    basis,
    locale,
    region,
    partner,
    page: query['pagination[page]'],
    pageSize: query['pagination[pageSize]'],
    status,
  };
}

/** @throws NotFoundError (404) for a month that is not to be seen, an unknown programme, indicator, region or partner. */
export async function renderSourcesAsked(
  services: Services,
  asked: SourcesAsked,
  viewer: Viewer,
): Promise<string> {
  requireVisible(viewer, asked.month);
  const { region, partner, locale } = asked;
  const question = {
    ...asked,
    filter: { ...(region && { region }), ...(partner && { partner }) },
    reference: viewer.reference,
  };
  const found = viewer.isPublic
    ? await services.published.sources(question)
    : await services.totals.sources(question);
  return renderSources({ ...found, locale, isVisible: viewer.sees });
}

/** The sources of a figure of a public month. */
export function sourcesQuestion(services: Services, asked: SourcesAsked): Question {
  const { month, programme, indicator, basis, locale, region, partner, page, pageSize } = asked;
  return {
    key: JSON.stringify([
      'sources',
      ...[month, programme, indicator, basis, locale],
      ...[region, partner, page, pageSize],
    ]),
    versionOf: (versions) => versions.upTo(month),
    mediaType: JSON_TYPE,
    render: (versions) => renderSourcesAsked(services, asked, publicViewer(versions)),
  };
}
