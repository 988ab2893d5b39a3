import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Month } from '../../domain/month';
import { NONE, SEVERAL } from '../rules/scopes';
import { UID } from '../../uids';
import { relationTable } from '../../strapi/relation-table';
import { integer, text, textOrNull } from '../../database/rows';
import { countingMonthIn } from '../../database/counting-month';
import { dialectOf } from '../../database/dialect';
import { countedActivities } from './entries';
import { rebuildDialectOf } from './rebuild-dialect';
import { TABLES } from './tables';

/** Columns of the ledger, in the order of the SELECT below, after the document. */
const COLUMNS = [
  'activity_id',
  'title',
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
 * Selects the rows that the ledger should hold for a programme, whose id is bound: the document and COLUMNS,
 * made from the content inside the database.
 */
function rowsOfContent(strapi: Core.Strapi): string {
  const link = relationTable(strapi, UID.activity, 'programme');
  const activities = countedActivities(
    strapi,
    `programme.${link.target} = ?`,
    rebuildDialectOf(strapi).thousandthsOf('a.measurements'),
  );
  const month = countingMonthIn(dialectOf(strapi), {
    day: 'start_date',
    frequency: 'frequency',
    fiscalYearStart: 'fiscal_year_start',
  });
  const isDay = `substr(start_date, 1, 8) BETWEEN '2000-01-' AND '2199-12-' AND substr(start_date, 8, 1) = '-'`;
  return `WITH counted AS MATERIALIZED (${activities})
    SELECT document_id, activity_id, title, programme_id, partner_id, region_id, activity_type_id,
      CASE WHEN communities IS NULL THEN ${NONE} WHEN communities LIKE '%,%' THEN ${SEVERAL}
        ELSE CAST(communities AS integer) END AS community_id,
      '[' || coalesce(communities, '') || ']' AS communities, ${month} AS month,
      substr(start_date, 1, 10) AS start_date, nullif(substr(end_date, 1, 10), '') AS end_date, sessions,
      CASE WHEN ${isDay} THEN coalesce(measurements, '${UNREAD}') ELSE '${UNREAD}' END AS measurements
    FROM counted`;
}

/**
 * Fills the ledger with the activities of a programme, for which it holds none yet.
 *
 * @returns the number of activities, and the documents whose measurements or day would not
 * pass the guards: their values must still be written.
 */
export async function fillLedger(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
): Promise<{ readonly counted: number; readonly unread: readonly string[] }> {
  const { query } = dialectOf(strapi);
  const { prepare } = rebuildDialectOf(strapi);
  if (prepare !== null) await query(trx, null, prepare, []);
  await query(
    trx,
    null,
    `INSERT INTO ${TABLES.ledger} (document_id, ${COLUMNS.join(', ')})
      SELECT * FROM (${rowsOfContent(strapi)}) AS counted WHERE true
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

/**
 * Documents of a programme, in months up to one, whose content and ledger seem to differ. Documents that
 * only the domain code can compare (odd values, another order of the same values) are among them.
 */
export async function readSuspects(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  until: Month,
): Promise<string[]> {
  const { query } = dialectOf(strapi);
  const { prepare } = rebuildDialectOf(strapi);
  if (prepare !== null) await query(trx, null, prepare, []);
  const upTo = 'month <= ?';
  const both = COLUMNS.map((name) => `counted.${name} IS NOT DISTINCT FROM kept.${name}`).join(' AND ');
  const rows = await query(
    trx,
    null,
    `WITH counted AS MATERIALIZED (SELECT * FROM (${rowsOfContent(strapi)}) AS content WHERE ${upTo}),
      kept AS MATERIALIZED (SELECT * FROM ${TABLES.ledger} WHERE programme_id = ? AND ${upTo})
      SELECT document_id FROM counted WHERE NOT EXISTS (
        SELECT 1 FROM kept WHERE kept.document_id = counted.document_id AND ${both})
      UNION
      SELECT document_id FROM kept WHERE NOT EXISTS (
        SELECT 1 FROM counted WHERE counted.document_id = kept.document_id)`,
    [programme, until, programme, until],
  );
  return rows.map((row) => text(row, 'document_id'));
}
