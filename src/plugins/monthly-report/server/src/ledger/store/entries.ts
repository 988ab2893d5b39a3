import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { countingMonth, daysCountedIn } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import type { LedgerEntry } from '../rules/ledger-entry';
import { countingRules, type CountingRules, type Definition } from '../rules/rules';
import { NONE } from '../rules/scopes';
import { UID } from '../../uids';
import { toMeasurements } from '../../database/measurements';
import { perStrapi } from '../../database/per-strapi';
import { relationTable } from '../../strapi/relation-table';
import { day, dayOrNull, integer, integerOrNull, text, textOrNull, type Row } from '../../database/rows';
import { ask, run, type Question } from './conversation';
import { dialectOf, type Column } from '../../database/dialect';
import { readCalendars, toCalendar } from '../../database/calendars';
import { definitionsAs, toDefinition } from './rules';
import { TABLES } from './tables';

/** One shape for both sides of a change, so that one query reads them. */
export const ENTRY_COLUMNS: readonly Column[] = [
  { name: 'side', type: 'text' },
  { name: 'document_id', type: 'text' },
  { name: 'activity_id', type: 'integer' },
  { name: 'title', type: 'text' },
  { name: 'programme_id', type: 'integer' },
  { name: 'partner_id', type: 'integer' },
  { name: 'region_id', type: 'integer' },
  { name: 'activity_type_id', type: 'integer' },
  { name: 'communities', type: 'text' },
  { name: 'month', type: 'text' },
  { name: 'start_date', type: 'text' },
  { name: 'end_date', type: 'text' },
  { name: 'sessions', type: 'integer' },
  { name: 'measurements', type: 'text' },
  { name: 'frequency', type: 'text' },
  { name: 'fiscal_year_start', type: 'integer' },
];

/**
 * The activities that count according to the content: published, with a programme, and not
 * from before the programme began.
 *
 * @param measurements SQL to select as the measurements; by default the grid as it is stored.
 * @returns SQL that selects ENTRY_COLUMNS with the side `after`; conditions may name `a` (the
 * activity's row) and `programme` (the link to its programme).
 */
export function countedActivities(
  strapi: Core.Strapi,
  condition: string,
  measurements = dialectOf(strapi).asText('a.measurements'),
): string {
  const { asText, joined } = dialectOf(strapi);
  const tableOf = (uid: string) => strapi.db.metadata.get(uid).tableName;
  const programme = relationTable(strapi, UID.activity, 'programme');
  const partner = relationTable(strapi, UID.activity, 'partner');
  const region = relationTable(strapi, UID.partner, 'region');
  const type = relationTable(strapi, UID.activity, 'activityType');
  const community = relationTable(strapi, UID.activity, 'communities');
  return `
    SELECT 'after' AS side, a.document_id, a.id AS activity_id, coalesce(a.title, '') AS title,
      programme.${programme.target} AS programme_id,
      partner.${partner.target} AS partner_id, region.${region.target} AS region_id,
      type.${type.target} AS activity_type_id,
      (SELECT ${joined(`community.${community.target}`)} FROM ${community.name} community
        WHERE community.${community.source} = a.id) AS communities,
      CAST(NULL AS text) AS month,
      ${asText('a.start_date')} AS start_date, ${asText('a.end_date')} AS end_date, a.sessions,
      ${measurements} AS measurements, p.frequency, p.fiscal_year_start
    FROM ${tableOf(UID.activity)} a
    JOIN ${programme.name} programme ON programme.${programme.source} = a.id
    JOIN ${tableOf(UID.programme)} p ON p.id = programme.${programme.target}
    LEFT JOIN ${partner.name} partner ON partner.${partner.source} = a.id
    LEFT JOIN ${region.name} region ON region.${region.source} = partner.${partner.target}
    LEFT JOIN ${type.name} type ON type.${type.source} = a.id
    WHERE a.published_at IS NOT NULL AND ${asText('a.start_date')} >= p.start_month AND ${condition}`;
}

