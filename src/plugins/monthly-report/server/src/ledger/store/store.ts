import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Month, Period } from '../../domain/month';
import { readCell, writeCell, type Cell } from '../rules/cell';
import {
  cellIdOf,
  cellKey,
  memberIdOf,
  memberKey,
  type CellKey,
  type MemberKey,
  type Thing,
} from '../rules/keys';
import { monthOf, type LedgerEntry } from '../rules/ledger-entry';
import { readMemberMonths, writeMemberMonths, type MemberMonths } from '../rules/member-months';
import { communityGroupOf, type Dimension } from '../rules/scopes';
import { perStrapi } from '../../database/per-strapi';
import { integer, text, type Row } from '../../database/rows';
import { ask, lockAndAsk, type Question } from './conversation';
import { dialectOf, type Binding, type Column, type Dialect } from '../../database/dialect';
import { TABLES } from './tables';

interface Table {
  readonly name: string;
  /** In the names of its statements. */
  readonly initial: 'l' | 's' | 'm';
  readonly key: readonly Column[];
  readonly values: readonly Column[];
}

const integerColumn = (name: string): Column => ({ name, type: 'integer' });
const smallColumn = (name: string): Column => ({ name, type: 'smallint' });
const textColumn = (name: string): Column => ({ name, type: 'text' });

const SCOPE = [integerColumn('programme_id'), smallColumn('dimension'), integerColumn('member_id')];

const LEDGER: Table = {
  name: TABLES.ledger,
  initial: 'l',
  key: [textColumn('document_id')],
  values: [
    integerColumn('activity_id'),
    textColumn('title'),
    integerColumn('programme_id'),
    integerColumn('partner_id'),
    integerColumn('region_id'),
    integerColumn('activity_type_id'),
    integerColumn('community_id'),
    textColumn('communities'),
    textColumn('month'),
    textColumn('start_date'),
    textColumn('end_date'),
    integerColumn('sessions'),
    textColumn('measurements'),
  ],
};

const SUMS: Table = {
  name: TABLES.sums,
  initial: 's',
  key: [...SCOPE, textColumn('month')],
  values: [textColumn('cell')],
};

const MEMBERS: Table = {
  name: TABLES.members,
  initial: 'm',
  key: [...SCOPE, smallColumn('thing'), integerColumn('thing_id')],
  values: [textColumn('months')],
};

type Values = readonly Binding[];

/** A statement over rows that are bound as one JSON text. */
export interface Statement {
  readonly name: string;
  readonly sql: string;
  readonly rows: readonly Values[];
}

const names = (columns: readonly Column[]): string => columns.map(({ name }) => name).join(', ');

function upsertInto(strapi: Core.Strapi, table: Table): string {
  const columns = [...table.key, ...table.values];
  const set = table.values.map(({ name }) => `${name} = excluded.${name}`);
  // `WHERE true`: without it SQLite takes ON CONFLICT for the condition of a join.
  return `INSERT INTO ${table.name} (${names(columns)})
    SELECT ${names(columns)} FROM ${dialectOf(strapi).rowsOf(columns)} AS given WHERE true
    ON CONFLICT (${names(table.key)}) DO UPDATE SET ${set.join(', ')}`;
}

function removeFrom(strapi: Core.Strapi, table: Table): string {
  return `DELETE FROM ${table.name} WHERE (${names(table.key)}) IN
    (SELECT ${names(table.key)} FROM ${dialectOf(strapi).rowsOf(table.key)} AS given)`;
}

/** Every write uses these statements, and they never change. */
const sqlOf = perStrapi((strapi) => {
  const both = (table: Table) => ({ put: upsertInto(strapi, table), cut: removeFrom(strapi, table) });
  return { l: both(LEDGER), s: both(SUMS), m: both(MEMBERS) };
});

const upsert = (strapi: Core.Strapi, { initial }: Table, rows: readonly Values[]): Statement => ({
  name: `put_${initial}`,
  sql: sqlOf(strapi)[initial].put,
  rows,
});

const remove = (strapi: Core.Strapi, { initial }: Table, rows: readonly Values[]): Statement => ({
  name: `cut_${initial}`,
  sql: sqlOf(strapi)[initial].cut,
  rows,
});

const ledgerValues = (entry: LedgerEntry): Values => [
  entry.documentId,
  entry.activityId,
  entry.title,
  entry.programme,
  entry.partner,
  entry.region,
  entry.activityType,
  communityGroupOf(entry),
  JSON.stringify(entry.communities),
  monthOf(entry),
  entry.startDate,
  entry.endDate,
  entry.sessions,
  JSON.stringify(entry.measurements),
];

