import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { JSON_TYPE } from '../../http/questions/media-types';
import { totalsQuestion, readTotalsAsked, renderTotalsAsked } from './totals-question';
import { PREVIEWER } from '../../http/questions/visibility';
import { answer, answerPreview, requestOf } from '../../http/answer';
import { previewAsked } from '../../http/preview';

export const totalsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /totals/2020-12 */
  async findOne(ctx: Context): Promise<void> {
    const asked = readTotalsAsked(requestOf(ctx));
    if (await previewAsked(strapi, ctx, asked.status)) {
      await answerPreview(ctx, await renderTotalsAsked(strapi, asked, PREVIEWER), JSON_TYPE);
    } else {
      await answer(strapi, ctx, totalsQuestion(strapi, asked));
    }
  },
});