const OF_ENTRY = `document_id, activity_id, title, programme_id, partner_id, region_id, activity_type_id,
  communities, month, start_date, end_date, sessions, measurements,
  CAST(NULL AS text) AS frequency, CAST(NULL AS integer) AS fiscal_year_start`;

/** The same activities from the ledger. */
function ledgerRows(condition: string): string {
  return `SELECT 'before' AS side, ${OF_ENTRY} FROM ${TABLES.ledger} WHERE ${condition}`;
}

/** The columns that hold the definition of an indicator in a row of the same shape. */
const PLACES = {
  code: 'document_id',
  source: 'start_date',
  aggregation_type: 'end_date',
  formula: 'title',
  parts: 'communities',
} as const;

const ids = (joined: string | null): number[] =>
  joined === null ? [] : [...new Set(joined.split(',').map(Number))].sort((a, b) => a - b);

function sharedFields(row: Row) {
  return {
    documentId: text(row, 'document_id'),
    activityId: integer(row, 'activity_id', 0),
    title: textOrNull(row, 'title') ?? '',
    programme: integer(row, 'programme_id', 0),
    partner: integerOrNull(row, 'partner_id'),
    region: integerOrNull(row, 'region_id'),
    activityType: integerOrNull(row, 'activity_type_id'),
    startDate: day(row, 'start_date'),
    endDate: dayOrNull(row, 'end_date'),
    sessions: integerOrNull(row, 'sessions'),
  };
}

export function entryFromContent(row: Row): LedgerEntry {
  return {
    ...sharedFields(row),
    month: countingMonth(day(row, 'start_date'), toCalendar(row)),
    communities: ids(textOrNull(row, 'communities')),
    measurements: Object.fromEntries(
      [...toMeasurements(row.measurements)].map(([code, { thousandths }]) => [code, Number(thousandths)]),
    ),
  };
}

export function entryFromLedger(row: Row): LedgerEntry {
  return {
    ...sharedFields(row),
    month: text(row, 'month') as Month,
    communities: JSON.parse(text(row, 'communities')) as number[],
    measurements: JSON.parse(text(row, 'measurements')) as Record<string, number>,
  };
}

export interface EntriesOfDocuments {
  readonly before: ReadonlyMap<string, LedgerEntry>;
  readonly after: ReadonlyMap<string, LedgerEntry>;
  readonly rules: CountingRules;
}

/** Binds the documents twice. */
export const entriesOfDocuments = perStrapi((strapi) => {
  const { isOneOf } = dialectOf(strapi);
  return `${ledgerRows(isOneOf('document_id'))} UNION ALL
    ${countedActivities(strapi, isOneOf('a.document_id'))} UNION ALL
    ${definitionsAs(strapi, 'definition', ENTRY_COLUMNS, PLACES)}`;
});

/**
 * The contributions of some activities when they were last counted, and their contributions
 * now: one query, right after the questions that lock the documents.
 */
export async function readEntriesOf(
  strapi: Core.Strapi,
  trx: Knex,
  documentIds: readonly string[],
  locks: readonly Question[],
): Promise<EntriesOfDocuments> {
  const list = JSON.stringify(documentIds);
  await run(strapi, trx, locks);
  const rows = await ask(strapi, trx, {
    name: 'entries_of_documents',
    sql: entriesOfDocuments(strapi),
    bindings: [list, list],
  });
  return toEntries(rows);
}

export function toEntries(rows: readonly Row[]): EntriesOfDocuments {
  const before = new Map<string, LedgerEntry>();
  const after = new Map<string, LedgerEntry>();
  const definitions: Definition[] = [];
  for (const row of rows) {
    switch (row.side) {
      case 'before':
        before.set(text(row, 'document_id'), entryFromLedger(row));
        break;
      case 'after':
        after.set(text(row, 'document_id'), entryFromContent(row));
        break;
      case 'definition':
        definitions.push(toDefinition(row, PLACES));
    }
  }
  return { before, after, rules: countingRules(definitions) };
}

