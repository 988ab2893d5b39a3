import type { Context } from 'koa';

import { totalsMediaType, totalsQuestion, readTotalsAsked, renderTotalsAsked } from './totals-question';
import { PREVIEWER } from '../../http/questions/visibility';
import { answer, answerPreview, requestOf } from '../../http/answer';
import { previewAsked } from '../../http/preview';
import type { Services } from '../../http/services';

export const totalsController = (services: Services) => ({
  /** GET /totals/2020-12 */
  async findOne(ctx: Context): Promise<void> {
    const asked = readTotalsAsked(requestOf(ctx));
    if (await previewAsked(services.strapi, ctx, asked.status)) {
      await answerPreview(ctx, await renderTotalsAsked(services, asked, PREVIEWER), totalsMediaType(asked));
    } else {
      await answer(services, ctx, totalsQuestion(services, asked));
    }
  },
});
