/**
 * Some of Strapi's own routes do not check their input, and answer a caller's mistake with an error 500. The
 * permission matrix, which asks every route, found them.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { ForbiddenError, NotFoundError, ValidationError } from '../../errors';
import { hasDrafts, schemaOf } from '../../strapi/schema';
import { answerUploadSettings, UPLOAD_SETTINGS } from './upload-settings';

type Mend = (strapi: Core.Strapi, ctx: Context, next: Next) => Promise<unknown>;

interface WebhookStore {
  findWebhook(id: string): Promise<unknown>;
}

function bodyOf({ request }: Context): Readonly<Record<string, unknown>> {
  const { body } = request as { body?: unknown };
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

interface PermissionChecker {
  create(of: { userAbility: unknown; model: string }): {
    cannot: { read(entry: null, field: string): boolean };
  };
}

/**
 * The pickers and lists of a relation. Strapi links translations by their documentId, so no table exists for that
 * relation. If the account may not read a field, Strapi refuses it but then continues without a value.
 */
const ofRelations: Mend = (strapi, ctx, next) => {
  const { model = '', targetField = '' } = ctx.params as { model?: string; targetField?: string };
  if (targetField === 'localizations')
    throw new ValidationError('Translations are no relation that can be listed or picked from.');
  if (Object.hasOwn(strapi.contentTypes, model)) {
    const checker = strapi.plugin('content-manager').service<PermissionChecker>('permission-checker');
    const { userAbility } = ctx.state as { userAbility?: unknown };
    if (checker.create({ userAbility, model }).cannot.read(null, targetField)) {
      throw new ForbiddenError('您的角色不能查看此字段。 / Your role cannot see this field.');
    }
  }
  return next();
};

/** Strapi takes the e-mail address apart before it checks that the address is a text. */
const emailAsText: Mend = (_strapi, ctx, next) => {
  const { email } = bodyOf(ctx);
  if (email !== undefined && email !== null && typeof email !== 'string')
    throw new ValidationError('"email" must be a text.');
  return next();
};

/** Publishing and similar actions on a type without drafts. */
const ofDrafts: Mend = (strapi, ctx, next) => {
  const { model = '' } = ctx.params as { model?: string };
  if (Object.hasOwn(strapi.contentTypes, model) && !hasDrafts(schemaOf(strapi, model)))
    throw new ValidationError('Entries of this type are not published.');
  return next();
};

interface Template {
  readonly options?: { readonly message?: unknown } | null;
}

const isTemplates = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((one: Template | null) => typeof one?.options?.message === 'string');

/** The key is the method, the plugin (or `admin`) of the route, and its path there. */
const MENDS: Readonly<Record<string, Mend>> = {
  'POST admin/users': emailAsText,
  'PUT admin/users/:id': emailAsText,

  'POST content-manager/single-types/:model/actions/publish': ofDrafts,
  'POST content-manager/single-types/:model/actions/unpublish': ofDrafts,
  'POST content-manager/single-types/:model/actions/discard': ofDrafts,
  'POST content-manager/collection-types/:model/actions/publish': ofDrafts,
  'POST content-manager/collection-types/:model/:id/actions/publish': ofDrafts,
  'POST content-manager/collection-types/:model/:id/actions/unpublish': ofDrafts,
  'POST content-manager/collection-types/:model/:id/actions/discard': ofDrafts,

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

  // Strapi asks the licence server about a licence that the Community edition does not have.
  'GET admin/license-trial-time-left': (strapi, _ctx, next) => {
    if (!strapi.EE) throw new NotFoundError('There is no trial licence.');
    return next();
  },

  'GET content-manager/relations/:model/:targetField': ofRelations,
  'GET content-manager/relations/:model/:id/:targetField': ofRelations,

  [UPLOAD_SETTINGS]: answerUploadSettings,

  'PUT users-permissions/email-templates': (_strapi, ctx, next) => {
    const templates = bodyOf(ctx)['email-templates'];
    if (!isTemplates(templates))
      throw new ValidationError('"email-templates" is needed: each with options and their message.');
    return next();
  },

  'POST email/': (_strapi, ctx, next) => {
    if (!bodyOf(ctx).to) throw new ValidationError('"to" is needed: who the e-mail is for.');
    return next();
  },
};

export const mendOf = (route: string): Mend | null =>
  (Object.hasOwn(MENDS, route) ? MENDS[route] : undefined) ?? null;
