import type { Core } from '@strapi/strapi';

import { isMonth, type Month } from '../../domain/month';
import { UID } from '../../uids';
import { day, type Row } from '../../database/rows';

/** The months any activity, draft or published, falls in. */
export async function readActivityMonths(strapi: Core.Strapi): Promise<ReadonlySet<Month>> {
  const { tableName } = strapi.db.metadata.get(UID.activity);
  const days: Row[] = await strapi.db
    .connection(tableName)
    .distinct({ startDate: 'start_date' })
    .whereNotNull('start_date');
  return new Set(days.map((row) => day(row, 'startDate').slice(0, 7)).filter(isMonth));
}
