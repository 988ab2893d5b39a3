/** The states that levels are made of: kept per reporter and month, made from the sums of the partners. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Month } from '../../domain/month';
import { isMonth } from '../../domain/month';
import { OPEN_END, unbrokenSpans, type MemberSpan, type UnbrokenSpan } from '../rules/memberships';
import { DIMENSIONS, NONE } from '../rules/scopes';
import type { ReporterState } from '../rules/states';
import { wholeFromJson } from '../rules/whole';
import { relationTable } from '../../strapi/relation-table';
import { UID } from '../../uids';
import { perStrapi } from '../../database/per-strapi';
import { integer, text, textOrNull, type Row } from '../../database/rows';
import type { Question } from './conversation';
import { dialectOf, type Column } from '../../database/dialect';
import { TABLES } from './tables';

/** A partner in a programme, by row ids; NONE for entries without a partner. */
export interface Reporter {
  readonly programme: number;
  readonly partner: number;
}

const REPORTER: readonly Column[] = [
  { name: 'programme_id', type: 'integer' },
  { name: 'partner_id', type: 'integer' },
];
const SPAN: readonly Column[] = [
  ...REPORTER,
  { name: 'from_month', type: 'text' },
  { name: 'until_month', type: 'text' },
];
const CODE: readonly Column[] = [{ name: 'code', type: 'text' }];

/**
 * Writes the states of some reporters that differ from the kept ones, as `statesOf` in ledger/rules defines
 * them. The options of a level stand as long as its value does. The order is by month, so that rows of a month
 * lie together. Binds the codes of levels and the unbroken memberships.
 *
 * @param reporters a table of reporters.
 */
function fill(strapi: Core.Strapi, reporters: string): string {
  const { rowsOf, measuredOf, totalOf, nextMonth, beforePoint, isPostgres } = dialectOf(strapi);
  const level = beforePoint('each.key');
  // Few keys, many rows: SQLite takes a CROSS JOIN in its order.
  const thenJoin = isPostgres ? 'JOIN' : 'CROSS JOIN';
  return `INSERT INTO ${TABLES.states} (programme_id, indicator, partner_id, month, total, until, carries)
    SELECT programme_id, indicator, partner_id, month, total, until, CASE WHEN until > after_month THEN 1 ELSE 0 END
    FROM (
      SELECT programme_id, indicator, partner_id, month, total, after_month,
        CASE WHEN next_month < bound THEN next_month ELSE bound END AS until
      FROM (
        SELECT valued.*, CASE WHEN valued.partner_id = ${NONE} THEN '${OPEN_END}'
            ELSE coalesce(spans.until_month, after_month) END AS bound
        FROM (
          SELECT kept.programme_id, each.key AS indicator, kept.member_id AS partner_id, kept.month,
            ${totalOf('each.value')} AS total, ${nextMonth('kept.month')} AS after_month,
            coalesce(first_value(kept.month) OVER (
              PARTITION BY kept.programme_id, kept.member_id, ${level} ORDER BY kept.month
              GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), '${OPEN_END}') AS next_month
          FROM ${reporters} AS given ${thenJoin} ${TABLES.sums} AS kept
            ON kept.programme_id = given.programme_id AND kept.dimension = ${DIMENSIONS.partner}
              AND kept.member_id = given.partner_id AND length(kept.month) = 7
            CROSS JOIN ${measuredOf('kept.cell')} AS each
          WHERE ${level} IN (SELECT code FROM ${rowsOf(CODE)} AS levels)
        ) AS valued LEFT JOIN ${rowsOf(SPAN)} AS spans
          ON spans.programme_id = valued.programme_id AND spans.partner_id = valued.partner_id
            AND spans.from_month <= valued.month AND valued.month < spans.until_month
      ) AS bounded
    ) AS ended WHERE true ORDER BY month
    ON CONFLICT (programme_id, month, indicator, partner_id) DO UPDATE
      SET total = excluded.total, until = excluded.until, carries = excluded.carries
      WHERE (${TABLES.states}.total, ${TABLES.states}.until) IS DISTINCT FROM (excluded.total, excluded.until)`;
}

/** Removes the states of some reporters that no longer have a sum. */
function cut(strapi: Core.Strapi, reporters: string): string {
  const { rowsOf, measuredOf, beforePoint } = dialectOf(strapi);
  return `DELETE FROM ${TABLES.states} WHERE (programme_id, partner_id) IN
      (SELECT programme_id, partner_id FROM ${reporters} AS given)
    AND (${beforePoint('indicator')} NOT IN (SELECT code FROM ${rowsOf(CODE)} AS levels) OR NOT EXISTS (
      SELECT 1 FROM ${TABLES.sums} AS kept CROSS JOIN ${measuredOf('kept.cell')} AS each
      WHERE kept.programme_id = ${TABLES.states}.programme_id AND kept.dimension = ${DIMENSIONS.partner}
        AND kept.member_id = ${TABLES.states}.partner_id AND kept.month = ${TABLES.states}.month
        AND each.key = ${TABLES.states}.indicator))`;
}

/** Every write of a level uses these statements, and they never change. */
const sqlOf = perStrapi((strapi) => {
  const given = dialectOf(strapi).rowsOf(REPORTER);
  return {
    cut: cut(strapi, given),
    fill: fill(strapi, given),
    fillProgramme: fill(
      strapi,
      `(SELECT DISTINCT programme_id, member_id AS partner_id FROM ${TABLES.sums}
        WHERE programme_id = ? AND dimension = ${DIMENSIONS.partner})`,
    ),
  };
});

