/**
 * Refuses writes of an outdated server early. The database refuses them itself (guard.ts), but before that a file
 * would be stored or deleted, or a mail sent.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import type { RegisteredRoute } from '../../strapi/routes';
import { isOutdated, outdated } from './refusal';

const READING_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** These routes stay open: logging in and out, and questions that the panel asks by POST. */
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

/** Refuses a write with 503 while the database is newer than this server; null for routes that only read. */
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
