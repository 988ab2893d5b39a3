import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { renderSeries } from '../documents/json/totals';
import { monthsFrom, type Month } from '../domain/month';
import { ValidationError } from '../errors';
import { answer, JSON_TYPE } from '../services/answers';
import { pluginService } from '../services/registry';
import { previewAsked } from './preview';
import { readCode, readMonth, readQuery, readStatus } from './query';

/** Ten years: more points than a chart shows, few enough to answer at once. */
const MAX_MONTHS = 120;

function monthsAsked(from: Month | undefined, to: Month | undefined): Month[] {
  if (from === undefined || to === undefined) {
    throw new ValidationError('"from" and "to" are needed, each a month written YYYY-MM.');
  }
  if (from > to) throw new ValidationError(`"from" (${from}) must not be later than "to" (${to}).`);
  const months = monthsFrom(from, to);
  if (months.length > MAX_MONTHS) {
    throw new ValidationError(
      `From ${from} to ${to} are ${months.length} months; at most ${MAX_MONTHS} are answered at once.`,
    );
  }
  return months;
}

export const seriesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /totals?from=2020-01&to=2020-12 */
  async find(ctx: Context): Promise<void> {
    const query = readQuery(ctx, {
      from: readMonth,
      to: readMonth,
      programme: readCode,
      indicator: readCode,
      status: readStatus,
    });
    const months = monthsAsked(query.from, query.to);
    const preview = await previewAsked(strapi, ctx, query.status);
    const visible = preview ? months : await pluginService(strapi, 'months').publicMonths();
    const { programme = null, indicator = null } = query;
    const series = await pluginService(strapi, 'totals').series({
      months,
      visible: new Set(visible),
      programme,
      indicator,
    });
    await answer(ctx, {
      body: renderSeries(series),
      mediaType: JSON_TYPE,
      visibility: preview ? 'preview' : 'public',
    });
  },
});
