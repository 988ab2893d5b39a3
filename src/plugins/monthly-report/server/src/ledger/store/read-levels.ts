/** Reads levels for figures from the kept states: one query for each question. */
import type { Core } from '@strapi/strapi';

import type { Grouping } from '../../../../shared/vocabulary';
import type { ProgrammeRecord } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { add, fromThousandths } from '../../domain/quantity';
import { DIMENSIONS, NONE, WHOLE } from '../rules/scopes';
import type { ToldActivity } from '../../totals/rules/figures';
import { NO_LEVELS, type LevelFigure, type LevelIndex } from '../rules/levels';
import { rulesOf } from '../../totals/rules/ruled';
import { relationTable } from '../../strapi/relation-table';
import { UID } from '../../uids';
import { perStrapi } from '../../database/per-strapi';
import { readConnection } from '../../database/present-reads';
import { integer, text, textOrNull, type Row } from '../../database/rows';
import { monthsBesideInPeriod } from '../../database/counting-month';
import { dialectOf, exactSumOf } from '../../database/dialect';
import type { GroupKey } from './read-cells';
import { LEDGER_COLUMNS, toldActivity, type SourceScope } from './read-ledger';
import { TABLES } from './tables';

/** Groups of a level's reporters; other groups depend on the entries and not on the reporter. */
export type ReporterGrouping = Extract<Grouping, 'region' | 'partner'>;

/** Row ids of the programmes that have levels. */
export const withLevels = (records: readonly ProgrammeRecord[]): number[] =>
  records.flatMap(({ id, indicators }) => (rulesOf(indicators).levels.size > 0 ? [id] : []));

/** The region of a reporter, as the partner has it now. */
function regionOf(strapi: Core.Strapi): { readonly join: string; readonly member: string } {
  const { name, source, target } = relationTable(strapi, UID.partner, 'region');
  return {
    join: `LEFT JOIN ${name} region ON region.${source} = kept.partner_id`,
    member: `coalesce(region.${target}, ${NONE})`,
  };
}

/**
 * Adds up the states that stand at the end of months: the states of the month itself, and in a row of their own
 * the states carried into it.
 */
function statesOfMonths(strapi: Core.Strapi, grouping: ReporterGrouping | null): string {
  const { asText, exactSum, isOneOfIds, ofEachMonth, isPostgres } = dialectOf(strapi);
  const { join, member } =
    grouping === 'region'
      ? regionOf(strapi)
      : { join: '', member: grouping === 'partner' ? 'kept.partner_id' : `${WHOLE}` };
  const partner = `CASE WHEN kept.partner_id <> ${NONE} THEN ${asText('kept.partner_id')} END`;
  const none = isPostgres ? 'CAST(NULL AS text)' : 'NULL';
  const part = (condition: string, partners: string, since: string) => ({
    columns: `kept.programme_id, ${member} AS member_id, kept.indicator, ${exactSum('kept.total')} AS total,
      ${partners} AS partners, ${since} AS since`,
    rest: `${TABLES.states} kept ${join} WHERE ${isOneOfIds('kept.programme_id')} AND ${condition}`,
    group: `kept.programme_id, ${grouping === null ? '' : `${member}, `}kept.indicator`,
  });
  return ofEachMonth([
    part('kept.month = given.asked', none, none),
    part(
      'kept.carries = 1 AND kept.until > given.asked AND kept.month < given.asked',
      `string_agg(${partner}, ',')`,
      'min(kept.month)',
    ),
  ]);
}

const statements = perStrapi((strapi) => ({
  whole: statesOfMonths(strapi, null),
  region: statesOfMonths(strapi, 'region'),
  partner: statesOfMonths(strapi, 'partner'),
}));

function readStates(
  strapi: Core.Strapi,
  programmes: readonly number[],
  months: readonly Month[],
  grouping: ReporterGrouping | null,
): Promise<readonly Row[]> {
  const { query, isPostgres } = dialectOf(strapi);
  const [asked, ids] = [JSON.stringify(months), JSON.stringify(programmes)];
  const name = grouping ?? 'whole';
  return query(
    readConnection(strapi),
    `levels_${name}`,
    statements(strapi)[name],
    isPostgres ? [asked, ids, ids] : [asked, ids, asked, ids],
  );
}

function figureOf(row: Row): LevelFigure {
  const since = textOrNull(row, 'since');
  return {
    value: fromThousandths(exactSumOf(text(row, 'total'))),
    carried:
      since === null
        ? null
        : {
            partners: new Set(textOrNull(row, 'partners')?.split(',').map(Number) ?? []),
            since: since as Month,
          },
  };
}

/** Adds the figure of the month itself and the figure of the states carried into it. */
const together = (one: LevelFigure | undefined, other: LevelFigure): LevelFigure =>
  one === undefined ? other : { value: add(one.value, other.value), carried: one.carried ?? other.carried };

function indexRows<Key>(rows: readonly Row[], keyOf: (row: Row) => Key): (key: Key) => LevelIndex {
  const levels = new Map<Key, Map<string, LevelFigure>>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = levels.get(key) ?? new Map<string, LevelFigure>();
    const place = placeOf(text(row, 'indicator'), text(row, 'asked'));
    levels.set(key, own.set(place, together(own.get(place), figureOf(row))));
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
  const { query, isOneOfIds, monthsLater } = dialectOf(strapi);
  // A state belongs to its period: entries that count in a month start in it, or up to so many months before.
  const beside = monthsBesideInPeriod('programme.frequency');
  const firstMonth = `CASE ${beside} WHEN 0 THEN kept.month ELSE ${monthsLater('kept.month', `-(${beside})`)} END`;
  const activities = strapi.db.metadata.get(UID.activity).tableName;
  const partners = strapi.db.metadata.get(UID.partner).tableName;
  const { join, member } = regionOf(strapi);
  const within = {
    [DIMENSIONS.programme]: null,
    [DIMENSIONS.region]: { join, condition: `${member} = ?` },
    [DIMENSIONS.partner]: { join: '', condition: 'kept.partner_id = ?' },
  }[scope?.dimension ?? DIMENSIONS.programme];
  const ids = JSON.stringify(programmes);
  const bindings = [
    ...[ids, month, ids, month, month],
    ...(within === null || scope === null ? [] : [scope.member]),
  ];
  const columns = 'programme_id, indicator, partner_id, month';
  // The options of a level come from the same entries as its value.
  const isValue = `indicator NOT LIKE '%.%'`;
  const inForce = `SELECT ${columns} FROM ${TABLES.states}
      WHERE ${isOneOfIds('programme_id')} AND month = ? AND ${isValue}
    UNION ALL SELECT ${columns} FROM ${TABLES.states}
      WHERE ${isOneOfIds('programme_id')} AND carries = 1 AND until > ? AND month < ? AND ${isValue}`;
  const part = (isPartner: boolean) => `
    SELECT kept.indicator, ${LEDGER_COLUMNS}, activity.title AS told_title, partner.code AS partner_code
    FROM (${inForce}) AS kept ${within?.join ?? ''}
    JOIN ${strapi.db.metadata.get(UID.programme).tableName} programme ON programme.id = kept.programme_id
    JOIN ${TABLES.ledger} ledger ON ledger.programme_id = kept.programme_id
      AND ${isPartner ? 'ledger.partner_id = kept.partner_id' : `kept.partner_id = ${NONE} AND ledger.partner_id IS NULL`}
      AND ledger.start_date BETWEEN ${firstMonth} || '-01' AND kept.month || '-31'
    JOIN ${activities} activity ON activity.id = ledger.activity_id
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
