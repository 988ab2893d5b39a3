/** Reads the ledger: the groups of communities and the sources of figures. */
import type { Core } from '@strapi/strapi';

import { daysCountedIn, type Calendar } from '../../domain/calendar';
import { isYear, type Month } from '../../domain/month';
import { cellIdOf } from '../rules/keys';
import type { LedgerEntry } from '../rules/ledger-entry';
import { DIMENSIONS, NONE, WHOLE, type Scope } from '../rules/scopes';
import { indexCells, NO_CELLS, type CellIndex, type MonthCell } from '../rules/cell-index';
import type { ToldActivity } from '../../totals/rules/figures';
import type { Ingredient } from '../../totals/rules/ingredients';
import type { Months } from '../../domain/spans';
import { sumsBuilder } from '../rules/build';
import {
  countedEntries,
  valuesOf as valuesOfEntry,
  type CountedEntry,
  type Values,
} from '../rules/counted-values';
import { monthOf } from '../rules/ledger-entry';
import type { CountingRules } from '../rules/rules';
import { UID } from '../../uids';
import { readConnection } from '../../database/present-reads';
import { relationTable } from '../../strapi/relation-table';
import { integer, text, textOrNull, type Row } from '../../database/rows';
import { dialectOf, type Binding } from '../../database/dialect';
import { entryFromLedger, readReporterMonths } from './entries';
import type { GroupKey } from './read-cells';
import { TABLES } from './tables';

export const LEDGER_COLUMNS = [
  'document_id',
  'activity_id',
  'title',
  'programme_id',
  'partner_id',
  'region_id',
  'activity_type_id',
  'communities',
  'month',
  'start_date',
  'end_date',
  'sessions',
  'measurements',
]
  .map((column) => `ledger.${column}`)
  .join(', ');

/** The first and last day whose entries count in some months: the ledger is searched by days. */
function days(months: Months, calendar: Calendar): [string, string] {
  const { from, to } = daysCountedIn(months, calendar);
  return [from, to];
}

/** Programmes with the same calendar: a span has the same days for all of them. */
export interface ProgrammesAlike {
  readonly programmes: readonly number[];
  readonly calendar: Calendar;
}

/** The groups of communities that have an activity in a span: named ones, NONE and SEVERAL. */
export async function readCommunityGroups(
  strapi: Core.Strapi,
  { programmes, calendar }: ProgrammesAlike,
  span: Months,
): Promise<GroupKey[]> {
  const { query, isOneOfIds } = dialectOf(strapi);
  const rows = await query(
    readConnection(strapi),
    'community_groups',
    `SELECT DISTINCT programme_id, community_id FROM ${TABLES.ledger}
      WHERE ${isOneOfIds('programme_id')} AND start_date BETWEEN ? AND ?`,
    [JSON.stringify(programmes), ...days(span, calendar)],
  );
  return rows.map((row) => ({
    programme: integer(row, 'programme_id', 0),
    member: integer(row, 'community_id', 0),
  }));
}

/**
 * The sums of some named communities in a span, counted here: a community holds a handful
 * of activities. Only the span is counted, so its members all count as new within it.
 */
export async function readCommunityCells(
  strapi: Core.Strapi,
  { groups, calendar }: { readonly groups: readonly GroupKey[]; readonly calendar: Calendar },
  span: Months,
  rulesOf: (programme: number) => CountingRules,
): Promise<(group: GroupKey) => CellIndex<Month>> {
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
    [JSON.stringify(groups.map(({ programme, member }) => [programme, member])), ...days(span, calendar)],
  );
  const entriesOf = new Map<string, LedgerEntry[]>();
  for (const row of rows) {
    const entry = entryFromLedger(row);
    const key = `${entry.programme} ${integer(row, 'community_id', 0)}`;
    const entries = entriesOf.get(key);
    if (entries) entries.push(entry);
    else entriesOf.set(key, [entry]);
  }
  const valuesOf = await countedValues(strapi, [...entriesOf.values()].flat(), rulesOf);
  return ({ programme, member }) => {
    const entries = entriesOf.get(`${programme} ${member}`);
    if (entries === undefined) return NO_CELLS;
    return wholeCellsOf(
      entries.map((entry) => ({ entry, values: valuesOf(entry) })),
      rulesOf(programme),
    );
  };
}

/**
 * The values that some entries count with. All entries of a reporter's month are needed to find its
 * latest one.
 */
async function countedValues(
  strapi: Core.Strapi,
  entries: readonly LedgerEntry[],
  rulesOf: (programme: number) => CountingRules,
): Promise<(entry: LedgerEntry) => Values> {
  const ofLast = entries.filter(({ programme, measurements }) => {
    const { last } = rulesOf(programme);
    return (
      last.size > 0 &&
      [...valuesOfEntry(measurements, rulesOf(programme)).keys()].some((code) => last.has(code))
    );
  });
  const others = await readReporterMonths(
    strapi,
    readConnection(strapi),
    ofLast.map((entry) => ({ ...entry, month: monthOf(entry) })),
  );
  const all = new Map([...entries, ...others].map((entry) => [entry.documentId, entry]));
  const values = new Map<string, Values>();
  for (const programme of new Set([...all.values()].map((entry) => entry.programme))) {
    const own = [...all.values()].filter((entry) => entry.programme === programme);
    for (const counted of countedEntries(own, rulesOf(programme))) {
      values.set(counted.entry.documentId, counted.values);
    }
  }
  return ({ documentId }) => values.get(documentId) ?? new Map();
}

