import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { DEFAULT_LOCALE } from '../../../shared/vocabulary';
import { renderTotals } from '../documents/json/totals';
import { answer, JSON_TYPE } from '../services/answers';
import { pluginService } from '../services/registry';
import { PAGING, readBasis, readCode, readGrouping, readLocale, readQuery, readStatus } from './query';
import { visibleMonth } from './visible-month';

export const totalsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /totals/2020-12 */
  async findOne(ctx: Context): Promise<void> {
    const query = readQuery(ctx, {
      programme: readCode,
      groupBy: readGrouping,
      basis: readBasis,
      locale: readLocale,
      status: readStatus,
      ...PAGING,
    });
    const { month, visibility } = await visibleMonth(strapi, ctx, query.status);
    const { basis = 'month', locale = DEFAULT_LOCALE, groupBy: grouping = null, programme = null } = query;
    const { programmes, pagination } = await pluginService(strapi, 'totals').ofMonth({
      month,
      basis,
      programme,
      grouping,
      page: query['pagination[page]'],
      pageSize: query['pagination[pageSize]'],
    });
    await answer(ctx, {
      body: renderTotals({
        month,
        basis,
        locale,
        programmes,
        pagination: grouping === null ? null : pagination,
      }),
      mediaType: JSON_TYPE,
      visibility,
    });
  },
});
