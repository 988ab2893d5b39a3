/** The web pages for readers, outside /api. */
import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../shared/vocabulary';
import { renderIndex, REPORT_STYLESHEET } from '../documents';
import { isMonth } from '../domain/month';
import { reportTitle } from '../domain/report/compile';
import { NotFoundError, notAcceptable } from '../errors';
import type { Question } from '../serving/question';
import { pluginService } from '../services/registry';
import { settings } from '../settings';
import { CSS_TYPE, HTML_TYPE } from './media-types';
import { readLocale, readMonth, readPageQuery, readParameter, readRevision } from './query';
import { reportQuestion, type ReportAsked } from './report';
import type { QuestionRequest } from './request';

function requireHtml({ accepts }: QuestionRequest): void {
  if (accepts(['text/html']) === false) {
    throw notAcceptable('This address is a web page: accept text/html.');
  }
}

/** GET /reports. @throws errors of 400, 406. */
export function indexPageQuestion(strapi: Core.Strapi, request: QuestionRequest): Question {
  requireHtml(request);
  const { locale = DEFAULT_LOCALE } = readPageQuery(request, { locale: readLocale });
  return {
    key: JSON.stringify(['index page', locale]),
    versionOf: ({ all }) => all,
    mediaType: HTML_TYPE,
    async render() {
      const months = await pluginService(strapi, 'published').months();
      return renderIndex(
        months.map((entry) => ({ ...entry, title: reportTitle(entry, locale).text })),
        locale,
        settings(strapi),
      );
    },
  };
}

/** GET /reports/2020-12. @throws errors of 400, 404, 406. */
export function reportPageQuestion(strapi: Core.Strapi, request: QuestionRequest): Question {
  requireHtml(request);
  const address = readParameter(request, 'month', (value) => value);
  const dot = address.indexOf('.');
  if (dot > 0 && isMonth(address.slice(0, dot))) {
    throw new NotFoundError(`The page of a month has no extension: /reports/${address.slice(0, dot)}`);
  }
  const month = readMonth(address, 'month');
  const { locale = DEFAULT_LOCALE, revision } = readPageQuery(request, {
    locale: readLocale,
    revision: readRevision,
  });
  const asked: ReportAsked = { month, locale, format: 'html', revision, status: 'published' };
  return reportQuestion(strapi, asked);
}

/** GET /reports/report.css: the same as long as the server runs. */
export const stylesheetQuestion = (): Question => ({
  key: JSON.stringify(['stylesheet']),
  versionOf: () => '',
  mediaType: CSS_TYPE,
  render: () => Promise.resolve(REPORT_STYLESHEET),
});
