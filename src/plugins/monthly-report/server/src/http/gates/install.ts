/**
 * The gates in front of every route, in the order in which a request meets them, behind the
 * authentication of the route. Each has a row in one of these tables; this file alone says
 * which stands where.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { undeclaredTypes } from '../../access/declared-types';
import { accountGates } from '../../access/accounts/gates';
import { PLUGIN_ID } from '../../plugin-id';
import { mendOf } from './mends';
import { UPLOAD_SETTINGS, UPLOAD_SETTINGS_POLICIES } from './upload-settings';
import {
  aroundEachRoute,
  type Around,
  type RegisteredRoute,
  type Route,
  type RouteMiddleware,
} from '../../strapi/routes';
import { schemaVersionGate } from '../../operation/upgrades/gate';
import { answersWith } from './answers-with';
import { fileWriteGate } from '../../files/http/writes';
import { isDeclaredRoute } from './declared-routes';
import { queryOfContentApi, queryOfPanel } from './query/routes';

const policy = (name: string) => `plugin::${PLUGIN_ID}.${name}`;
const middleware = (name: string, config?: object) => ({ name: `plugin::${PLUGIN_ID}.${name}`, config });

/** What stands in front of a route, or nothing for routes that it is not about. */
type Gate = (
  strapi: Core.Strapi,
  registered: RegisteredRoute,
) => RouteMiddleware | readonly RouteMiddleware[] | null;
type Gates = Readonly<Record<string, Gate>>;

/** In front of every route of Strapi, this plugin's and others', before policies that take an account for granted. */
export const GATES_BEFORE_POLICIES: Readonly<Record<string, string>> = {
  knownStrategies: policy('known-strategies'),
};

/** Behind the policies of every route. */
export const GATES_OF_ALL: Gates = {
  // Every route asks the database: what that refuses, or breaks off, is no failure of the server.
  databaseRefusals: () => middleware('database-refusals'),
  schemaVersion: schemaVersionGate,
};

/** Content of the API, for readers, front ends and tokens. This plugin's own addresses ask for themselves. */
export const GATES_OF_THE_CONTENT_API: Gates = {
  queryBudget(strapi, registered) {
    const { key, route } = registered;
    const accepts = queryOfContentApi(route.method, key, route.handler, answersWith(strapi, registered));
    return middleware('query-budget', { accepts });
  },
  publicMonths: (strapi, registered) => middleware('public-months', { uid: answersWith(strapi, registered) }),
};

/**
 * Strapi itself serves files (the public folder, the pages of the panel) by routes that no plugin and no API
 * brings. One of them stands in front of every address, and the browser alone reads their queries.
 */
const servesFiles = ({ info, handler }: Route): boolean => info === undefined && typeof handler !== 'string';

/** The panel: accounts that are bound to a part of the content reach that part alone. */
export const GATES_OF_THE_PANEL: Gates = {
  queryBudget: (_strapi, { key, route }) =>
    servesFiles(route) ? null : middleware('query-budget', { accepts: queryOfPanel(key) }),
  boundAccounts: (_strapi, { key, route }) =>
    servesFiles(route) ? null : middleware('bound-accounts', { route: key }),
};

/** Behind a route's own middlewares: what Strapi does not look at itself. */
export const GATES_BEHIND: Gates = {
  accounts: (strapi, { key }) => accountGates(strapi, key),
  mends(strapi, { key }) {
    const mend = mendOf(key);
    return mend === null ? null : (ctx: Context, next: Next) => mend(strapi, ctx, next);
  },
  fileWrites: (_strapi, registered) => fileWriteGate(registered),
};

/** A route that nobody declared is answered like none at all. */
const CLOSED: Around = { first: [policy('nobody')] };

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
    const { kind, plugin, key } = registered;
    const standing = (...tables: readonly Gates[]): RouteMiddleware[] =>
      tables.flatMap((gates) => Object.values(gates).flatMap((gate) => gate(strapi, registered) ?? []));
    const ofKind = kind === 'content-api' ? GATES_OF_THE_CONTENT_API : GATES_OF_THE_PANEL;
    return {
      first: Object.values(GATES_BEFORE_POLICIES),
      before: standing(GATES_OF_ALL, ...(plugin === PLUGIN_ID ? [] : [ofKind])),
      after: standing(GATES_BEHIND),
      ...(key === UPLOAD_SETTINGS && { policies: UPLOAD_SETTINGS_POLICIES }),
    };
  });
}
