import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { THINGS } from '../rules/keys';
import { NONE, SEVERAL } from '../rules/scopes';
import { perStrapi } from '../../database/per-strapi';
import type { Row } from '../../database/rows';
import { ask, type Question } from './conversation';
import { countingMonthIn } from '../../database/counting-month';
import { dialectOf } from '../../database/dialect';
import {
  ENTRY_COLUMNS,
  entriesOfDocuments,
  readEntriesOf,
  toEntries,
  type EntriesOfDocuments,
} from './entries';
import { SCOPE_COLUMNS, scopesOfEach, YEAR } from './scopes-sql';
import { keptRowsSql, toKeptRows, type KeptRows } from './store';

export interface Change extends EntriesOfDocuments {
  /** Every cell and member that the change may concern; null if they must still be locked and read. */
  readonly kept: KeptRows | null;
}

/**
 * The contributions of some activities before and now, read right after the questions that
 * lock the documents. SQLite has one writer at a time, so the same query also reads the
 * kept rows of the activities.
 */
export async function readChange(
  strapi: Core.Strapi,
  trx: Knex,
  documentIds: readonly string[],
  locks: readonly Question[],
): Promise<Change> {
  if (dialectOf(strapi).isPostgres) {
    return { ...(await readEntriesOf(strapi, trx, documentIds, locks)), kept: null };
  }
  const list = JSON.stringify(documentIds);
  const rows = await ask(strapi, trx, {
    name: 'change',
    sql: entriesAndKept(strapi),
    bindings: [list, list],
  });
  const kept = rows.filter(({ side }) => side === 'kept').map(asKept);
  return { ...toEntries(rows.filter(({ side }) => side !== 'kept')), kept: toKeptRows(kept) };
}

/** Rows of both shapes in the columns of entries. */
const entriesAndKept = perStrapi((strapi) => {
  const given = 'programme_id, month';
  const members = `(
    SELECT DISTINCT programme_id, dimension, member_id, thing, thing_id, month FROM (
      ${scopesOfEach('active', `${given}, thing, thing_id`)}))`;
  const cells = `(
    SELECT dimension, member_id, ${given} FROM (${scopesOfEach('placed', given)})
    UNION SELECT dimension, member_id, programme_id, ${YEAR} FROM (${scopesOfEach('placed', given)}))`;
  const month = countingMonthIn(dialectOf(strapi), {
    day: 'start_date',
    frequency: 'frequency',
    fiscalYearStart: 'fiscal_year_start',
  });
  const columns = ENTRY_COLUMNS.map(({ name }) => name).join(', ');
  return `WITH entries AS MATERIALIZED (${entriesOfDocuments(strapi)}), listed AS MATERIALIZED (
      SELECT programme_id, region_id, partner_id, activity_type_id, coalesce(month, ${month}) AS month,
        CASE side WHEN 'before' THEN communities ELSE '[' || coalesce(communities, '') || ']' END AS community_ids
      FROM entries WHERE side <> 'definition'
    ), placed AS MATERIALIZED (
      SELECT programme_id, month, community_ids, coalesce(region_id, ${NONE}) AS region_id,
        coalesce(partner_id, ${NONE}) AS partner_id, coalesce(activity_type_id, ${NONE}) AS activity_type_id,
        CASE json_array_length(community_ids) WHEN 0 THEN ${NONE} WHEN 1 THEN community_ids ->> 0
          ELSE ${SEVERAL} END AS community_id
      FROM listed
    ), active AS MATERIALIZED (
      SELECT ${given}, ${SCOPE_COLUMNS}, ${THINGS.partner} AS thing, partner_id AS thing_id
        FROM placed WHERE partner_id <> ${NONE}
      UNION ALL SELECT ${given}, ${SCOPE_COLUMNS}, ${THINGS.community}, each.value
        FROM placed CROSS JOIN json_each(community_ids) AS each
    )
    SELECT ${columns} FROM entries
    UNION ALL SELECT 'kept', month, dimension, NULL, programme_id, member_id, thing, thing_id, kept,
      NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM (${keptRowsSql(strapi, members, cells)})`;
});

const asKept = (row: Row): Row => ({
  month: row.document_id,
  dimension: row.activity_id,
  programme_id: row.programme_id,
  member_id: row.partner_id,
  thing: row.region_id,
  thing_id: row.activity_type_id,
  kept: row.communities,
});
