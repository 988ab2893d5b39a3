import type { Core } from '@strapi/strapi';

import { SITEMAP_PATH } from '../documents';
import { PLUGIN_ID } from '../plugin-id';
import type { Question } from '../serving/question';
import { cardQuestion } from './card';
import { HTML_TYPE } from './media-types';
import {
  feedQuestion,
  indexPageQuestion,
  reportPageQuestion,
  robotsQuestion,
  sitemapQuestion,
  stylesheetQuestion,
} from './pages';
import { readReportAsked, reportListQuestion, reportQuestion } from './report';
import type { QuestionRequest } from './request';
import { readSeriesAsked, seriesQuestion } from './series';
import { sourcesPageQuestion } from './source-pages';
import { readSourcesAsked, sourcesQuestion } from './sources';
import { trendQuestion } from './trend';
import { readTotalsAsked, totalsQuestion } from './totals';

interface PublicAddress {
  /** Segments with a colon are parameters. */
  readonly path: string;
  /** The action the public role must hold; null where everybody may read. */
  readonly action: string | null;
  /** Null for a preview. */
  readonly ask: (strapi: Core.Strapi, request: QuestionRequest) => Question | null;
}

const address = <Ask extends PublicAddress['ask']>(path: string, handler: string | null, ask: Ask) => ({
  path,
  action: handler === null ? null : `plugin::${PLUGIN_ID}.${handler}`,
  ask,
});

/** Reads what is asked, and asks it unless it is a preview: those are answered after authentication. */
const published =
  <T extends { readonly status: 'published' | 'draft' | undefined }>(
    read: (request: QuestionRequest) => T,
    question: (strapi: Core.Strapi, asked: T) => Question,
  ): PublicAddress['ask'] =>
  (strapi, request) => {
    const asked = read(request);
    return asked.status === 'draft' ? null : question(strapi, asked);
  };

/** Below the plugin's prefix of the API, as routes/index.ts has them. */
const API: readonly PublicAddress[] = [
  address('/reports', 'report.find', reportListQuestion),
  address('/reports/:month', 'report.findOne', published(readReportAsked, reportQuestion)),
  address('/totals', 'series.find', published(readSeriesAsked, seriesQuestion)),
  address('/totals/:month', 'totals.findOne', published(readTotalsAsked, totalsQuestion)),
  address(
    '/totals/:month/:programme/:indicator/sources',
    'sources.find',
    published(readSourcesAsked, sourcesQuestion),
  ),
];

/** The web pages for readers by their handlers, at the root, in the order in which an address is looked for. */
export const PAGES = {
  index: address('/reports', 'report.find', indexPageQuestion),
  stylesheet: address('/reports/report.css', null, stylesheetQuestion),
  feed: address('/reports/feed.xml', 'report.find', feedQuestion),
  robots: address('/robots.txt', null, robotsQuestion),
  sitemap: address(SITEMAP_PATH, 'report.find', sitemapQuestion),
  report: address('/reports/:month', 'report.findOne', reportPageQuestion),
  card: address('/reports/:month/card.png', 'report.findOne', cardQuestion),
  trend: address('/reports/:month/trends/:name', 'report.findOne', trendQuestion),
  sources: address('/reports/:month/sources/:programme/:indicator', 'sources.find', sourcesPageQuestion),
};

/** A public address, and what is asked there. */
export interface Asked {
  readonly question: Question;
  /** The action the public role must hold; null where everybody may read. */
  readonly action: string | null;
  /** Whether it comes with the security policy of the pages. */
  readonly hasPolicy: boolean;
}

/** Spelled plainly: percent signs, other cases and closing slashes are the router's to understand. */
const PLAIN_PATH = /^[a-z0-9_/.-]+$/i;
const PRINTABLE = /^[\x21-\x7e]+$/;

function parametersOf(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const parameters: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    const segment = segments[at] ?? '';
    if (expected.startsWith(':') && segment !== '') parameters[expected.slice(1)] = segment;
    else if (expected !== segment) return null;
  }
  return parameters;
}

const bySegments = (addresses: readonly PublicAddress[]) =>
  addresses.map((one) => ({ ...one, pattern: one.path.split('/') }));

/**
 * What is asked at one of the public addresses; null for anything else, a preview among it.
 *
 * @throws what reading the question throws.
 */
export function publicQuestions(strapi: Core.Strapi) {
  const apiPrefix = `${strapi.config.get<string>('api.rest.prefix', '/api')}/${PLUGIN_ID}`;
  const api = bySegments(API);
  const pages = bySegments(Object.values(PAGES));
  return (url: string, accepts: QuestionRequest['accepts']): Asked | null => {
    const [path = '', ...rest] = url.split('?');
    if (!PLAIN_PATH.test(path) || !PRINTABLE.test(url) || url.includes('#')) return null;
    const isApi = path.startsWith(`${apiPrefix}/`);
    const segments = (isApi ? path.slice(apiPrefix.length) : path).split('/');
    for (const { pattern, action, ask } of isApi ? api : pages) {
      const parameters = parametersOf(pattern, segments);
      if (parameters === null) continue;
      const question = ask(strapi, { parameters, querystring: rest.join('?'), accepts });
      if (question === null) return null;
      return { question, action, hasPolicy: isApi ? question.mediaType === HTML_TYPE : action !== null };
    }
    return null;
  };
}
