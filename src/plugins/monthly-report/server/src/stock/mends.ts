/**
 * Some of Strapi's own routes do not look at what they are asked, and end in an error 500
 * where the caller is mistaken. Found by the permission matrix, which asks every route.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { NotFoundError, ValidationError } from '../errors';
import { answerUploadSettings, UPLOAD_SETTINGS } from './upload-settings';

type Mend = (strapi: Core.Strapi, ctx: Context, next: Next) => Promise<unknown>;

interface WebhookStore {
  findWebhook(id: string): Promise<unknown>;
}

function bodyOf({ request }: Context): Readonly<Record<string, unknown>> {
  const { body } = request as { body?: unknown };
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** Strapi keeps translations together by their documentId: no table stands behind the relation. */
const refuseTranslations: Mend = (_strapi, ctx, next) => {
  const { targetField } = ctx.params as { targetField: string };
  if (targetField === 'localizations')
    throw new ValidationError('Translations are no relation that can be listed or picked from.');
  return next();
};

/** By method, the plugin (or `admin`) that brings the route, and its path there. */
const MENDS: Readonly<Record<string, Mend>> = {
  'POST admin/permissions/check': (_strapi, ctx, next) => {
    if (!Array.isArray(bodyOf(ctx).permissions))
      throw new ValidationError('"permissions" is needed: a list.');
    return next();
  },

  'PUT admin/homepage/layout': async (_strapi, _ctx, next) => {
    try {
      return await next();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ZodError') throw error;
      throw new ValidationError('The body is not a layout of the home page.');
    }
  },

  'POST admin/webhooks/:id/trigger': async (strapi, ctx, next) => {
    const { id } = ctx.params as { id: string };
    if ((await strapi.get<WebhookStore>('webhookStore').findWebhook(id)) === null) throw new NotFoundError();
    return next();
  },

  // Asks the licence server about a licence that the Community edition does not have.
  'GET admin/license-trial-time-left': (strapi, _ctx, next) => {
    if (!strapi.EE) throw new NotFoundError('There is no trial licence.');
    return next();
  },

  'GET content-manager/relations/:model/:targetField': refuseTranslations,
  'GET content-manager/relations/:model/:id/:targetField': refuseTranslations,

  [UPLOAD_SETTINGS]: answerUploadSettings,

  'POST email/': (_strapi, ctx, next) => {
    if (!bodyOf(ctx).to) throw new ValidationError('"to" is needed: who the e-mail is for.');
    return next();
  },
};

export const mendOf = (route: string): Mend | null =>
  (Object.hasOwn(MENDS, route) ? MENDS[route] : undefined) ?? null;
