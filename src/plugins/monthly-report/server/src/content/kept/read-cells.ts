/** Kept sums as figures are read from them: one query a question. */
import type { Core } from '@strapi/strapi';

import type { Month } from '../../domain/month';
import { readCell, type Cell } from '../../domain/sums/cell';
import { DIMENSIONS, WHOLE, type Dimension, type Scope } from '../../domain/sums/scopes';
import { indexCells, NO_CELLS, type CellIndex, type MonthCell } from '../../domain/totals/cell-index';
import type { Months } from '../../domain/totals/spans';
import { integer, text, type Row } from '../rows';
import { knownCell } from './cell-cache';
import { dialectOf } from './dialect';
import { TABLES } from './tables';

type Reader = (text: string) => Cell;

const monthCell = (row: Row, read: Reader = readCell): MonthCell => ({
  month: text(row, 'month') as Month,
  cell: read(text(row, 'cell')),
});

/** Cells by a key of their row. */
function indexBy<Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  read?: Reader,
): (key: Key) => CellIndex {
  const lists = new Map<Key, MonthCell[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = lists.get(key);
    if (list) list.push(monthCell(row, read));
    else lists.set(key, [monthCell(row, read)]);
  }
  const indexes = new Map([...lists].map(([key, cells]) => [key, indexCells(cells)]));
  return (key) => indexes.get(key) ?? NO_CELLS;
}

/** The sums of whole programmes up to a month, by the programme's row id. */
export async function readProgrammeCells(
  strapi: Core.Strapi,
  programmes: readonly number[],
  upTo: Month,
): Promise<(programme: number) => CellIndex> {
  const { query, isOneOfIds } = dialectOf(strapi);
  const rows = await query(
    strapi.db.connection,
    'programme_cells',
    `SELECT programme_id, month, cell FROM ${TABLES.sums}
      WHERE ${isOneOfIds('programme_id')} AND dimension = ${DIMENSIONS.programme} AND member_id = ${WHOLE}
        AND month <= ?`,
    [JSON.stringify(programmes), upTo],
  );
  return indexBy(rows, (row) => integer(row, 'programme_id', 0), knownCell);
}

/** The sums of one scope in a span of months. */
export async function readScopeCells(
  strapi: Core.Strapi,
  { programme, dimension, member }: Scope,
  { from, to }: Months,
): Promise<CellIndex> {
  const rows = await dialectOf(strapi).query(
    strapi.db.connection,
    'scope_cells',
    `SELECT month, cell FROM ${TABLES.sums}
      WHERE programme_id = ? AND dimension = ? AND member_id = ? AND month BETWEEN ? AND ?`,
    [programme, dimension, member, from, to],
  );
  return indexCells(rows.map((row) => monthCell(row)));
}

/** A group of a programme: row id of the member, NONE or SEVERAL. */
export interface GroupKey {
  readonly programme: number;
  readonly member: number;
}

const groupKey = ({ programme, member }: GroupKey): string => `${programme} ${member}`;

/** The groups of programmes that have an activity in a span. */
export async function readGroupMembers(
  strapi: Core.Strapi,
  programmes: readonly number[],
  dimension: Dimension,
  { from, to }: Months,
): Promise<GroupKey[]> {
  const { query, isOneOfIds } = dialectOf(strapi);
  const rows = await query(
    strapi.db.connection,
    'group_members',
    `SELECT DISTINCT programme_id, member_id FROM ${TABLES.sums}
      WHERE ${isOneOfIds('programme_id')} AND dimension = ? AND month BETWEEN ? AND ?`,
    [JSON.stringify(programmes), dimension, from, to],
  );
  return rows.map((row) => ({
    programme: integer(row, 'programme_id', 0),
    member: integer(row, 'member_id', 0),
  }));
}

/** The sums of some groups in a span of months. */
export async function readGroupCells(
  strapi: Core.Strapi,
  groups: readonly GroupKey[],
  dimension: Dimension,
  { from, to }: Months,
): Promise<(group: GroupKey) => CellIndex> {
  const { query, rowsOf } = dialectOf(strapi);
  const keys = [
    { name: 'programme_id', type: 'integer' },
    { name: 'member_id', type: 'integer' },
  ] as const;
  const rows = await query(
    strapi.db.connection,
    'group_cells',
    `SELECT programme_id, member_id, month, cell
      FROM ${rowsOf(keys)} AS given JOIN ${TABLES.sums} USING (programme_id, member_id)
      WHERE dimension = ? AND month BETWEEN ? AND ?`,
    [JSON.stringify(groups.map(({ programme, member }) => [programme, member])), dimension, from, to],
  );
  const cellsOf = indexBy(rows, (row) =>
    groupKey({ programme: integer(row, 'programme_id', 0), member: integer(row, 'member_id', 0) }),
  );
  return (group) => cellsOf(groupKey(group));
}

/** Row ids of the partners with an activity in a month, by the programme's row id. */
export async function readActivePartners(
  strapi: Core.Strapi,
  programmes: readonly number[],
  month: Month,
): Promise<(programme: number) => readonly number[]> {
  const found = await readGroupMembers(strapi, programmes, DIMENSIONS.partner, { from: month, to: month });
  return (programme) => found.filter((group) => group.programme === programme).map(({ member }) => member);
}
