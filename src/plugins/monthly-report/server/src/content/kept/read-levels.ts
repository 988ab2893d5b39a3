/** Levels as figures are read from the kept states: one query a question. */
import type { Core } from '@strapi/strapi';

import type { Grouping } from '../../../../shared/vocabulary';
import type { ProgrammeRecord } from '../../domain/facts';
import type { Month } from '../../domain/month';
import { fromThousandths } from '../../domain/quantity';
import { DIMENSIONS, NONE, WHOLE } from '../../domain/sums/scopes';
import type { ToldActivity } from '../../domain/totals/figures';
import { NO_LEVELS, type LevelFigure, type LevelIndex } from '../../domain/totals/levels';
import { rulesOf } from '../../domain/totals/ruled';
import { relationTable } from '../../strapi/relation-table';
import { UID } from '../../uids';
import { readConnection } from '../present-reads';
import { integer, text, textOrNull, type Row } from '../rows';
import { dialectOf } from './dialect';
import type { GroupKey } from './read-cells';
import { LEDGER_COLUMNS, toldActivity, type SourceScope } from './read-ledger';
import { TABLES } from './tables';

/** Groups that a level's reporters are in: those of activities depend on the entries, not on who reports. */
export type ReporterGrouping = Extract<Grouping, 'region' | 'partner'>;

/** Row ids of the programmes that have levels. */
export const withLevels = (records: readonly ProgrammeRecord[]): number[] =>
  records.flatMap(({ id, indicators }) => (rulesOf(indicators).levels.size > 0 ? [id] : []));

/**
 * Totals are added in two halves: the sum over reporters may be more than the databases' own
 * whole numbers hold.
 */
const HALF = 1_000_000_000n;

/** What stands of states at the end of months, which are bound twice as a list: those of the month itself, and those carried. */
function inForce(strapi: Core.Strapi): string {
  const { rowsOf, isOneOfIds } = dialectOf(strapi);
  const months = rowsOf([{ name: 'asked', type: 'text' }]);
  const columns =
    'given.asked, state.programme_id, state.indicator, state.partner_id, state.month, state.total';
  return `SELECT ${columns} FROM ${months} AS given JOIN ${TABLES.states} state ON state.month = given.asked
      WHERE ${isOneOfIds('state.programme_id')}
    UNION ALL SELECT ${columns} FROM ${months} AS given
      JOIN ${TABLES.states} state ON state.until > given.asked AND state.month < given.asked
      WHERE state.carries = 1 AND ${isOneOfIds('state.programme_id')}`;
}

const inForceBindings = (programmes: readonly number[], months: readonly Month[]): string[] => {
  const [asked, ids] = [JSON.stringify(months.map((month) => [month])), JSON.stringify(programmes)];
  return [asked, ids, asked, ids];
};

/** The region of a reporter, as the partner has it now. */
function regionOf(strapi: Core.Strapi): { readonly join: string; readonly member: string } {
  const { name, source, target } = relationTable(strapi, UID.partner, 'region');
  return {
    join: `LEFT JOIN ${name} region ON region.${source} = state.partner_id`,
    member: `coalesce(region.${target}, ${NONE})`,
  };
}

async function readStates(
  strapi: Core.Strapi,
  programmes: readonly number[],
  months: readonly Month[],
  grouping: ReporterGrouping | null,
): Promise<readonly Row[]> {
  const { query, asText, isPostgres } = dialectOf(strapi);
  const { join, member } =
    grouping === 'region'
      ? regionOf(strapi)
      : { join: '', member: grouping === 'partner' ? 'state.partner_id' : `${WHOLE}` };
  const half = (operator: '/' | '%') => asText(`sum(state.total ${operator} ${HALF})`);
  const carriedPartner = `CASE WHEN state.month < state.asked AND state.partner_id <> ${NONE} THEN ${
    isPostgres ? 'CAST(state.partner_id AS text)' : 'state.partner_id'
  } END`;
  return query(
    readConnection(strapi),
    `levels_${grouping ?? 'whole'}`,
    `SELECT state.programme_id, ${member} AS member_id, state.indicator, state.asked, ${half('/')} AS high,
        ${half('%')} AS low, string_agg(${carriedPartner}, ',') AS partners,
        min(CASE WHEN state.month < state.asked THEN state.month END) AS since
      FROM (${inForce(strapi)}) AS state ${join}
      GROUP BY state.programme_id, ${grouping === null ? '' : `${member}, `}state.indicator, state.asked`,
    inForceBindings(programmes, months),
  );
}