const cellKeyValues = (key: CellKey): Values => {
  const { programme, dimension, member, period } = cellIdOf(key);
  return [programme, dimension, member, period];
};

const memberKeyValues = (key: MemberKey): Values => {
  const { programme, dimension, member, thing, thingId } = memberIdOf(key);
  return [programme, dimension, member, thing, thingId];
};

export function writeLedger(
  strapi: Core.Strapi,
  entries: readonly LedgerEntry[],
  gone: readonly string[],
): Statement[] {
  return [
    upsert(strapi, LEDGER, entries.map(ledgerValues)),
    remove(
      strapi,
      LEDGER,
      gone.map((documentId) => [documentId]),
    ),
  ];
}

/** Writes cells, and deletes cells without an activity. */
export function writeCells(strapi: Core.Strapi, cells: ReadonlyMap<CellKey, Cell>): Statement[] {
  const all = [...cells];
  return [
    upsert(
      strapi,
      SUMS,
      all
        .filter(([, { activities }]) => activities > 0)
        .map(([key, cell]) => [...cellKeyValues(key), writeCell(cell)]),
    ),
    remove(
      strapi,
      SUMS,
      all.filter(([, { activities }]) => activities === 0).map(([key]) => cellKeyValues(key)),
    ),
  ];
}

/** Writes members, and deletes members without a month. */
export function writeMembers(
  strapi: Core.Strapi,
  members: ReadonlyMap<MemberKey, MemberMonths>,
): Statement[] {
  const all = [...members];
  return [
    upsert(
      strapi,
      MEMBERS,
      all
        .filter(([, months]) => months.size > 0)
        .map(([key, months]) => [...memberKeyValues(key), writeMemberMonths(months)]),
    ),
    remove(
      strapi,
      MEMBERS,
      all.filter(([, months]) => months.size === 0).map(([key]) => memberKeyValues(key)),
    ),
  ];
}

/** A change of content adds one to the version of its month; versions.ts explains how readers use it. */
export function countVersions(strapi: Core.Strapi, months: readonly string[]): Statement {
  const month = [textColumn('month')];
  return {
    name: 'count',
    // In one order, so that two writers of the same months cannot wait for each other.
    sql: `INSERT INTO ${TABLES.versions} (month, n)
      SELECT month, 1 FROM ${dialectOf(strapi).rowsOf(month)} AS given WHERE true ORDER BY month
      ON CONFLICT (month) DO UPDATE SET n = ${TABLES.versions}.n + 1`,
    rows: months.map((value) => [value]),
  };
}

/** A statement with more rows than this is split: that is worth another round trip. */
const MOST_ROWS = 2000;

/** The questions for statements: many rows are split into parts, and statements without rows are left out. */
export function questionsOf(statements: readonly Statement[]): Question[] {
  return statements.flatMap(({ name, sql, rows }) => {
    const parts = Math.ceil(rows.length / MOST_ROWS);
    return Array.from({ length: parts }, (_, part) => ({
      name,
      sql,
      bindings: [JSON.stringify(rows.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS))],
    }));
  });
}

/** Runs statements in order, one at a time: all of them together may be too much for a connection. */
export async function runEach(
  strapi: Core.Strapi,
  trx: Knex,
  statements: readonly Statement[],
): Promise<void> {
  for (const question of questionsOf(statements)) await ask(strapi, trx, question);
}

/** Statements by their names, for the function that runs several. */
export const storeSteps = (strapi: Core.Strapi): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    Object.entries(sqlOf(strapi)).flatMap(([initial, { put, cut }]) => [
      [`put_${initial}`, put],
      [`cut_${initial}`, cut],
    ]),
  ),
  count: countVersions(strapi, []).sql,
});

export interface KeptRows {
  readonly cells: ReadonlyMap<CellKey, Cell>;
  readonly members: ReadonlyMap<MemberKey, MemberMonths>;
}

const cellOf = (row: Row): [CellKey, Cell] => [
  cellKey({
    programme: integer(row, 'programme_id', 0),
    dimension: integer(row, 'dimension', 0) as Dimension,
    member: integer(row, 'member_id', 0),
    period: text(row, 'month') as Period,
  }),
  readCell(text(row, 'kept')),
];

