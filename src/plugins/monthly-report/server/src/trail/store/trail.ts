import type { Core } from '@strapi/strapi';

import type { TrailRow } from '../../../../shared/admin-api';
import { OF_ONE_ENTRY, TRAIL_ACTIONS } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import { UID } from '../../uids';
import { oneOf, rowOrNull, text, textOrNull, type Row } from '../../database/rows';

export const TRAIL_PAGE_SIZE = 25;

export interface TrailQuestion {
  readonly month: Month | null;
  /** From 1. */
  readonly page: number;
  /** Codes in reach; null means everything. */
  readonly within: {
    readonly programmes: ReadonlySet<string>;
    readonly partners: ReadonlySet<string>;
  } | null;
}

export interface TrailPage {
  readonly rows: readonly TrailRow[];
  readonly total: number;
}

const toRow = (row: Row): TrailRow => ({
  at: text(row, 'at'),
  actor: text(row, 'actor'),
  action: oneOf(row, 'action', TRAIL_ACTIONS),
  month: textOrNull(row, 'month'),
  programme: textOrNull(row, 'programme'),
  partner: textOrNull(row, 'partner'),
  details: rowOrNull(row, 'details') ?? {},
});

/**
 * Rows about a whole month, such as its publication, belong to every programme; rows about shared reference data do
 * not.
 */
function conditionsOf({ month, within }: TrailQuestion): Row {
  const listed = { action: { $ne: OF_ONE_ENTRY }, ...(month !== null && { month }) };
  if (within === null) return listed;
  const { programmes, partners } = within;
  return {
    ...listed,
    $or: [
      { programme: { $in: [...programmes] } },
      { partner: { $in: [...partners] } },
      ...(programmes.size > 0
        ? [{ programme: { $null: true }, partner: { $null: true }, month: { $notNull: true } }]
        : []),
    ],
  };
}

/** A page of the trail (操作记录), newest first. */
export async function readTrail(strapi: Core.Strapi, question: TrailQuestion): Promise<TrailPage> {
  const query = strapi.db.query(UID.trailEntry);
  const where = conditionsOf(question);
  const rows: Row[] = await query.findMany({
    where,
    // In the order of writing: the clocks of several servers may differ.
    orderBy: { id: 'desc' },
    limit: TRAIL_PAGE_SIZE,
    offset: (question.page - 1) * TRAIL_PAGE_SIZE,
  });
  return { rows: rows.map(toRow), total: await query.count({ where }) };
}

/**
 * The changes of one entry, newest first, at most `most` rows. Links of accounts are left out: only the trail shows
 * them.
 */
export async function readHistory(
  strapi: Core.Strapi,
  document: string,
  most: number,
): Promise<readonly TrailRow[]> {
  const rows: Row[] = await strapi.db
    .query(UID.trailEntry)

    .findMany({
      where: { document, action: { $ne: 'link-accounts' } },
      orderBy: { id: 'desc' },
      limit: most,
    });
  return rows.map(toRow);
}
