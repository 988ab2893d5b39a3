/**
 * The gates in front of every route, in the order in which a request meets them, behind the
 * authentication of the route. Each is a middleware of its own; this file alone says which
 * stands where.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { accountGates } from '../accounts/gates';
import { PLUGIN_ID } from '../plugin-id';
import { mendOf } from '../stock/mends';
import { aroundEachRoute, type Around, type RegisteredRoute, type RouteMiddleware } from '../strapi/routes';
import { answersWith } from './answers-with';

const middleware = (name: string, config?: object) => ({ name: `plugin::${PLUGIN_ID}.${name}`, config });

/** Content of the API, for readers, front ends and tokens. This plugin's own addresses ask for themselves. */
function contentApiGates(strapi: Core.Strapi, registered: RegisteredRoute): Around {
  if (registered.plugin === PLUGIN_ID) return {};
  return {
    before: [
      middleware('unanswerable-queries'),
      middleware('public-months', { uid: answersWith(strapi, registered) }),
    ],
  };
}

/** The panel: accounts that are bound to a part of the content reach that part alone. */
function panelGates(_strapi: Core.Strapi, { plugin, key }: RegisteredRoute): Around {
  if (plugin === PLUGIN_ID) return {};
  return { before: [middleware('unanswerable-queries'), middleware('bound-accounts', { route: key })] };
}

/** What a route of Strapi does not look at itself. */
function mends(strapi: Core.Strapi, key: string): readonly RouteMiddleware[] {
  const mend = mendOf(key);
  return mend === null ? [] : [(ctx: Context, next: Next) => mend(strapi, ctx, next)];
}

export function installGates(strapi: Core.Strapi): void {
  aroundEachRoute(strapi, (registered) => ({
    ...(registered.kind === 'content-api' ? contentApiGates : panelGates)(strapi, registered),
    after: [...accountGates(strapi, registered.key), ...mends(strapi, registered.key)],
  }));
}
