import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { DEFAULT_LOCALE, FORMATS, type Format } from '../../../shared/vocabulary';
import { renderContext, renderers, renderMonths } from '../documents';
import type { Month } from '../domain/month';
import { NotFoundError, notAcceptable, ValidationError } from '../errors';
import { answer, JSON_TYPE } from '../services/answers';
import { pluginService } from '../services/registry';
import { settings } from '../settings';
import { previewAsked } from './preview';
import { readLocale, readMonth, readParameter, readQuery, readRevision, readStatus, shown } from './query';

const MEDIA_TYPES = {
  json: 'application/json',
  html: 'text/html',
  md: 'text/markdown',
} as const satisfies Record<Format, string>;

/** `2020-12` or `2020-12.md`; the format is null where the Accept header decides. */
function readAddress(ctx: Context): { month: Month; format: Format | null } {
  const address = readParameter(ctx, 'month', (value) => value);
  const dot = address.indexOf('.');
  if (dot < 0) return { month: readMonth(address, 'month'), format: null };
  const month = readMonth(address.slice(0, dot), 'month');
  const extension = address.slice(dot + 1);
  const format = FORMATS.find((candidate) => candidate === extension);
  if (format === undefined) {
    throw new NotFoundError(`There is no format ${shown(extension)}; there are: ${FORMATS.join(', ')}.`);
  }
  return { month, format };
}

function negotiate(ctx: Context): Format {
  const accepted = ctx.accepts(Object.values(MEDIA_TYPES));
  const format = FORMATS.find((candidate) => MEDIA_TYPES[candidate] === accepted);
  if (format === undefined) {
    throw notAcceptable(
      `None of the accepted types can be served; there are: ${Object.values(MEDIA_TYPES).join(', ')}.`,
    );
  }
  return format;
}

/** The public endpoints of design section 4 for reports. */
export const reportController = ({ strapi }: { strapi: Core.Strapi }) => {
  async function send(ctx: Context, forcePreview: boolean): Promise<void> {
    const { month, format: named } = readAddress(ctx);
    const query = readQuery(ctx, { locale: readLocale, revision: readRevision, status: readStatus });
    const format = named ?? negotiate(ctx);
    const preview = forcePreview || (await previewAsked(strapi, ctx, query.status));
    if (preview && query.revision !== undefined) {
      throw new ValidationError('A draft has no revisions: give "status" or "revision", not both.');
    }
    const locale = query.locale ?? DEFAULT_LOCALE;
    const model = await pluginService(strapi, 'reports').compile({ month, locale, preview });
    if (model === null)
      throw new NotFoundError(`There is no ${preview ? 'content for' : 'published report of'} ${month}.`);
    const { revision } = query;
    if (revision !== undefined && revision !== model.report.revision) {
      throw new NotFoundError(`The report of ${month} has no revision ${revision}.`);
    }
    const renderer = renderers[format];
    const edition = { month, locale, preview, ...(revision === undefined ? {} : { revision }) };
    await answer(ctx, {
      body: renderer.render(model, renderContext(edition, settings(strapi))),
      mediaType: renderer.mediaType,
      visibility: preview ? 'preview' : 'public',
    });
  }

  return {
    /** GET /reports: the published months, newest first. */
    async find(ctx: Context): Promise<void> {
      const { locale = DEFAULT_LOCALE } = readQuery(ctx, { locale: readLocale });
      const months = await pluginService(strapi, 'months').published();
      await answer(ctx, {
        body: renderMonths(months, locale, settings(strapi)),
        mediaType: JSON_TYPE,
        visibility: 'public',
      });
    },

    /** GET /reports/2020-12 and /reports/2020-12.md. */
    findOne: (ctx: Context): Promise<void> => send(ctx, false),

    /** GET /preview/2020-12: what `status=draft` gives, under an action of its own that a token can be granted. */
    preview: (ctx: Context): Promise<void> => send(ctx, true),
  };
};
