/** Reads kept sums for figures: one query for each question. */
import type { Core } from '@strapi/strapi';

import { monthsFrom, type Month, type Period } from '../../domain/month';
import { readCell, type Cell } from '../rules/cell';
import { THINGS, type Thing } from '../rules/keys';
import type { Distinct } from '../rules/distinct';
import { DIMENSIONS, WHOLE, type Dimension, type Scope } from '../rules/scopes';
import { indexCells, NO_CELLS, type CellIndex, type PeriodCell } from '../rules/cell-index';
import type { CellPlan, PlannedProgrammes } from '../../totals/rules/periods';
import type { Months } from '../../domain/spans';
import { perStrapi } from '../../database/per-strapi';
import { readConnection } from '../../database/present-reads';
import { integer, text, type Row } from '../../database/rows';
import { textQuery } from '../../database/text-query';
import { knownCell } from './cell-cache';
import { dialectOf } from '../../database/dialect';
import { TABLES } from './tables';

type Reader = (text: string) => Cell;

const periodCell = (row: Row, read: Reader = readCell): PeriodCell => ({
  period: text(row, 'month') as Period,
  cell: read(text(row, 'cell')),
});

/** Cells by a key of their row. */
function indexBy<Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  index: (key: Key, cells: readonly PeriodCell[]) => CellIndex,
  read?: Reader,
): (key: Key) => CellIndex {
  const lists = new Map<Key, PeriodCell[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = lists.get(key);
    if (list) list.push(periodCell(row, read));
    else lists.set(key, [periodCell(row, read)]);
  }
  const indexes = new Map([...lists].map(([key, cells]) => [key, index(key, cells)]));
  return (key) => indexes.get(key) ?? NO_CELLS;
}

const OF_WHOLE_PROGRAMME = `dimension = ${DIMENSIONS.programme} AND member_id = ${WHOLE}`;

/** The sums of whole programmes, by the programme's row id. */
export async function readProgrammeCells(
  strapi: Core.Strapi,
  planned: readonly PlannedProgrammes[],
): Promise<(programme: number) => CellIndex> {
  const [first, ...others] = planned;
  if (first === undefined) return () => NO_CELLS;
  const [programme, ...further] = first.programmes;
  if (programme !== undefined && others.length === 0 && further.length === 0) {
    const cells = await readOneProgramme(strapi, programme, first.plan);
    return (asked) => (asked === programme ? cells : NO_CELLS);
  }
  const { query, isOneOfIds, isOneOfPeriods } = dialectOf(strapi);
  const part = `SELECT programme_id, month, cell FROM ${TABLES.sums}
    WHERE ${isOneOfIds('programme_id')} AND ${OF_WHOLE_PROGRAMME} AND ${isOneOfPeriods('month')}`;
  const rows = await query(
    readConnection(strapi),
    `programmes_cells_${planned.length}`,
    planned.map(() => part).join(' UNION ALL '),
    planned.flatMap(({ programmes, plan }) => [JSON.stringify(programmes), JSON.stringify(plan.periods)]),
  );
  const planOf = new Map(planned.flatMap(({ programmes, plan }) => programmes.map((id) => [id, plan])));
  return indexBy(
    rows,
    (row) => integer(row, 'programme_id', 0),
    (id, cells) => planOf.get(id)?.index(cells) ?? NO_CELLS,
    knownCell,
  );
}

/** The most frequent question: the figures of one programme's month. */
const programmeCells = perStrapi((strapi) =>
  textQuery(
    strapi,
    'programme_cells',
    `SELECT month, cell FROM ${TABLES.sums}
      WHERE programme_id = CAST(? AS integer) AND ${OF_WHOLE_PROGRAMME}
        AND ${dialectOf(strapi).isOneOfPeriods('month')}`,
  ),
);

async function readOneProgramme(strapi: Core.Strapi, programme: number, plan: CellPlan): Promise<CellIndex> {
  const rows = await programmeCells(strapi)([String(programme), JSON.stringify(plan.periods)]);
  return plan.index(
    rows.map(([month, cell]) => ({ period: month as Period, cell: knownCell(String(cell)) })),
  );
}

/** The same column holds years too. */
const IS_MONTH = 'length(month) = 7';

/** The sums of one scope in each month of a span. */
export async function readScopeCells(
  strapi: Core.Strapi,
  { programme, dimension, member }: Scope,
  { from, to }: Months,
): Promise<CellIndex<Month>> {
  const rows = await dialectOf(strapi).query(
    readConnection(strapi),
    'scope_cells',
    `SELECT month, cell FROM ${TABLES.sums}
      WHERE programme_id = ? AND dimension = ? AND member_id = ? AND month BETWEEN ? AND ?
        AND ${IS_MONTH}`,
    [programme, dimension, member, from, to],
  );
  return indexCells(
    rows.map((row) => ({ period: text(row, 'month') as Month, cell: readCell(text(row, 'cell')) })),
  );
}

