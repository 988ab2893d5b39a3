/** The web pages for readers, outside /api. */

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { renderFeed, renderIndex, REPORT_STYLESHEET, renderRobots, renderSitemap } from '../../documents';
import { isMonth } from '../../domain/month';
import { NotFoundError, notAcceptable } from '../../errors';
import type { Question } from '../../http/serving/question';
import { settings } from '../../settings';
import { ATOM_TYPE, CSS_TYPE, HTML_TYPE, TEXT_TYPE, XML_TYPE } from '../../http/questions/media-types';
import { readMonth, readPageQuery, readParameter } from '../../http/questions/query';
import { reportQuestion, type ReportAsked } from './report-question';
import type { QuestionRequest } from '../../http/questions/request';
import type { Services } from '../../http/services';

/** @throws an error of 406. */
export function requireHtml({ accepts }: QuestionRequest): void {
  if (accepts(['text/html']) === false) {
    throw notAcceptable('This address is a web page: accept text/html.');
  }
}

/** GET /reports. @throws errors of 400, 406. */
export function indexPageQuestion(services: Services, request: QuestionRequest): Question {
  requireHtml(request);
  const { locale = DEFAULT_LOCALE } = readPageQuery(request, contract.listPageQuery);
  return {
    key: JSON.stringify(['index page', locale]),
    versionOf: ({ all }) => all,
    mediaType: HTML_TYPE,
    render: async () =>
      renderIndex(await services.published.headlines(locale), locale, settings(services.strapi)),
  };
}

/** Readers who follow the feed have already seen older entries. */
const MOST_ENTRIES = 24;

/** GET /reports/feed.xml. @throws ValidationError (400). */
export function feedQuestion(services: Services, request: QuestionRequest): Question {
  const { locale = DEFAULT_LOCALE } = readPageQuery(request, contract.listPageQuery);
  return {
    key: JSON.stringify(['feed', locale]),
    versionOf: ({ all }) => all,
    mediaType: ATOM_TYPE,
    render: async () =>
      renderFeed(await services.published.headlines(locale, MOST_ENTRIES), locale, settings(services.strapi)),
  };
}

/** GET /reports/2020-12. @throws errors of 400, 404, 406. */
export function reportPageQuestion(services: Services, request: QuestionRequest): Question {
  requireHtml(request);
  const address = readParameter(request, 'month', (value) => value);
  const dot = address.indexOf('.');
  if (dot > 0 && isMonth(address.slice(0, dot))) {
    throw new NotFoundError(`The page of a month has no extension: /reports/${address.slice(0, dot)}`);
  }
  const month = readMonth(address, 'month');
  const { locale = DEFAULT_LOCALE, revision } = readPageQuery(request, contract.reportPageQuery);
  const asked: ReportAsked = { month, locale, format: 'html', revision, status: 'published' };
  return reportQuestion(services, asked);
}

/** GET /robots.txt */
export const robotsQuestion = (services: Services): Question => ({
  key: JSON.stringify(['robots']),
  versionOf: () => '',
  mediaType: TEXT_TYPE,
  render: () => Promise.resolve(renderRobots(settings(services.strapi).publicUrl)),
});

/** GET /sitemap.xml. @throws NotFoundError (404) if the server does not know its public address. */
export function sitemapQuestion(services: Services): Question {
  const { publicUrl } = settings(services.strapi);
  if (publicUrl === '') {
    throw new NotFoundError('There is no sitemap: it has absolute addresses, and PUBLIC_URL is not set.');
  }
  return {
    key: JSON.stringify(['sitemap']),
    versionOf: ({ all }) => all,
    mediaType: XML_TYPE,
    render: async () => renderSitemap(await services.published.months(), publicUrl),
  };
}

/** GET /reports/report.css: the same as long as the server runs. */
export const stylesheetQuestion = (): Question => ({
  key: JSON.stringify(['stylesheet']),
  versionOf: () => '',
  mediaType: CSS_TYPE,
  render: () => Promise.resolve(REPORT_STYLESHEET),
});
