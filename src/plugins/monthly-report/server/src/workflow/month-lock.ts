import type { Core } from '@strapi/strapi';

import { MONTH_STATES, type MonthState } from '../../../shared/vocabulary';
import { oneOf, text, type Row } from '../content/rows';
import type { Month } from '../domain/month';
import { UID } from '../uids';

/** How far a month has come; open where nobody has touched it. */
export async function readMonthState(strapi: Core.Strapi, month: Month): Promise<MonthState> {
  const row: Row | null = await strapi.db
    .query(UID.monthState)
    .findOne({ select: ['state'], where: { month } });
  return row === null ? 'open' : oneOf(row, 'state', MONTH_STATES);
}

/** Of some months, those that are published and so locked, in their order. */
export async function lockedAmong(strapi: Core.Strapi, months: readonly string[]): Promise<string[]> {
  const rows: Row[] = await strapi.db
    .query(UID.monthState)
    .findMany({ select: ['month'], where: { month: { $in: [...months] }, state: 'published' } });
  return rows.map((row) => text(row, 'month')).sort();
}
