import type { Context } from 'koa';

import { JSON_TYPE } from '../../http/questions/media-types';
import { sourcesQuestion, readSourcesAsked, renderSourcesAsked } from './sources-question';
import { PREVIEWER } from '../../http/questions/visibility';
import { answer, answerPreview, requestOf } from '../../http/answer';
import { previewAsked } from '../../http/preview';
import type { Services } from '../../http/services';

export const sourcesController = (services: Services) => ({
  /** GET /totals/2020-12/zero_waste/waste_hazardous/sources */
  async find(ctx: Context): Promise<void> {
    const asked = readSourcesAsked(requestOf(ctx));
    if (await previewAsked(services.strapi, ctx, asked.status)) {
      await answerPreview(ctx, await renderSourcesAsked(services, asked, PREVIEWER), JSON_TYPE);
    } else {
      await answer(services, ctx, sourcesQuestion(services, asked));
    }
  },
});
