/**
 * The gates in front of every route, after its authentication, in the order in which a request passes them. Each gate
 * has a row in one of these tables: only this file gives the order.
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

/** The gate in front of a route; null for routes that need no such gate. */
type Gate = (
  strapi: Core.Strapi,
  registered: RegisteredRoute,
) => RouteMiddleware | readonly RouteMiddleware[] | null;
type Gates = Readonly<Record<string, Gate>>;

/** In front of every route, those of Strapi and of all plugins, before policies that expect an account. */
export const GATES_BEFORE_POLICIES: Readonly<Record<string, string>> = {
  knownStrategies: policy('known-strategies'),
};

/** After the policies of every route. */
export const GATES_OF_ALL: Gates = {
  // Every route asks the database. A query that the database refuses or stops is not a failure of the server.
  databaseRefusals: () => middleware('database-refusals'),
  schemaVersion: schemaVersionGate,
};

/** Content API, for readers, front ends and tokens. The addresses of this plugin check their own queries. */
export const GATES_OF_THE_CONTENT_API: Gates = {
  queryBudget(strapi, registered) {
    const { key, route } = registered;
    const accepts = queryOfContentApi(route.method, key, route.handler, answersWith(strapi, registered));
    return middleware('query-budget', { accepts });
  },
  publicMonths: (strapi, registered) => middleware('public-months', { uid: answersWith(strapi, registered) }),
};

/**
 * Strapi itself serves files (the public folder, the pages of the panel) by routes without a plugin or an API. Such a
 * route matches every address, and only the browser reads the query of it.
 */
const servesFiles = ({ info, handler }: Route): boolean => info === undefined && typeof handler !== 'string';

/** The panel: accounts that are bound to a part of the content reach only that part. */
export const GATES_OF_THE_PANEL: Gates = {
  queryBudget: (_strapi, { key, route }) =>
    servesFiles(route) ? null : middleware('query-budget', { accepts: queryOfPanel(key) }),
  boundAccounts: (_strapi, { key, route }) =>
    servesFiles(route) ? null : middleware('bound-accounts', { route: key }),
};

/** After a route's own middlewares: checks that Strapi does not make itself. */
export const GATES_BEHIND: Gates = {
  accounts: (strapi, { key }) => accountGates(strapi, key),
  mends(strapi, { key }) {
    const mend = mendOf(key);
    return mend === null ? null : (ctx: Context, next: Next) => mend(strapi, ctx, next);
  },
  fileWrites: (_strapi, registered) => fileWriteGate(registered),
};

/** A route that nobody declared gets the same answer as an unknown address. */
const CLOSED: Around = { first: [policy('nobody')] };

const closedRoutes = new WeakMap<Core.Strapi, string[]>();

/**
 * Logs at the start, by name, the types and routes that are closed because nobody declared them: whoever installed
 * them wants to know.
 */
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