function figureOf(row: Row): LevelFigure {
  const since = textOrNull(row, 'since');
  return {
    value: fromThousandths(BigInt(String(row.high)) * HALF + BigInt(String(row.low))),
    carried:
      since === null
        ? null
        : {
            partners: new Set(textOrNull(row, 'partners')?.split(',').map(Number) ?? []),
            since: since as Month,
          },
  };
}

function indexRows<Key>(rows: readonly Row[], keyOf: (row: Row) => Key): (key: Key) => LevelIndex {
  const levels = new Map<Key, Map<string, LevelFigure>>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = levels.get(key) ?? new Map<string, LevelFigure>();
    levels.set(key, own.set(placeOf(text(row, 'indicator'), text(row, 'asked')), figureOf(row)));
  }
  return (key) => {
    const own = levels.get(key);
    return own === undefined ? NO_LEVELS : { at: (code, month) => own.get(placeOf(code, month)) ?? null };
  };
}

const placeOf = (code: string, month: string): string => `${month} ${code}`;

/** The levels of whole programmes at the end of some months, by the programme's row id. */
export async function readProgrammeLevels(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  months: readonly Month[],
): Promise<(programme: number) => LevelIndex> {
  const programmes = withLevels(records);
  if (programmes.length === 0 || months.length === 0) return () => NO_LEVELS;
  const rows = await readStates(strapi, programmes, months, null);
  return indexRows(rows, (row) => integer(row, 'programme_id', 0));
}

const groupKey = ({ programme, member }: GroupKey): string => `${programme} ${member}`;

export interface GroupLevels {
  /** The groups in which a reporter has a state. */
  readonly groups: readonly GroupKey[];
  readonly of: (group: GroupKey) => LevelIndex;
}

/** The levels of the regions or partners of programmes at the end of a month. */
export async function readGroupLevels(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  grouping: ReporterGrouping,
  month: Month,
): Promise<GroupLevels> {
  const programmes = withLevels(records);
  if (programmes.length === 0) return { groups: [], of: () => NO_LEVELS };
  const rows = await readStates(strapi, programmes, [month], grouping);
  const keyOf = (row: Row): GroupKey => ({
    programme: integer(row, 'programme_id', 0),
    member: integer(row, 'member_id', 0),
  });
  const groups = new Map(rows.map(keyOf).map((key) => [groupKey(key), key]));
  const levels = indexRows(rows, (row) => groupKey(keyOf(row)));
  return { groups: [...groups.values()], of: (group) => levels(groupKey(group)) };
}

/** An activity of a state in force. */
export interface StateActivity {
  /** Code of the level. */
  readonly indicator: string;
  readonly activity: ToldActivity;
}

/** The activities of the states in force at the end of a month: for each reporter all of the month of its state. */
export async function readStateActivities(
  strapi: Core.Strapi,
  programmes: readonly number[],
  month: Month,
  scope: Pick<SourceScope, 'dimension' | 'member'> | null = null,
): Promise<StateActivity[]> {
  if (programmes.length === 0) return [];
  const { query } = dialectOf(strapi);
  const partners = strapi.db.metadata.get(UID.partner).tableName;
  const { join, member } = regionOf(strapi);
  const within = {
    [DIMENSIONS.programme]: null,
    [DIMENSIONS.region]: { join, condition: `${member} = ?` },
    [DIMENSIONS.partner]: { join: '', condition: 'state.partner_id = ?' },
  }[scope?.dimension ?? DIMENSIONS.programme];
  const bindings = [
    ...inForceBindings(programmes, [month]),
    ...(within === null || scope === null ? [] : [scope.member]),
  ];
  const part = (isPartner: boolean) => `
    SELECT state.indicator, ${LEDGER_COLUMNS}, partner.code AS partner_code
    FROM (${inForce(strapi)}) AS state ${within?.join ?? ''}
    JOIN ${TABLES.ledger} ledger ON ledger.programme_id = state.programme_id
      AND ${isPartner ? 'ledger.partner_id = state.partner_id' : `state.partner_id = ${NONE} AND ledger.partner_id IS NULL`}
      AND ledger.start_date BETWEEN state.month || '-01' AND state.month || '-31'
    LEFT JOIN ${partners} partner ON partner.id = ledger.partner_id
    ${within === null ? '' : `WHERE ${within.condition}`}`;
  const rows = await query(
    readConnection(strapi),
    `state_activities_${scope?.dimension ?? 'all'}`,
    `${part(true)} UNION ALL ${part(false)}`,
    [...bindings, ...bindings],
  );
  return rows.map((row) => ({ indicator: text(row, 'indicator'), activity: toldActivity(row) }));
}
