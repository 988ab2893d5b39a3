import { PLUGIN_ID } from '../plugin-id';
import type { Asked } from '../http/serving/asked';
import type { Question } from '../http/serving/question';
import { cardQuestion } from '../report/http/card-question';
import { HTML_TYPE } from '../http/questions/media-types';
import { SITEMAP_PATH } from '../documents';
import {
  feedQuestion,
  indexPageQuestion,
  reportPageQuestion,
  robotsQuestion,
  sitemapQuestion,
  stylesheetQuestion,
} from '../report/http/pages-question';
import { readReportAsked, reportListQuestion, reportQuestion } from '../report/http/report-question';
import type { QuestionRequest } from '../http/questions/request';
import { readSpanAsked, spanQuestion } from '../totals/http/series-question';
import { sourcesPageQuestion } from '../totals/http/source-pages';
import { readSourcesAsked, sourcesQuestion } from '../totals/http/sources-question';
import { trendQuestion } from '../report/http/trend-question';
import { readTotalsAsked, totalsQuestion } from '../totals/http/totals-question';
import type { Services } from '../http/services';

interface PublicAddress {
  /** Segments with a colon are parameters. */
  readonly path: string;
  /** The action that the public role needs; null if everybody may read. */
  readonly action: string | null;
  /** Null for a preview. */
  readonly ask: (services: Services, request: QuestionRequest) => Question | null;
}

const address = <Ask extends PublicAddress['ask']>(path: string, handler: string | null, ask: Ask) => ({
  path,
  action: handler === null ? null : `plugin::${PLUGIN_ID}.${handler}`,
  ask,
});

/** Reads a question and asks it, except for a preview: previews are answered after authentication. */
const published =
  <T extends { readonly status: 'published' | 'draft' | undefined }>(
    read: (request: QuestionRequest) => T,
    question: (services: Services, asked: T) => Question,
  ): PublicAddress['ask'] =>
  (services, request) => {
    const asked = read(request);
    return asked.status === 'draft' ? null : question(services, asked);
  };

/** Paths below the plugin's prefix of the API, as in routes.ts. */
const API: readonly PublicAddress[] = [
  address('/reports', 'report.find', reportListQuestion),
  address('/reports/:month', 'report.findOne', published(readReportAsked, reportQuestion)),
  address('/totals', 'series.find', (services, request) => {
    const asked = readSpanAsked(request);
    const { status } = asked.kind === 'series' ? asked.series : asked.totals;
    return status === 'draft' ? null : spanQuestion(services, asked);
  }),
  address('/totals/:month', 'totals.findOne', published(readTotalsAsked, totalsQuestion)),
  address(
    '/totals/:month/:programme/:indicator/sources',
    'sources.find',
    published(readSourcesAsked, sourcesQuestion),
  ),
];

/** The web pages for readers by their handlers, at the root. An address is compared with them in this order. */
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

/** Only plain spellings match: the router handles percent signs, other cases and closing slashes. */
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
 * The question at a public address; null for any other address, and for a preview.
 *
 * @throws the errors of reading the question.
 */
export function publicQuestions(services: Services) {
  const apiPrefix = `${services.strapi.config.get<string>('api.rest.prefix', '/api')}/${PLUGIN_ID}`;
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
      const question = ask(services, { parameters, querystring: rest.join('?'), accepts });
      if (question === null) return null;
      return { question, action, hasPolicy: isApi ? question.mediaType === HTML_TYPE : action !== null };
    }
    return null;
  };
}
