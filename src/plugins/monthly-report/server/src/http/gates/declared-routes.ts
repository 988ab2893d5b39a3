/**
 * The routes that may be asked at all. A route that nobody declared is closed: a route of the app that is not a stock
 * route of a declared type, and every route of a plugin that is not named here. OPEN_ROUTES declares more routes, by
 * the key that the server prints at its start.
 */
import type { Core } from '@strapi/strapi';

import { isDeclared } from '../../access/declared-types';
import { PLUGIN_ID } from '../../plugin-id';
import { settings } from '../../settings';
import type { RegisteredRoute } from '../../strapi/routes';
import { answersWith } from './answers-with';

/** The actions of Strapi's stock controllers on the entries of a type. */
const STOCK_ACTIONS = ['find', 'findOne', 'create', 'update', 'delete'];

/** Routes of the Content API from Strapi's own plugins; permissions and further gates decide who may ask. */
const OF_STRAPI: readonly string[] = [
  'GET content-type-builder/content-types',
  'GET content-type-builder/content-types/:uid',
  'GET content-type-builder/components',
  'GET content-type-builder/components/:uid',
  'POST email/',
  'POST upload/',
  'GET upload/files',
  'GET upload/files/page',
  'GET upload/files/:id',
  'DELETE upload/files/:id',
  'GET i18n/locales',
  'GET users-permissions/connect/(.*)',
  'POST users-permissions/auth/local',
  'POST users-permissions/auth/local/register',
  'GET users-permissions/auth/:provider/callback',
  'POST users-permissions/auth/forgot-password',
  'POST users-permissions/auth/reset-password',
  'GET users-permissions/auth/email-confirmation',
  'POST users-permissions/auth/send-email-confirmation',
  'POST users-permissions/auth/change-password',
  'POST users-permissions/auth/refresh',
  'POST users-permissions/auth/logout',
  'GET users-permissions/auth/sessions',
  'DELETE users-permissions/auth/sessions/:sessionId',
  'GET users-permissions/users/count',
  'GET users-permissions/users',
  'GET users-permissions/users/me',
  'GET users-permissions/users/:id',
  'POST users-permissions/users',
  'PUT users-permissions/users/:id',
  'DELETE users-permissions/users/:id',
  'GET users-permissions/roles/:id',
  'GET users-permissions/roles',
  'POST users-permissions/roles',
  'PUT users-permissions/roles/:role',
  'DELETE users-permissions/roles/:role',
  'GET users-permissions/permissions',
];

/**
 * Plugins whose pages and panel routes are known here. Bound accounts reach some of these routes
 * (access/isolation/routes.ts).
 */
const PANEL_OF: readonly string[] = [
  PLUGIN_ID,
  'admin',
  'content-manager',
  'content-releases',
  'content-type-builder',
  'email',
  'i18n',
  'review-workflows',
  'upload',
  'users-permissions',
];

/** The addresses that Strapi serves outside all groups of routes: the panel's files, uploads, the folder `public`. */
const OF_THE_SERVER: readonly string[] = [
  'GET /admin/:path*',
  'GET /uploads/(.*)',
  'GET /',
  'GET /((?!uploads/).+)',
];

function isStock(strapi: Core.Strapi, registered: RegisteredRoute): boolean {
  const { handler } = registered.route;
  const uid = answersWith(strapi, registered);
  if (uid === null || typeof handler !== 'string' || !uid.startsWith('api::')) return false;
  return isDeclared(strapi, uid) && STOCK_ACTIONS.includes(handler.slice(handler.lastIndexOf('.') + 1));
}

export function isDeclaredRoute(strapi: Core.Strapi, registered: RegisteredRoute): boolean {
  const { kind, plugin, key, route } = registered;
  if (settings(strapi).open.routes.includes(key)) return true;
  if (kind === 'content-api') {
    return plugin === PLUGIN_ID || OF_STRAPI.includes(key) || isStock(strapi, registered);
  }
  return PANEL_OF.includes(plugin) || (route.info?.apiName === undefined && OF_THE_SERVER.includes(key));
}
