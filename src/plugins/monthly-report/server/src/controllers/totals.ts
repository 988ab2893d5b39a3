import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { DEFAULT_LOCALE } from '../../../shared/vocabulary';
import { renderTotals, type Pagination, type ProgrammeTotals } from '../documents/json/totals';
import { answer, JSON_TYPE } from '../services/answers';
import { pluginService } from '../services/registry';
import { pageOf } from './paging';
import { PAGING, readBasis, readCode, readGrouping, readLocale, readQuery, readStatus } from './query';
import { visibleMonth } from './visible-month';

/** Pages run over the groups of all programmes together, in report order. */
function pageOfGroups(
  programmes: readonly ProgrammeTotals[],
  page: number | undefined,
  pageSize: number | undefined,
): { programmes: ProgrammeTotals[]; pagination: Pagination } {
  const all = programmes.flatMap(({ programme, groups }) =>
    groups.map((group) => ({ programme: programme.code, group })),
  );
  const { items, pagination } = pageOf(all, page, pageSize);
  return {
    pagination,
    programmes: programmes.map((entry) => ({
      ...entry,
      groups: items.filter(({ programme }) => programme === entry.programme.code).map(({ group }) => group),
    })),
  };
}

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
    const found = await pluginService(strapi, 'totals').ofMonth({ month, basis, programme, grouping });
    const paged = pageOfGroups(found, query['pagination[page]'], query['pagination[pageSize]']);
    await answer(ctx, {
      body: renderTotals({
        month,
        basis,
        locale,
        programmes: paged.programmes,
        pagination: grouping === null ? null : paged.pagination,
      }),
      mediaType: JSON_TYPE,
      visibility,
    });
  },
});
