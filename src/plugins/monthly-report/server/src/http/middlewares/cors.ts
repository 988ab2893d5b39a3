import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { corsAnswer } from '../gates/internet/cors-rules';
import { settings } from '../../settings';

/**
 * Stands around `strapi::cors`, which lets one rule hold for every address: what it says of origins
 * (a `*` to whoever names none) is replaced.
 */
export const cors = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const listed = new Set(settings(strapi).corsOrigins);
  return async (ctx: Context, next: Next): Promise<void> => {
    // Always: a cache in between must not give one origin what another was told.
    ctx.vary('Origin');
    const { headers, isPreflight } = corsAnswer(ctx, listed);
    if (isPreflight) ctx.status = 204;
    else await next();
    ctx.remove('Access-Control-Allow-Origin');
    ctx.set(headers);
  };
};
