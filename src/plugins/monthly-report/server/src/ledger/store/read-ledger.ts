/** What the ledger is read for: the groups of communities and the sources of figures. */
import type { Core } from '@strapi/strapi';

import { firstDayOf, isYear, lastDayOf } from '../../domain/month';
import { sumsOf } from '../rules/build';
import { cellIdOf } from '../rules/keys';
import type { LedgerEntry } from '../rules/ledger-entry';
import { DIMENSIONS, NONE, WHOLE, type Scope } from '../rules/scopes';
import { indexCells, NO_CELLS, type CellIndex, type MonthCell } from '../rules/cell-index';
import type { ToldActivity } from '../../totals/rules/figures';
import type { Ingredient } from '../../totals/rules/ingredients';
import type { Months } from '../../domain/spans';
import { UID } from '../../uids';
import { readConnection } from '../../database/present-reads';
import { relationTable } from '../../strapi/relation-table';
import { integer, text, textOrNull, type Row } from '../../database/rows';
import { dialectOf, type Binding } from '../../database/dialect';
import { entryFromLedger } from './entries';
import type { GroupKey } from './read-cells';
import { TABLES } from './tables';

const LEDGER_COLUMNS = [
  'document_id',
  'activity_id',
  'programme_id',
  'partner_id',
  'region_id',
  'activity_type_id',
  'communities',
  'start_date',
  'end_date',
  'sessions',
  'measurements',
]
  .map((column) => `ledger.${column}`)
  .join(', ');

const days = ({ from, to }: Months): [string, string] => [firstDayOf(from), lastDayOf(to)];

/** The groups of communities that have an activity in a span: named ones, NONE and SEVERAL. */
export async function readCommunityGroups(
  strapi: Core.Strapi,
  programmes: readonly number[],
  span: Months,
): Promise<GroupKey[]> {
  const { query, isOneOfIds } = dialectOf(strapi);
  const rows = await query(
    readConnection(strapi),
    'community_groups',
    `SELECT DISTINCT programme_id, community_id FROM ${TABLES.ledger}
      WHERE ${isOneOfIds('programme_id')} AND start_date BETWEEN ? AND ?`,
    [JSON.stringify(programmes), ...days(span)],
  );
  return rows.map((row) => ({
    programme: integer(row, 'programme_id', 0),
    member: integer(row, 'community_id', 0),
  }));
}

/**
 * The sums of some named communities in a span, counted here: a community holds a handful
 * of activities. What is new in them is new in the span.
 *
 * @param extremeCodes indicators combined by MAX or LAST.
 */
export async function readCommunityCells(
  strapi: Core.Strapi,
  groups: readonly GroupKey[],
  span: Months,
  extremeCodes: ReadonlySet<string>,
): Promise<(group: GroupKey) => CellIndex> {
  const { query, rowsOf } = dialectOf(strapi);
  const keys = [
    { name: 'programme_id', type: 'integer' },
    { name: 'community_id', type: 'integer' },
  ] as const;
  const rows = await query(
    readConnection(strapi),
    'community_cells',
    `SELECT ${LEDGER_COLUMNS}, community_id
      FROM ${rowsOf(keys)} AS given JOIN ${TABLES.ledger} ledger USING (programme_id, community_id)
      WHERE start_date BETWEEN ? AND ?`,
    [JSON.stringify(groups.map(({ programme, member }) => [programme, member])), ...days(span)],
  );
  const entriesOf = new Map<string, LedgerEntry[]>();
  for (const row of rows) {
    const entry = entryFromLedger(row);
    const key = `${entry.programme} ${integer(row, 'community_id', 0)}`;
    const entries = entriesOf.get(key);
    if (entries) entries.push(entry);
    else entriesOf.set(key, [entry]);
  }
  return ({ programme, member }) => {
    const entries = entriesOf.get(`${programme} ${member}`);
    return entries === undefined ? NO_CELLS : wholeCellsOf(entries, extremeCodes);
  };
}

/** The sums of entries of one programme, as if they were all it has. */
function wholeCellsOf(entries: readonly LedgerEntry[], extremeCodes: ReadonlySet<string>): CellIndex {
  const { cells } = sumsOf(entries, extremeCodes);
  return indexCells(
    [...cells].flatMap(([key, cell]): MonthCell[] => {
      const { dimension, period } = cellIdOf(key);
      return dimension === DIMENSIONS.programme && !isYear(period) ? [{ period, cell }] : [];
    }),
  );
}

/** A part of the ledger's rows. */
interface Selection {
  /** Names of prepared statements that select this kind of part. */
  readonly name: string;
  readonly condition: string;
  readonly bindings: readonly Binding[];
}

const SCOPE_COLUMNS = {
  [DIMENSIONS.region]: 'region_id',
  [DIMENSIONS.partner]: 'partner_id',
} as const;

/** A programme, or what a region or a partner holds of it. */
export type SourceScope = Scope & {
  readonly dimension: typeof DIMENSIONS.programme | keyof typeof SCOPE_COLUMNS;
};

function withinScope({ programme, dimension, member }: SourceScope, span: Months): Selection {
  const inSpan = 'ledger.programme_id = ? AND ledger.start_date BETWEEN ? AND ?';
  const bindings = [programme, ...days(span)];
  if (dimension === DIMENSIONS.programme && member === WHOLE) {
    return { name: 'whole', condition: inSpan, bindings };
  }
  const column = SCOPE_COLUMNS[dimension === DIMENSIONS.region ? DIMENSIONS.region : DIMENSIONS.partner];
  return member === NONE
    ? { name: `no_${column}`, condition: `${inSpan} AND ledger.${column} IS NULL`, bindings }
    : { name: column, condition: `${inSpan} AND ledger.${column} = ?`, bindings: [...bindings, member] };
}