const membersOf = (row: Row): [MemberKey, MemberMonths] => [
  memberKey({
    programme: integer(row, 'programme_id', 0),
    dimension: integer(row, 'dimension', 0) as Dimension,
    member: integer(row, 'member_id', 0),
    thing: integer(row, 'thing', 0) as Thing,
    thingId: integer(row, 'thing_id', 0),
  }),
  readMemberMonths(text(row, 'kept')),
];

/**
 * The month after a changed month in which a member may now become new, or stop being
 * new; null if the member was active earlier in the year.
 */
const nextNew = ({ keysOf }: Dialect): string => `
  (SELECT CASE WHEN count(CASE WHEN key < changed.month AND key >= substr(changed.month, 1, 4) THEN 1 END) = 0
      THEN min(CASE WHEN key > changed.month THEN key END) END
    FROM ${keysOf('changed.months')})`;

/**
 * Selects the kept rows among these: cells by their keys, members whose months change by keys
 * and month, and the cells that may change with them.
 *
 * @param members, cells tables of those keys.
 */
export function keptRowsSql(strapi: Core.Strapi, members: string, cells: string): string {
  const dialect = dialectOf(strapi);
  // Few keys, many rows: SQLite would read all rows that are kept, but takes a CROSS JOIN in its order.
  const thenJoin = dialect.isPostgres ? 'JOIN' : 'CROSS JOIN';
  return `WITH changed AS MATERIALIZED (
       SELECT ${names(MEMBERS.key)}, month, months
       FROM ${members} AS given ${thenJoin} ${MEMBERS.name} USING (${names(MEMBERS.key)})
     ), touched AS MATERIALIZED (
       SELECT ${names(SCOPE)}, month FROM changed
       UNION SELECT ${names(SCOPE)}, ${nextNew(dialect)} FROM changed
     )
     SELECT programme_id, dimension, member_id, month, NULL AS thing, NULL AS thing_id, cell AS kept
       FROM (
         SELECT ${names(SUMS.key)} FROM ${cells} AS given
         UNION SELECT ${names(SCOPE)}, month FROM touched
         UNION SELECT ${names(SCOPE)}, substr(month, 1, 4) FROM touched
       ) AS wanted ${thenJoin} ${SUMS.name} USING (${names(SUMS.key)})
     UNION ALL
     SELECT programme_id, dimension, member_id, NULL AS month, thing, thing_id, months AS kept FROM changed`;
}

export const KEPT_COLUMNS: readonly Column[] = [
  ...SCOPE,
  textColumn('month'),
  smallColumn('thing'),
  integerColumn('thing_id'),
  textColumn('kept'),
];

export const keptRows = perStrapi((strapi) => {
  const { rowsOf } = dialectOf(strapi);
  return keptRowsSql(strapi, rowsOf([...MEMBERS.key, textColumn('month')]), rowsOf(SUMS.key));
});

/**
 * Kept rows by their keys, and the cells, of months and of their years, that the changed
 * months of members may change besides: one query, right after the steps that lock the
 * programmes. Keys without a row are left out.
 */
export async function readKept(
  strapi: Core.Strapi,
  trx: Knex,
  cellKeys: Iterable<CellKey>,
  changedMembers: ReadonlyMap<MemberKey, ReadonlyMap<Month, number>>,
  locks: readonly Question[] = [],
): Promise<KeptRows> {
  const changedMonths = [...changedMembers].flatMap(([key, months]) =>
    [...months.keys()].map((month) => [...memberKeyValues(key), month]),
  );
  const rows = await lockAndAsk(strapi, trx, locks, {
    name: 'kept_rows',
    sql: keptRows(strapi),
    bindings: [JSON.stringify(changedMonths), JSON.stringify([...cellKeys].map(cellKeyValues))],
  });
  return toKeptRows(rows);
}

export function toKeptRows(rows: readonly Row[]): KeptRows {
  return {
    cells: new Map(rows.filter(({ month }) => month !== null).map(cellOf)),
    members: new Map(rows.filter(({ month }) => month === null).map(membersOf)),
  };
}

/** Everything kept of a programme. */
export async function readKeptOf(strapi: Core.Strapi, trx: Knex, programme: number): Promise<KeptRows> {
  const { query } = dialectOf(strapi);
  const [cells, members] = [
    await query(trx, 'cells_of', `SELECT *, cell AS kept FROM ${SUMS.name} WHERE programme_id = ?`, [
      programme,
    ]),
    await query(trx, 'members_of', `SELECT *, months AS kept FROM ${MEMBERS.name} WHERE programme_id = ?`, [
      programme,
    ]),
  ];
  return { cells: new Map(cells.map(cellOf)), members: new Map(members.map(membersOf)) };
}
