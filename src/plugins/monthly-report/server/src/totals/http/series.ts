import type { Context } from 'koa';

import { JSON_TYPE } from '../../http/questions/media-types';
import { readSpanAsked, renderSeriesAsked, spanQuestion } from './series-question';
import { renderTotalsAsked, totalsMediaType } from './totals-question';
import { PREVIEWER } from '../../http/questions/visibility';
import { answer, answerPreview, requestOf } from '../../http/answer';
import { previewAsked } from '../../http/preview';
import type { Services } from '../../http/services';

export const seriesController = (services: Services) => ({
  /** GET /totals?from=2020-01&to=2020-12 */
  async find(ctx: Context): Promise<void> {
    const asked = readSpanAsked(requestOf(ctx));
    const { status } = asked.kind === 'series' ? asked.series : asked.totals;
    if (!(await previewAsked(services.strapi, ctx, status))) {
      await answer(services, ctx, spanQuestion(services, asked));
    } else if (asked.kind === 'series') {
      await answerPreview(ctx, await renderSeriesAsked(services, asked.series, PREVIEWER), JSON_TYPE);
    } else {
      const { totals } = asked;
      await answerPreview(ctx, await renderTotalsAsked(services, totals, PREVIEWER), totalsMediaType(totals));
    }
  },
});