/** Those that one of the ingredients is made of. */
function usedIn(strapi: Core.Strapi, ingredients: readonly Ingredient[]): Selection {
  const { placeIn } = dialectOf(strapi);
  const parts = ingredients.map(({ indicator, months }): Selection => {
    const inMonths = 'ledger.start_date BETWEEN ? AND ?';
    if (indicator.source === 'measured') {
      return {
        name: 'v',
        condition: `(${inMonths} AND ${placeIn('ledger.measurements')} > 0)`,
        bindings: [...days(months), `"${indicator.code}":`],
      };
    }
    const condition = {
      partner: 'ledger.partner_id IS NOT NULL',
      community: 'ledger.community_id <> 0',
      session: 'ledger.sessions IS NOT NULL',
      activity: 'true',
    }[indicator.counts];
    return {
      name: indicator.counts.slice(0, 1),
      condition: `(${inMonths} AND ${condition})`,
      bindings: days(months),
    };
  });
  return {
    name: parts.map(({ name }) => name).join(''),
    condition: `(${parts.map(({ condition }) => condition).join(' OR ')})`,
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
}

function told(strapi: Core.Strapi): string {
  const activities = strapi.db.metadata.get(UID.activity).tableName;
  const partners = strapi.db.metadata.get(UID.partner).tableName;
  return `${TABLES.ledger} ledger
    JOIN ${activities} activity ON activity.id = ledger.activity_id
    LEFT JOIN ${partners} partner ON partner.id = ledger.partner_id`;
}

/** As compareActivities orders them: by code point, whatever the database's collation. */
function inOrderOfTelling(strapi: Core.Strapi): string {
  const byBytes = dialectOf(strapi).isPostgres ? 'COLLATE "C"' : 'COLLATE BINARY';
  return `ledger.start_date, partner.code ${byBytes} NULLS LAST, activity.title ${byBytes}, ledger.document_id`;
}

const toldActivity = (row: Row): ToldActivity => ({
  ...entryFromLedger(row),
  title: text(row, 'title'),
  partnerCode: textOrNull(row, 'partner_code'),
});

/**
 * Activities that ingredients are made of, in the order of telling.
 *
 * @param span what all of the ingredients are within.
 * @param page null for all of them.
 */
export async function readSourceActivities(
  strapi: Core.Strapi,
  scope: SourceScope,
  span: Months,
  ingredients: readonly Ingredient[],
  page: { readonly limit: number; readonly offset: number } | null,
): Promise<ToldActivity[]> {
  const within = withinScope(scope, span);
  const used = usedIn(strapi, ingredients);
  const limited = page === null ? '' : 'LIMIT ? OFFSET ?';
  const rows = await dialectOf(strapi).query(
    readConnection(strapi),
    statementName('sources', within, used, limited === '' ? 'all' : 'page'),
    `SELECT ${LEDGER_COLUMNS}, activity.title, partner.code AS partner_code FROM ${told(strapi)}
      WHERE ${within.condition} AND ${used.condition}
      ORDER BY ${inOrderOfTelling(strapi)} ${limited}`,
    [...within.bindings, ...used.bindings, ...(page === null ? [] : [page.limit, page.offset])],
  );
  return rows.map(toldActivity);
}

export async function countSourceActivities(
  strapi: Core.Strapi,
  scope: SourceScope,
  span: Months,
  ingredients: readonly Ingredient[],
): Promise<number> {
  const within = withinScope(scope, span);
  const used = usedIn(strapi, ingredients);
  const { query, asText } = dialectOf(strapi);
  const [row] = await query(
    readConnection(strapi),
    statementName('count', within, used, ''),
    `SELECT ${asText('count(*)')} AS counted FROM ${TABLES.ledger} ledger
      WHERE ${within.condition} AND ${used.condition}`,
    [...within.bindings, ...used.bindings],
  );
  return Number(row?.counted);
}

/**
 * The documentId of the activity that brings each of some partners or communities
 * first, in the order of telling.
 */
export async function readFirstActivities(
  strapi: Core.Strapi,
  scope: SourceScope,
  span: Months,
  counts: 'partner' | 'community',
  members: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const within = withinScope(scope, span);
  const { query, isOneOfIds } = dialectOf(strapi);
  const link = relationTable(strapi, UID.activity, 'communities');
  const [member, bringing] =
    counts === 'partner'
      ? ['ledger.partner_id', '']
      : [`link.${link.target}`, `JOIN ${link.name} link ON link.${link.source} = ledger.activity_id`];
  const rows = await query(
    readConnection(strapi),
    statementName(`first_${counts}`, within),
    `SELECT member_id, document_id FROM (
      SELECT ${member} AS member_id, ledger.document_id,
        row_number() OVER (PARTITION BY ${member} ORDER BY ${inOrderOfTelling(strapi)}) AS place
      FROM ${told(strapi)} ${bringing}
      WHERE ${within.condition} AND ${isOneOfIds(member)}) AS placed
      WHERE place = 1`,
    [...within.bindings, JSON.stringify(members)],
  );
  return new Map(rows.map((row) => [integer(row, 'member_id', 0), text(row, 'document_id')]));
}

/** The longest name PostgreSQL tells prepared statements apart by, less the prefix of the dialect. */
const MOST_OF_NAME = 40;

/** One name, one text; a figure of very many parts is not worth a statement that is kept. */
function statementName(...parts: readonly (string | Selection)[]): string | null {
  const name = parts.map((part) => (typeof part === 'string' ? part : part.name)).join('_');
  return name.length <= MOST_OF_NAME ? name : null;
}
