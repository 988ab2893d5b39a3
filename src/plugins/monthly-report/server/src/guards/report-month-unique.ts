import { conflict } from '../errors';
import { text, type Row } from '../content/rows';
import { UID } from '../uids';
import type { Guard } from './guard';

/** One report a month. The database holds the same rule (see bootstrap/indexes.ts); this is its sentence. */
export const reportMonthUniqueGuard: Guard = {
  actions: ['create', 'update', 'clone', 'publish'],
  populate: {},
  async check({ strapi, after, documentId }) {
    if (after === null) return;
    const month = text(after, 'month');
    const others: Row[] = await strapi.db.query(UID.report).findMany({
      select: ['id'],
      where: { month, documentId: { $ne: documentId } },
    });
    if (others.length > 0) {
      throw conflict(`${month} 已有月报。 / There already is a report for ${month}.`);
    }
  },
};
