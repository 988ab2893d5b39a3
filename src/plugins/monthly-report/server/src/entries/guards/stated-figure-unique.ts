import { conflict } from '../../errors';
import { rowOrNull, type Row } from '../../database/rows';
import { UID } from '../../uids';
import type { Guard } from './guard';

/** One stated figure per programme, month, basis and indicator. */
export const statedFigureUniqueGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: { programme: { select: ['id'] }, indicator: { select: ['id'] } },
  async check({ strapi, after }) {
    const programme = after && rowOrNull(after, 'programme');
    const indicator = after && rowOrNull(after, 'indicator');
    if (!after || !programme || !indicator) return;
    const same: Row[] = await strapi.db.query(UID.statedFigure).findMany({
      select: ['id'],
      where: {
        month: after.month,
        basis: after.basis,
        programme: { id: programme.id },
        indicator: { id: indicator.id },
      },
    });
    if (same.length > 1) {
      throw conflict(
        '该项目、月份、口径和指标已有原报数。 / There already is a stated figure for this programme, month, basis and indicator.',
      );
    }
  },
};