/** The sums of entries of one programme, as if they were all it has. */
function wholeCellsOf(entries: readonly CountedEntry[], rules: CountingRules): CellIndex<Month> {
  const builder = sumsBuilder(rules);
  entries.forEach(builder.addCounted);
  const { cells } = builder.finish();
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

/** A programme, or the part of it that belongs to a region or a partner. */
export type SourceScope = Scope & {
  readonly dimension: typeof DIMENSIONS.programme | keyof typeof SCOPE_COLUMNS;
  /** Of the programme. */
  readonly calendar: Calendar;
};

function withinScope({ programme, dimension, member, calendar }: SourceScope, span: Months): Selection {
  const inSpan = 'ledger.programme_id = ? AND ledger.start_date BETWEEN ? AND ?';
  const bindings = [programme, ...days(span, calendar)];
  if (dimension === DIMENSIONS.programme && member === WHOLE) {
    return { name: 'whole', condition: inSpan, bindings };
  }
  const column = SCOPE_COLUMNS[dimension === DIMENSIONS.region ? DIMENSIONS.region : DIMENSIONS.partner];
  return member === NONE
    ? { name: `no_${column}`, condition: `${inSpan} AND ledger.${column} IS NULL`, bindings }
    : { name: column, condition: `${inSpan} AND ledger.${column} = ?`, bindings: [...bindings, member] };
}

/** Selects the activities that at least one of the ingredients is made of. */
function usedIn(
  strapi: Core.Strapi,
  { calendar }: Pick<SourceScope, 'calendar'>,
  ingredients: readonly Ingredient[],
  { parts: partsOf, last }: Pick<CountingRules, 'parts' | 'last'>,
): Selection {
  const { placeIn } = dialectOf(strapi);
  const hasValue = `${placeIn('ledger.measurements')} > 0`;

  /** The condition that the indicator itself is entered, or parts that it can be made of; every code is bound. */
  function counts(code: string): { readonly condition: string; readonly codes: readonly string[] } {
    const below = (partsOf.get(code) ?? []).map(counts);
    if (below.length === 0) return { condition: hasValue, codes: [code] };
    const between = last.has(code) ? ' AND ' : ' OR ';
    return {
      condition: `(${hasValue} OR (${below.map(({ condition }) => condition).join(between)}))`,
      codes: [code, ...below.flatMap(({ codes }) => codes)],
    };
  }

  const parts = ingredients.map(({ indicator, months }): Selection => {
    const inMonths = 'ledger.start_date BETWEEN ? AND ?';
    if (indicator.source === 'measured') {
      const { condition, codes } = counts(indicator.code);
      return {
        // There may be any number of parts: such a statement is not kept.
        name: codes.length === 1 ? 'v' : UNNAMED,
        condition: `(${inMonths} AND ${condition})`,
        bindings: [...days(months, calendar), ...codes.map((code) => `"${code}":`)],
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
      bindings: days(months, calendar),
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

/** The order of compareActivities: by code point, whatever the database's collation. */
function inOrderOfTelling(strapi: Core.Strapi): string {
  const byBytes = dialectOf(strapi).isPostgres ? 'COLLATE "C"' : 'COLLATE BINARY';
  return `ledger.start_date, partner.code ${byBytes} NULLS LAST, activity.title ${byBytes}, ledger.document_id`;
}

/** Takes the present title: the ledger's title is as old as the last write that was followed. */
export const toldActivity = (row: Row): ToldActivity => ({
  ...entryFromLedger(row),
  title: text(row, 'told_title'),
  partnerCode: textOrNull(row, 'partner_code'),
});

/**
 * Activities that ingredients are made of, in the order of telling.
 *
 * @param span contains the months of all ingredients.
 * @param page null for all activities.
 */
export async function readSourceActivities(
  strapi: Core.Strapi,
  scope: SourceScope,
  span: Months,
  ingredients: readonly Ingredient[],
  rules: Pick<CountingRules, 'parts' | 'last'>,
  page: { readonly limit: number; readonly offset: number } | null,
): Promise<ToldActivity[]> {
  const within = withinScope(scope, span);
  const used = usedIn(strapi, scope, ingredients, rules);
  const limited = page === null ? '' : 'LIMIT ? OFFSET ?';
  const rows = await dialectOf(strapi).query(
    readConnection(strapi),
    statementName('sources', within, used, limited === '' ? 'all' : 'page'),
    `SELECT ${LEDGER_COLUMNS}, activity.title AS told_title, partner.code AS partner_code FROM ${told(strapi)}
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
  rules: Pick<CountingRules, 'parts' | 'last'>,
): Promise<number> {
  const within = withinScope(scope, span);
  const used = usedIn(strapi, scope, ingredients, rules);
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
 * For each of some partners or communities, the documentId of the first activity that
 * brings it, in the order of telling.
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

/** PostgreSQL cuts names of prepared statements at a length; this is the room after the dialect's prefix. */
const MOST_OF_NAME = 40;

/** Marks the name of a statement that is not kept. */
const UNNAMED = '?';

/** Each name has one text. Null if the statement is not kept: a figure of very many parts is not worth it. */
function statementName(...parts: readonly (string | Selection)[]): string | null {
  const name = parts.map((part) => (typeof part === 'string' ? part : part.name)).join('_');
  return name.length <= MOST_OF_NAME && !name.includes(UNNAMED) ? name : null;
}
