import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../plugin-id';
import { routeKey } from './routes';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly info?: { readonly pluginName?: string };
  config?: { middlewares?: unknown[] };
}

/**
 * Puts the `bound-accounts` middleware on every route of the panel, whichever plugin brings
 * it: routes are caught where they are registered, so that one added later cannot be
 * forgotten. This plugin's own routes look at the bounds themselves.
 */
export function installRouteIsolation(strapi: Core.Strapi): void {
  const { server } = strapi;
  const register = server.routes.bind(server);
  server.routes = (routes) => {
    if (!Array.isArray(routes) && routes.type === 'admin') {
      for (const route of routes.routes as unknown as Route[]) {
        const plugin = route.info?.pluginName ?? '';
        if (plugin === PLUGIN_ID) continue;
        const gate = {
          name: `plugin::${PLUGIN_ID}.bound-accounts`,
          config: { route: routeKey(route.method, plugin, route.path) },
        };
        route.config = { ...route.config, middlewares: [gate, ...(route.config?.middlewares ?? [])] };
      }
    }
    return register(routes);
  };
}
