/** The page that a figure of a report opens. */

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { renderSourcesPage } from '../../documents';
import { NotFoundError } from '../../errors';
import type { Question } from '../../http/serving/question';
import { settings } from '../../settings';
import { HTML_TYPE } from '../../http/questions/media-types';
import { requireHtml } from '../../report/http/pages-question';
import { readCode, readMonth, readPageQuery, readParameter, shown } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import { publicViewer, requireVisible } from '../../http/questions/visibility';
import type { Services } from '../../http/services';

const PAGE_SIZE = 50;

/** GET /reports/2020-12/sources/zero_waste/waste_hazardous. @throws errors of 400, 404, 406. */
export function sourcesPageQuestion(services: Services, request: QuestionRequest): Question {
  requireHtml(request);
  const month = readParameter(request, 'month', readMonth);
  const programme = readParameter(request, 'programme', readCode);
  const indicator = readParameter(request, 'indicator', readCode);
  const {
    basis = 'month',
    locale = DEFAULT_LOCALE,
    page = 1,
    revision,
  } = readPageQuery(request, contract.sourcesPageQuery);
  return {
    key: JSON.stringify(['sources page', month, programme, indicator, basis, locale, page, revision]),
    versionOf: (versions) => versions.upTo(month),
    mediaType: HTML_TYPE,
    async render(versions) {
      const viewer = publicViewer(versions);
      requireVisible(viewer, month);
      const published = services.published;
      // The figure as the report prints it; its sources stand below it.
      const report = (await published.report({ month, locale, revision }))?.report;
      const printed = report?.programmes.find(({ code }) => code === programme);
      const total = printed?.totals.find((candidate) => candidate.indicator === indicator);
      if (report === undefined || printed === undefined || total === undefined) {
        throw new NotFoundError(`No such report of ${month} prints a figure ${shown(indicator)} there.`);
      }
      const found = await published.sources({
        month,
        revision,
        programme,
        indicator,
        basis,
        page,
        pageSize: PAGE_SIZE,
        filter: {},
        reference: versions.reference,
      });
      if (page > Math.max(1, found.pagination.pageCount)) {
        throw new NotFoundError(`There are ${found.pagination.pageCount} pages, and no page ${page}.`);
      }
      const edition = { month, locale, ...(revision === undefined ? {} : { revision }) };
      return renderSourcesPage(
        { ...found, edition, report, programme: printed, total, basis, isVisible: viewer.sees },
        settings(services.strapi),
      );
    },
  };
}
