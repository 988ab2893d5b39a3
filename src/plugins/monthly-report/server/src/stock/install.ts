import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { PLUGIN_ID } from '../plugin-id';
import { mendOf } from './mends';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly info?: { readonly pluginName?: string };
  config?: { middlewares?: unknown[] };
}

const UNANSWERABLE = `plugin::${PLUGIN_ID}.unanswerable-queries`;

/**
 * Puts each mend behind the authentication and the rights of its route, where routes are
 * registered. The panel's lists pass filters on to the database as the Content API does,
 * which brings the same middleware along for its own routes.
 */
export function installStockMends(strapi: Core.Strapi): void {
  const { server } = strapi;
  const register = server.routes.bind(server);
  server.routes = (routes) => {
    if (Array.isArray(routes)) return register(routes);
    for (const route of routes.routes as unknown as Route[]) {
      const plugin = route.info?.pluginName ?? '';
      const middlewares = [...(route.config?.middlewares ?? [])];
      if (routes.type === 'admin' && plugin !== PLUGIN_ID) middlewares.unshift(UNANSWERABLE);
      const mend = mendOf(`${route.method} ${plugin}${route.path}`);
      if (mend !== null) middlewares.push((ctx: Context, next: Next) => mend(strapi, ctx, next));
      if (middlewares.length > 0) route.config = { ...route.config, middlewares };
    }
    return register(routes);
  };
}
