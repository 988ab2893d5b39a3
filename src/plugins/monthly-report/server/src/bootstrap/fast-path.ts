import type { RequestListener } from 'node:http';
import type { Core } from '@strapi/strapi';

import { publicQuestions } from '../questions/addresses';
import { fastPath } from '../serving/fast-path';
import { LearnedHeaders } from '../serving/learned-headers';
import { pluginService } from '../services/registry';
import { isServing } from '../stopping/stop';

/**
 * What these do to a public GET shows in the headers of its answer or not at all. Any
 * other middleware may refuse a request (a limit of requests, a list of addresses), so
 * that with one of those every request goes through the normal stack.
 */
const WITHOUT_A_SAY: readonly string[] = [
  'plugin::monthly-report.caller-mistakes',
  'plugin::monthly-report.cors',
  'plugin::monthly-report.json-errors',
  'plugin::monthly-report.bodies',
  'plugin::monthly-report.request-log',
  'strapi::body',
  'strapi::cors',
  'strapi::errors',
  'strapi::favicon',
  'strapi::logger',
  'strapi::poweredBy',
  'strapi::public',
  'strapi::query',
  'strapi::responseTime',
  'strapi::responses',
  'strapi::security',
  'strapi::session',
];

type Configured = string | { readonly name?: string; readonly resolve?: string };

function middlewareWithASay(strapi: Core.Strapi): string | undefined {
  return strapi.config
    .get<readonly Configured[]>('middlewares', [])
    .map((entry) => (typeof entry === 'string' ? entry : (entry.name ?? entry.resolve ?? 'an unnamed one')))
    .find((name) => !WITHOUT_A_SAY.includes(name));
}

/** Stands the fast path in front of Koa, which keeps answering everything else. */
export function installFastPath(strapi: Core.Strapi): void {
  const { httpServer } = strapi.server;
  const [normal, ...others] = httpServer.listeners('request') as RequestListener[];
  const middleware = middlewareWithASay(strapi);
  if (normal === undefined || others.length > 0 || middleware !== undefined) {
    const reason = middleware === undefined ? 'another listener' : `the middleware ${middleware}`;
    strapi.log.info(`Reports and totals are served by the normal stack, because of ${reason}.`);
    return;
  }
  httpServer.removeListener('request', normal);
  httpServer.on(
    'request',
    fastPath({
      ask: publicQuestions(strapi),
      answers: pluginService(strapi, 'answers'),
      learned: new LearnedHeaders(() => Date.now()),
      normal,
      // The answers of a server that stops say so in a header of their own.
      isOpen: () => isServing(strapi),
    }),
  );
}
