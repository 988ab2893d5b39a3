/**
 * The gates in front of every route, in the order in which a request meets them, behind the
 * authentication of the route. Each is a middleware of its own; this file alone says which
 * stands where.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { undeclaredTypes } from '../access/declared-types';
import { NotFoundError } from '../errors';
import { PLUGIN_ID } from '../plugin-id';
import { mendOf } from '../stock/mends';
import { aroundEachRoute, type Around, type RegisteredRoute } from '../strapi/routes';
import { answersWith } from './answers-with';
import { fileWriteGate } from './files/writes';
import { isDeclaredRoute } from './declared-routes';

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
function behindItsOwn(strapi: Core.Strapi, registered: RegisteredRoute): Around {
  const mend = mendOf(registered.key);
  const files = fileWriteGate(registered);
  return {
    after: [
      ...(mend === null ? [] : [(ctx: Context, next: Next) => mend(strapi, ctx, next)]),
      ...(files === null ? [] : [files]),
    ],
  };
}

/** A route that nobody declared is answered like none at all. */
const CLOSED: Around = {
  before: [
    () => {
      throw new NotFoundError('There is nothing at this address.');
    },
  ],
};

const closedRoutes = new WeakMap<Core.Strapi, string[]>();

/** Says at the start what is closed because nobody declared it, by name: whoever installed it wants to know. */
export function tellClosed(strapi: Core.Strapi): void {
  const types = undeclaredTypes(strapi);
  if (types.length > 0) {
    strapi.log.warn(
      `Closed content types, because no row of the content model and no OPEN_CONTENT_TYPES names them: ${types.join(', ')}`,
    );
  }
  const routes = closedRoutes.get(strapi) ?? [];
  if (routes.length > 0) {
    strapi.log.warn(`Closed routes, because nobody declared them (OPEN_ROUTES): ${routes.join(', ')}`);
  }
}

export function installGates(strapi: Core.Strapi): void {
  const closed: string[] = [];
  closedRoutes.set(strapi, closed);
  aroundEachRoute(strapi, (registered) => {
    if (!isDeclaredRoute(strapi, registered)) {
      closed.push(registered.key);
      return CLOSED;
    }
    const gates = registered.kind === 'content-api' ? contentApiGates : panelGates;
    const { before = [] } = gates(strapi, registered);
    return { before: [middleware('known-strategies'), ...before], ...behindItsOwn(strapi, registered) };
  });
}