/** A group of a programme: row id of the member, NONE or SEVERAL. */
export interface GroupKey {
  readonly programme: number;
  readonly member: number;
}

const groupKey = ({ programme, member }: GroupKey): string => `${programme} ${member}`;

/** The groups of programmes that have an activity in one of some periods. */
export async function readGroupMembers(
  strapi: Core.Strapi,
  programmes: readonly number[],
  dimension: Dimension,
  periods: readonly Period[],
): Promise<GroupKey[]> {
  const { query, isOneOfIds, isOneOfPeriods } = dialectOf(strapi);
  const rows = await query(
    readConnection(strapi),
    'group_members',
    `SELECT DISTINCT programme_id, member_id FROM ${TABLES.sums}
      WHERE ${isOneOfIds('programme_id')} AND dimension = ? AND ${isOneOfPeriods('month')}`,
    [JSON.stringify(programmes), dimension, JSON.stringify(periods)],
  );
  return rows.map((row) => ({
    programme: integer(row, 'programme_id', 0),
    member: integer(row, 'member_id', 0),
  }));
}

/** The sums of some groups. */
export async function readGroupCells(
  strapi: Core.Strapi,
  groups: readonly GroupKey[],
  dimension: Dimension,
  plan: CellPlan,
): Promise<(group: GroupKey) => CellIndex> {
  const { query, rowsOf, isOneOfPeriods } = dialectOf(strapi);
  const keys = [
    { name: 'programme_id', type: 'integer' },
    { name: 'member_id', type: 'integer' },
  ] as const;
  const rows = await query(
    readConnection(strapi),
    'group_cells',
    `SELECT programme_id, member_id, month, cell
      FROM ${rowsOf(keys)} AS given JOIN ${TABLES.sums} USING (programme_id, member_id)
      WHERE dimension = ? AND ${isOneOfPeriods('month')}`,
    [
      JSON.stringify(groups.map(({ programme, member }) => [programme, member])),
      dimension,
      JSON.stringify(plan.periods),
    ],
  );
  const cellsOf = indexBy(
    rows,
    (row) => groupKey({ programme: integer(row, 'programme_id', 0), member: integer(row, 'member_id', 0) }),
    (_key, cells) => plan.index(cells),
  );
  return (group) => cellsOf(groupKey(group));
}

/** How many partners and communities were active in some scopes of one dimension in a span, each once. */
export async function readDistinct(
  strapi: Core.Strapi,
  keys: readonly GroupKey[],
  dimension: Dimension,
  { from, to }: Months,
): Promise<(key: GroupKey) => Distinct> {
  const { query, rowsOf, placeIn, asText } = dialectOf(strapi);
  const columns = [
    { name: 'programme_id', type: 'integer' },
    { name: 'member_id', type: 'integer' },
  ] as const;
  const months = monthsFrom(from, to);
  const rows = await query(
    readConnection(strapi),
    `distinct_${months.length}`,
    `SELECT programme_id, member_id, thing, ${asText('count(*)')} AS counted
      FROM ${rowsOf(columns)} AS given JOIN ${TABLES.members} kept USING (programme_id, member_id)
      WHERE kept.dimension = ? AND (${months.map(() => `${placeIn('kept.months')} > 0`).join(' OR ')})
      GROUP BY programme_id, member_id, thing`,
    [
      JSON.stringify(keys.map(({ programme, member }) => [programme, member])),
      dimension,
      ...months.map((month) => `"${month}"`),
    ],
  );
  const counts = new Map(
    rows.map((row) => [
      `${integer(row, 'programme_id', 0)} ${integer(row, 'member_id', 0)} ${integer(row, 'thing', 0)}`,
      Number(row.counted),
    ]),
  );
  return (key) => {
    const of = (thing: Thing) => counts.get(`${groupKey(key)} ${thing}`) ?? 0;
    return { partners: of(THINGS.partner), communities: of(THINGS.community) };
  };
}

/** Row ids of the partners with an activity in a month, by the programme's row id. */
export async function readActivePartners(
  strapi: Core.Strapi,
  programmes: readonly number[],
  month: Month,
): Promise<(programme: number) => readonly number[]> {
  const found = await readGroupMembers(strapi, programmes, DIMENSIONS.partner, [month]);
  return (programme) => found.filter((group) => group.programme === programme).map(({ member }) => member);
}
