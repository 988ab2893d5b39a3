import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { JSON_TYPE } from '../../http/questions/media-types';
import { sourcesQuestion, readSourcesAsked, renderSourcesAsked } from './sources-question';
import { PREVIEWER } from '../../http/questions/visibility';
import { answer, answerPreview, requestOf } from '../../http/answer';
import { previewAsked } from '../../http/preview';

export const sourcesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /totals/2020-12/zero_waste/waste_hazardous/sources */
  async find(ctx: Context): Promise<void> {
    const asked = readSourcesAsked(requestOf(ctx));
    if (await previewAsked(strapi, ctx, asked.status)) {
      await answerPreview(ctx, await renderSourcesAsked(strapi, asked, PREVIEWER), JSON_TYPE);
    } else {
      await answer(strapi, ctx, sourcesQuestion(strapi, asked));
    }
  },
});
