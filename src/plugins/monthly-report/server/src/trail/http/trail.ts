import type { Context } from 'koa';

import { actorOf } from '../../access/actor';
import { TRAIL_PAGE_SIZE } from '../store/trail';
import * as contract from '../../http/contracts';
import { toMonth } from '../../domain/month';
import { readQuery } from '../../http/questions/query';
import { requestOf } from '../../http/answer';
import type { Services } from '../../http/services';

/** The trail (操作记录), for the panel. */
export const trailController = (services: Services) => ({
  /** GET /trail?month=2020-12&page=1 */
  async find(ctx: Context): Promise<void> {
    const { month, page = 1 } = readQuery(requestOf(ctx), contract.trailQuery);
    const asked = month === undefined ? null : toMonth(month);
    const { rows, total } = await services.trail.page(asked, page, actorOf(services.strapi));
    const pageCount = Math.ceil(total / TRAIL_PAGE_SIZE);
    ctx.body = { data: rows, meta: { pagination: { page, pageSize: TRAIL_PAGE_SIZE, pageCount, total } } };
  },
});