/** The contributions of some activities according to the content. */
export async function readContentOf(
  strapi: Core.Strapi,
  trx: Knex,
  documentIds: readonly string[],
): Promise<readonly LedgerEntry[]> {
  const { query, isOneOf } = dialectOf(strapi);
  const sql = countedActivities(strapi, isOneOf('a.document_id'));
  const rows = await query(trx, 'content_of', sql, [JSON.stringify(documentIds)]);
  return rows.map(entryFromContent);
}

/** The ledger's entries that count in one month of a programme. */
export async function readLedgerMonth(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
  month: Month,
): Promise<readonly LedgerEntry[]> {
  const calendars = await readCalendars(strapi, trx);
  const { from, to } = daysCountedIn({ from: month, to: month }, calendars(programme));
  const rows = await dialectOf(strapi).query(
    trx,
    'ledger_month',
    ledgerRows('programme_id = ? AND start_date BETWEEN ? AND ?'),
    [programme, from, to],
  );
  return rows.map(entryFromLedger);
}

/** The entries of one reporter in one month of a programme. */
export interface ReporterMonth {
  readonly programme: number;
  /** Null: entries without a partner. */
  readonly partner: number | null;
  readonly month: Month;
}

/** All entries that the ledger holds for some reporters' months. */
export async function readReporterMonths(
  strapi: Core.Strapi,
  connection: Knex,
  wanted: readonly ReporterMonth[],
): Promise<readonly LedgerEntry[]> {
  if (wanted.length === 0) return [];
  const { query, rowsOf } = dialectOf(strapi);
  const given = rowsOf([
    { name: 'wanted_programme', type: 'integer' },
    { name: 'wanted_partner', type: 'integer' },
    { name: 'first_day', type: 'text' },
    { name: 'last_day', type: 'text' },
  ]);
  const calendars = await readCalendars(strapi, connection);
  const part = (isPartner: string) => `SELECT ${OF_ENTRY} FROM ${given} AS given JOIN ${TABLES.ledger}
    ON programme_id = wanted_programme AND ${isPartner}
      AND start_date BETWEEN first_day AND last_day`;
  const rows = new Map(
    wanted.map(({ programme, partner, month }) => {
      const { from, to } = daysCountedIn({ from: month, to: month }, calendars(programme));
      return [`${programme} ${partner} ${month}`, [programme, partner ?? NONE, from, to]];
    }),
  );
  const list = JSON.stringify([...rows.values()]);
  const found = await query(
    connection,
    'reporter_months',
    `${part('partner_id = wanted_partner')}
      UNION ALL ${part(`wanted_partner = ${NONE} AND partner_id IS NULL`)}`,
    [list, list],
  );
  return found.map(entryFromLedger);
}

/** Rows read at once: some megabytes, whatever the size of the programme. */
const PAGE = 5000;

/** Every counted activity of a programme according to the content, page by page. */
export async function* contentEntriesOf(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
): AsyncGenerator<readonly LedgerEntry[]> {
  const link = relationTable(strapi, UID.activity, 'programme');
  const sql = `${countedActivities(strapi, `programme.${link.target} = ? AND a.id > ?`)} ORDER BY a.id LIMIT ${PAGE}`;
  yield* pages(strapi, trx, 'content_entries', sql, programme, entryFromContent);
}

/** Every entry that the ledger holds for a programme, page by page. */
export async function* ledgerEntriesOf(
  strapi: Core.Strapi,
  trx: Knex,
  programme: number,
): AsyncGenerator<readonly LedgerEntry[]> {
  const sql = `${ledgerRows('programme_id = ? AND activity_id > ?')} ORDER BY activity_id LIMIT ${PAGE}`;
  yield* pages(strapi, trx, 'ledger_entries', sql, programme, entryFromLedger);
}

async function* pages(
  strapi: Core.Strapi,
  trx: Knex,
  name: string,
  sql: string,
  programme: number,
  parse: (row: Row) => LedgerEntry,
): AsyncGenerator<readonly LedgerEntry[]> {
  let after = 0;
  for (;;) {
    const rows = await dialectOf(strapi).query(trx, name, sql, [programme, after]);
    if (rows.length > 0) yield rows.map(parse);
    if (rows.length < PAGE) return;
    after = integer(rows.at(-1) ?? {}, 'activity_id', 0);
  }
}