/** Statements by their names, for the function that runs several. */
export const stateSteps = (strapi: Core.Strapi): Readonly<Record<string, string>> => ({
  cut_states: sqlOf(strapi).cut,
  fill_states: sqlOf(strapi).fill,
});

const spanRows = (memberships: Memberships): string =>
  JSON.stringify(
    [...memberships].flatMap(([key, spans]) =>
      spans.map(({ from, until }) => [...key.split(' ').map(Number), from, until]),
    ),
  );

/** Makes the states of some reporters anew, once their sums are written. */
export async function refreshStates(
  strapi: Core.Strapi,
  trx: Knex,
  reporters: readonly Reporter[],
  levels: ReadonlySet<string>,
): Promise<Question[]> {
  if (reporters.length === 0) return [];
  const memberships = await readMemberships(strapi, trx, [
    ...new Set(reporters.map(({ programme }) => programme)),
  ]);
  const wanted = new Set(reporters.map(reporterKey));
  const own = new Map([...memberships].filter(([key]) => wanted.has(key)));
  const list = JSON.stringify([...wanted].map((key) => key.split(' ').map(Number)));
  const { cut, fill } = sqlOf(strapi);
  return [
    { name: 'cut_states', sql: cut, bindings: [list, codeRows(levels)] },
    {
      name: 'fill_states',
      sql: fill,
      bindings: [list, codeRows(levels), spanRows(own)],
    },
  ];
}

const codeRows = (codes: ReadonlySet<string>): string => JSON.stringify([...codes].map((code) => [code]));

/** Fills the states of a programme, which has none yet, from its sums. */
export async function fillStates(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  levels: ReadonlySet<string>,
): Promise<void> {
  if (levels.size === 0) return;
  const memberships = await readMemberships(strapi, trx, [programme]);
  await dialectOf(strapi).query(trx, null, sqlOf(strapi).fillProgramme, [
    programme,
    codeRows(levels),
    spanRows(memberships),
  ]);
}

/** The unbroken memberships of partners in programmes, by `reporterKey`. */
export type Memberships = ReadonlyMap<string, readonly UnbrokenSpan[]>;

export const reporterKey = ({ programme, partner }: Reporter): string => `${programme} ${partner}`;

const memberships = perStrapi((strapi) => {
  const { tableName } = strapi.db.metadata.get(UID.membership);
  const partner = relationTable(strapi, UID.membership, 'partner');
  const programme = relationTable(strapi, UID.membership, 'programme');
  return `SELECT m.id, programme.${programme.target} AS programme_id, partner.${partner.target} AS partner_id,
      m.from_month, m.to_month
    FROM ${tableName} m
    JOIN ${programme.name} programme ON programme.${programme.source} = m.id
    JOIN ${partner.name} partner ON partner.${partner.source} = m.id`;
});

export async function readMemberships(
  strapi: Core.Strapi,
  trx: Knex,
  programmes: readonly number[],
): Promise<Memberships> {
  const { query, isOneOfIds } = dialectOf(strapi);
  const link = relationTable(strapi, UID.membership, 'programme');
  const rows = await query(
    trx,
    'memberships_of',
    `${memberships(strapi)} WHERE ${isOneOfIds(`programme.${link.target}`)}`,
    [JSON.stringify(programmes)],
  );
  const spans = new Map<string, MemberSpan[]>();
  for (const row of rows) {
    const [from, to] = [text(row, 'from_month'), textOrNull(row, 'to_month')];
    if (!isMonth(from)) continue;
    const key = reporterKey(reporterOf(row));
    spans.set(key, [...(spans.get(key) ?? []), { from, to: isMonth(to) ? to : null }]);
  }
  return new Map([...spans].map(([key, own]) => [key, unbrokenSpans(own)]));
}

const reporterOf = (row: Row): Reporter => ({
  programme: integer(row, 'programme_id', 0),
  partner: integer(row, 'partner_id', 0),
});

/** The partners of some memberships, each with its programme. */
export async function readReportersOfMemberships(
  strapi: Core.Strapi,
  trx: Knex,
  rowIds: readonly number[],
): Promise<Reporter[]> {
  const { query, isOneOfIds } = dialectOf(strapi);
  const rows = await query(trx, 'members_of_rows', `${memberships(strapi)} WHERE ${isOneOfIds('m.id')}`, [
    JSON.stringify(rowIds),
  ]);
  return rows.map(reporterOf);
}

/** Every state kept of a programme. */
export async function readStatesOf(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
): Promise<ReporterState[]> {
  const { query, asText } = dialectOf(strapi);
  const rows = await query(
    trx,
    'states_of',
    `SELECT programme_id, indicator, partner_id, month, ${asText('total')} AS total, until
      FROM ${TABLES.states} WHERE programme_id = ?`,
    [programme],
  );
  return rows.map((row) => ({
    programme: integer(row, 'programme_id', 0),
    indicator: text(row, 'indicator'),
    reporter: integer(row, 'partner_id', 0),
    month: text(row, 'month') as Month,
    total: wholeFromJson(String(row.total)),
    until: text(row, 'until'),
  }));
}
