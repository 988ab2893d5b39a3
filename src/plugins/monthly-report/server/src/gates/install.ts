/**
 * The gates in front of every route, in the order in which a request meets them, behind the
 * authentication of the route. Each is a middleware of its own; this file alone says which
 * stands where.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { PLUGIN_ID } from '../plugin-id';
import { mendOf } from '../stock/mends';
import { aroundEachRoute, type Around, type RegisteredRoute, type Route } from '../strapi/routes';
import { answersWith } from './answers-with';
import { queryOfContentApi, queryOfPanel } from './query/routes';

const middleware = (name: string, config?: object) => ({ name: `plugin::${PLUGIN_ID}.${name}`, config });

/** Every route asks the database: what that refuses, or breaks off, is no failure of the server. */
const DATABASE = middleware('database-refusals');

/** Content of the API, for readers, front ends and tokens. This plugin's own addresses ask for themselves. */
function contentApiGates(strapi: Core.Strapi, registered: RegisteredRoute): Around {
  const { plugin, key, route } = registered;
  if (plugin === PLUGIN_ID) return { before: [DATABASE] };
  const uid = answersWith(strapi, registered);
  const accepts = queryOfContentApi(route.method, key, route.handler, uid);
  return {
    before: [DATABASE, middleware('query-budget', { accepts }), middleware('public-months', { uid })],
  };
}

/**
 * Strapi itself serves files (the public folder, the pages of the panel) by routes that no plugin and no API
 * brings. One of them stands in front of every address, and the browser alone reads their queries.
 */
const servesFiles = ({ info, handler }: Route): boolean => info === undefined && typeof handler !== 'string';

/** The panel: accounts that are bound to a part of the content reach that part alone. */
function panelGates(_strapi: Core.Strapi, { plugin, key, route }: RegisteredRoute): Around {
  if (plugin === PLUGIN_ID) return { before: [DATABASE] };
  if (servesFiles(route)) return {};
  return {
    before: [
      DATABASE,
      middleware('query-budget', { accepts: queryOfPanel(key) }),
      middleware('bound-accounts', { route: key }),
    ],
  };
}

/** What a route of Strapi does not look at itself. */
function mends(strapi: Core.Strapi, { key }: RegisteredRoute): Around {
  const mend = mendOf(key);
  return mend === null ? {} : { after: [(ctx: Context, next: Next) => mend(strapi, ctx, next)] };
}

export function installGates(strapi: Core.Strapi): void {
  aroundEachRoute(strapi, (registered) => ({
    ...(registered.kind === 'content-api' ? contentApiGates : panelGates)(strapi, registered),
    ...mends(strapi, registered),
  }));
}
