import type { Context } from 'koa';

import { JSON_TYPE } from '../../http/questions/media-types';
import { seriesQuestion, readSeriesAsked, renderSeriesAsked } from './series-question';
import { PREVIEWER } from '../../http/questions/visibility';
import { answer, answerPreview, requestOf } from '../../http/answer';
import { previewAsked } from '../../http/preview';
import type { Services } from '../../http/services';

export const seriesController = (services: Services) => ({
  /** GET /totals?from=2020-01&to=2020-12 */
  async find(ctx: Context): Promise<void> {
    const asked = readSeriesAsked(requestOf(ctx));
    if (await previewAsked(services.strapi, ctx, asked.status)) {
      await answerPreview(ctx, await renderSeriesAsked(services, asked, PREVIEWER), JSON_TYPE);
    } else {
      await answer(services, ctx, seriesQuestion(services, asked));
    }
  },
});
