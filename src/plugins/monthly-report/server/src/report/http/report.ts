import type { Context } from 'koa';

import { ValidationError } from '../../errors';
import {
  readReportAsked,
  renderPreview,
  reportListQuestion,
  reportMediaType,
  reportQuestion,
} from './report-question';
import { answer, answerPreview, requestOf } from '../../http/answer';
import { configuredPolicy } from '../../http/page-policy';
import { previewAsked } from '../../http/preview';
import type { Services } from '../../http/services';

/** The public endpoints of design section 4 for reports. */
export const reportController = (services: Services) => {
  async function send(ctx: Context, forcePreview: boolean): Promise<void> {
    const asked = readReportAsked(requestOf(ctx));
    const isPreview = forcePreview || (await previewAsked(services.strapi, ctx, asked.status));
    if (asked.format === 'html')
      ctx.set('Content-Security-Policy', configuredPolicy(services.strapi, isPreview));
    if (!isPreview) {
      await answer(services, ctx, reportQuestion(services, asked));
      return;
    }
    if (asked.revision !== undefined) {
      throw new ValidationError('A draft has no revisions: give "status" or "revision", not both.');
    }
    await answerPreview(ctx, await renderPreview(services, asked), reportMediaType(asked));
  }

  return {
    /** GET /reports: the published months, newest first. */
    find: (ctx: Context): Promise<void> =>
      answer(services, ctx, reportListQuestion(services, requestOf(ctx))),

    /** GET /reports/2020-12 and /reports/2020-12.md. */
    findOne: (ctx: Context): Promise<void> => send(ctx, false),

    /** GET /preview/2020-12: the same as `status=draft`, but with its own action, which a token can be granted. */
    preview: (ctx: Context): Promise<void> => send(ctx, true),
  };
};
