import type { IncomingHttpHeaders } from 'node:http';
import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../plugin-id';
import { acceptedType } from '../serving/encoding';
import type { Asked } from '../serving/fast-path';
import type { Question } from '../serving/question';
import { cardQuestion } from './card';
import { feedQuestion, indexPageQuestion, reportPageQuestion, stylesheetQuestion } from './pages';
import { readReportAsked, reportListQuestion, reportQuestion } from './report';
import type { QuestionRequest } from './request';
import { readSeriesAsked, seriesQuestion } from './series';
import { sourcesPageQuestion } from './source-pages';
import { readSourcesAsked, sourcesQuestion } from './sources';
import { trendQuestion } from './trend';
import { readTotalsAsked, totalsQuestion } from './totals';

interface PublicAddress {
  /** Segments of the path, those with a colon are parameters. */
  readonly path: readonly string[];
  readonly action: string | null;
  readonly kind: string;
  /** Null for a preview. */
  readonly ask: (strapi: Core.Strapi, request: QuestionRequest) => Question | null;
}

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

const api = (path: string, handler: string, ask: PublicAddress['ask']): PublicAddress => ({
  path: path.split('/'),
  action: `plugin::${PLUGIN_ID}.${handler}`,
  kind: 'api',
  ask,
});

/** As routes/index.ts has them. */
const API: readonly PublicAddress[] = [
  api('/reports', 'report.find', reportListQuestion),
  api('/reports/:month', 'report.findOne', published(readReportAsked, reportQuestion)),
  api('/totals', 'series.find', published(readSeriesAsked, seriesQuestion)),
  api('/totals/:month', 'totals.findOne', published(readTotalsAsked, totalsQuestion)),
  api(
    '/totals/:month/:programme/:indicator/sources',
    'sources.find',
    published(readSourcesAsked, sourcesQuestion),
  ),
];

const PAGES: readonly PublicAddress[] = [
  { ...api('/reports', 'report.find', indexPageQuestion), kind: 'page' },
  {
    ...api('/reports/report.css', 'report.find', stylesheetQuestion),
    action: null,
    kind: 'stylesheet',
  },
  { ...api('/reports/feed.xml', 'report.find', feedQuestion), kind: 'feed' },
  { ...api('/reports/:month', 'report.findOne', reportPageQuestion), kind: 'page' },
  { ...api('/reports/:month/card.png', 'report.findOne', cardQuestion), kind: 'picture' },
  { ...api('/reports/:month/trends/:name', 'report.findOne', trendQuestion), kind: 'picture' },
  {
    ...api('/reports/:month/sources/:programme/:indicator', 'sources.find', sourcesPageQuestion),
    kind: 'page',
  },
];

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

/**
 * What a plain GET without authentication asks at one of the public addresses; null for
 * anything else.
 *
 * @throws what reading the question throws: the caller leaves it to the normal stack.
 */
export function publicQuestions(strapi: Core.Strapi) {
  const apiPrefix = `${strapi.config.get<string>('api.rest.prefix', '/api')}/${PLUGIN_ID}`;
  return (url: string, headers: IncomingHttpHeaders): Asked | null => {
    const [path = '', ...rest] = url.split('?');
    if (!PLAIN_PATH.test(path) || !PRINTABLE.test(url) || url.includes('#')) return null;
    const isApi = path.startsWith(`${apiPrefix}/`);
    const segments = (isApi ? path.slice(apiPrefix.length) : path).split('/');
    for (const address of isApi ? API : PAGES) {
      const parameters = parametersOf(address.path, segments);
      if (parameters === null) continue;
      const request: QuestionRequest = {
        parameters,
        querystring: rest.join('?'),
        accepts: (types) => acceptedType(headers, types),
      };
      const question = address.ask(strapi, request);
      if (question === null) return null;
      // A page at an address of the API has headers of its own.
      const kind = `${address.kind} ${question.mediaType}`;
      return { question, action: address.action, kind };
    }
    return null;
  };
}
