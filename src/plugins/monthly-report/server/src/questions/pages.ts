/** The web pages for readers, outside /api. */
import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../shared/vocabulary';
import * as contract from '../contracts';
import { renderFeed, renderIndex, renderRobots, renderSitemap, REPORT_STYLESHEET } from '../documents';
import { isMonth } from '../domain/month';
import { NotFoundError, notAcceptable } from '../errors';
import type { Question } from '../serving/question';
import { pluginService } from '../services/registry';
import { settings } from '../settings';
import { ATOM_TYPE, CSS_TYPE, HTML_TYPE, TEXT_TYPE, XML_TYPE } from './media-types';
import { readMonth, readPageQuery, readParameter } from './query';
import { reportQuestion, type ReportAsked } from './report';
import type { QuestionRequest } from './request';

/** @throws an error of 406. */
export function requireHtml({ accepts }: QuestionRequest): void {
  if (accepts(['text/html']) === false) {
    throw notAcceptable('This address is a web page: accept text/html.');
  }
}

/** GET /reports. @throws errors of 400, 406. */
export function indexPageQuestion(strapi: Core.Strapi, request: QuestionRequest): Question {
  requireHtml(request);
  const { locale = DEFAULT_LOCALE } = readPageQuery(request, contract.listPageQuery);
  return {
    key: JSON.stringify(['index page', locale]),
    versionOf: ({ all }) => all,
    mediaType: HTML_TYPE,
    render: async () =>
      renderIndex(await pluginService(strapi, 'published').headlines(locale), locale, settings(strapi)),
  };
}

/** Who follows a feed has seen what is older. */
const MOST_ENTRIES = 24;

/** GET /reports/feed.xml. @throws ValidationError (400). */
export function feedQuestion(strapi: Core.Strapi, request: QuestionRequest): Question {
  const { locale = DEFAULT_LOCALE } = readPageQuery(request, contract.listPageQuery);
  return {
    key: JSON.stringify(['feed', locale]),
    versionOf: ({ all }) => all,
    mediaType: ATOM_TYPE,
    render: async () =>
      renderFeed(
        await pluginService(strapi, 'published').headlines(locale, MOST_ENTRIES),
        locale,
        settings(strapi),
      ),
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
  const { locale = DEFAULT_LOCALE, revision } = readPageQuery(request, contract.reportPageQuery);
  const asked: ReportAsked = { month, locale, format: 'html', revision, status: 'published' };
  return reportQuestion(strapi, asked);
}

/** GET /robots.txt */
export const robotsQuestion = (strapi: Core.Strapi): Question => ({
  key: JSON.stringify(['robots']),
  versionOf: () => '',
  mediaType: TEXT_TYPE,
  render: () => Promise.resolve(renderRobots(settings(strapi).publicUrl)),
});

/** GET /sitemap.xml. @throws NotFoundError (404) where the server does not know its public address. */
export function sitemapQuestion(strapi: Core.Strapi): Question {
  const { publicUrl } = settings(strapi);
  if (publicUrl === '') {
    throw new NotFoundError('There is no sitemap: it has absolute addresses, and PUBLIC_URL is not set.');
  }
  return {
    key: JSON.stringify(['sitemap']),
    versionOf: ({ all }) => all,
    mediaType: XML_TYPE,
    render: async () => renderSitemap(await pluginService(strapi, 'published').months(), publicUrl),
  };
}

/** GET /reports/report.css: the same as long as the server runs. */
export const stylesheetQuestion = (): Question => ({
  key: JSON.stringify(['stylesheet']),
  versionOf: () => '',
  mediaType: CSS_TYPE,
  render: () => Promise.resolve(REPORT_STYLESHEET),
});
