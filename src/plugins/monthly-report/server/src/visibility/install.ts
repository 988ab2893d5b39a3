import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../plugin-id';

interface Route {
  readonly handler: unknown;
  readonly info?: { readonly apiName?: string; readonly pluginName?: string };
  config?: { middlewares?: unknown[] };
}

const UNANSWERABLE = `plugin::${PLUGIN_ID}.unanswerable-queries`;

/** The content type a stock route answers with: `api::story.story.find`, `story.find`, or the upload plugin's files. */
function contentTypeOf(strapi: Core.Strapi, { handler, info }: Route): string | null {
  if (info?.pluginName === 'upload') return 'plugin::upload.file';
  if (info?.apiName === undefined || typeof handler !== 'string') return null;
  const controller = handler.slice(0, handler.lastIndexOf('.'));
  const uid = controller.includes('::') ? controller : `api::${info.apiName}.${controller}`;
  return Object.hasOwn(strapi.contentTypes, uid) ? uid : null;
}

/**
 * Puts the `public-months` middleware on every Content API route, whichever API or
 * plugin brings it: routes are caught where they are registered, so that one added
 * later cannot be forgotten. The plugin's own routes ask for themselves.
 */
export function installVisibility(strapi: Core.Strapi): void {
  const { server } = strapi;
  const register = server.routes.bind(server);
  server.routes = (routes) => {
    if (!Array.isArray(routes) && routes.type === 'content-api') {
      for (const route of routes.routes as unknown as Route[]) {
        if (route.info?.pluginName === PLUGIN_ID) continue;
        const gate = {
          name: `plugin::${PLUGIN_ID}.public-months`,
          config: { uid: contentTypeOf(strapi, route) },
        };
        route.config = {
          ...route.config,
          middlewares: [UNANSWERABLE, gate, ...(route.config?.middlewares ?? [])],
        };
      }
    }
    return register(routes);
  };
}
