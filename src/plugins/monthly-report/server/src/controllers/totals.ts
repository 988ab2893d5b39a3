import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { totalsMediaType, totalsQuestion, readTotalsAsked, renderTotalsAsked } from '../questions/totals';
import { PREVIEWER } from '../questions/visibility';
import { answer, answerPreview, requestOf } from './answer';
import { previewAsked } from './preview';

export const totalsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /totals/2020-12 */
  async findOne(ctx: Context): Promise<void> {
    const asked = readTotalsAsked(requestOf(ctx));
    if (await previewAsked(strapi, ctx, asked.status)) {
      await answerPreview(ctx, await renderTotalsAsked(strapi, asked, PREVIEWER), totalsMediaType(asked));
    } else {
      await answer(strapi, ctx, totalsQuestion(strapi, asked));
    }
  },
});
