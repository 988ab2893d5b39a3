/**
 * The door of an outdated server. The database refuses its writes by itself (guard.ts), but a file would be
 * stored or deleted, and a mail sent, before the database is asked.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import type { RegisteredRoute } from '../../strapi/routes';
import { isOutdated, outdated } from './refusal';

const READING_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Go on: logging in and out, and questions that the panel asks by POST. */
const GO_ON: readonly string[] = [
  'POST admin/login',
  'POST admin/logout',
  'POST admin/access-token',
  'POST admin/permissions/check',
  'DELETE admin/users/me/sessions',
  'DELETE admin/users/me/sessions/:sessionId',
  'POST users-permissions/auth/local',
  'POST users-permissions/auth/refresh',
  'POST users-permissions/auth/logout',
  'DELETE users-permissions/auth/sessions/:sessionId',
  'POST content-manager/uid/generate',
  'POST content-manager/uid/check-availability',
  'POST content-manager/collection-types/:model/actions/bulkFindForValidation',
  'POST i18n/content-manager/actions/get-non-localized-fields',
];

/** Refuses a write with 503 as long as the database is newer than this server; null for routes that only read. */
export function schemaVersionGate(
  strapi: Core.Strapi,
  { key, route }: RegisteredRoute,
): ((ctx: Context, next: Next) => Promise<unknown>) | null {
  if (READING_METHODS.includes(route.method) || GO_ON.includes(key)) return null;
  return async (_ctx, next) => {
    if (await isOutdated(strapi)) throw outdated();
    return next();
  };
}
