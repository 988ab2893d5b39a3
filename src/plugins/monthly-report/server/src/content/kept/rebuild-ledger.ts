import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { NONE, SEVERAL } from '../../domain/sums/scopes';
import { UID } from '../../uids';
import { relationTable } from '../../strapi/relation-table';
import { integer, textOrNull } from '../rows';
import { dialectOf } from './dialect';
import { countedActivities } from './entries';
import { rebuildDialectOf } from './rebuild-dialect';
import { TABLES } from './tables';

/** Of the ledger, in the order of the SELECT below, after the document. */
const COLUMNS = [
  'activity_id',
  'programme_id',
  'partner_id',
  'region_id',
  'activity_type_id',
  'community_id',
  'communities',
  'month',
  'start_date',
  'end_date',
  'sessions',
  'measurements',
] as const;

/** Stands for measurements that only the domain can read; no grid is written like this. */
const UNREAD = '';

/**
 * Fills the ledger with the activities of a programme, of which it holds none.
 *
 * @returns how many there are, and the documents whose measurements or day no guard would
 * have let in: what they count for is still to be written.
 */
export async function fillLedger(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
): Promise<{ readonly counted: number; readonly unread: readonly string[] }> {
  const { query } = dialectOf(strapi);
  const { thousandthsOf, prepare } = rebuildDialectOf(strapi);
  const link = relationTable(strapi, UID.activity, 'programme');
  const activities = countedActivities(
    strapi,
    `programme.${link.target} = ?`,
    thousandthsOf('a.measurements'),
  );
  const isDay = `substr(start_date, 1, 8) BETWEEN '2000-01-' AND '2199-12-' AND substr(start_date, 8, 1) = '-'`;
  if (prepare !== null) await query(trx, null, prepare, []);
  await query(
    trx,
    null,
    `INSERT INTO ${TABLES.ledger} (document_id, ${COLUMNS.join(', ')})
      WITH counted AS MATERIALIZED (${activities})
      SELECT document_id, activity_id, programme_id, partner_id, region_id, activity_type_id,
        CASE WHEN communities IS NULL THEN ${NONE} WHEN communities LIKE '%,%' THEN ${SEVERAL}
          ELSE CAST(communities AS integer) END,
        '[' || coalesce(communities, '') || ']', substr(start_date, 1, 7), substr(start_date, 1, 10),
        nullif(substr(end_date, 1, 10), ''), sessions,
        CASE WHEN ${isDay} THEN coalesce(measurements, '${UNREAD}') ELSE '${UNREAD}' END
      FROM counted WHERE true
      ORDER BY activity_id
      ON CONFLICT (document_id) DO UPDATE SET ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [programme],
  );
  const [row = {}] = await query(
    trx,
    'filled_ledger',
    `SELECT CAST(count(*) AS integer) AS counted,
        string_agg(CASE measurements WHEN '${UNREAD}' THEN document_id END, ',') AS unread
      FROM ${TABLES.ledger} WHERE programme_id = ?`,
    [programme],
  );
  return { counted: integer(row, 'counted', 0), unread: textOrNull(row, 'unread')?.split(',') ?? [] };
}
