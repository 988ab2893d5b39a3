import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { corsAnswer } from '../gates/internet/cors-rules';
import { settings } from '../../settings';

/**
 * Wraps `strapi::cors`, which has one rule for all addresses, and replaces its headers on origins (a `*` for a
 * request without an origin).
 */
export const cors = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const listed = new Set(settings(strapi).corsOrigins);
  return async (ctx: Context, next: Next): Promise<void> => {
    // Always set: a cache must not give one origin the answer for another origin.
    ctx.vary('Origin');
    const { headers, isPreflight } = corsAnswer(ctx, listed);
    if (isPreflight) ctx.status = 204;
    else await next();
    ctx.remove('Access-Control-Allow-Origin');
    ctx.set(headers);
  };
};
