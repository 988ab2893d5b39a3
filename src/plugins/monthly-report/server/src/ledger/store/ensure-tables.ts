import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { ADDING_STEP } from './add-to-cells';
import { CELL_FUNCTIONS } from './cell-functions';
import { lockSteps } from './locks';
import { stepsAndRowsFunction, stepsFunction } from './steps';
import { stateSteps } from './states';
import { KEPT_COLUMNS, keptRows, storeSteps } from './store';
import { TABLES } from './tables';

type Columns = (table: Knex.CreateTableBuilder, text: (name: string) => Knex.ColumnBuilder) => void;

const ledger: Columns = (table, text) => {
  text('document_id').primary();
  table.integer('activity_id').notNullable();
  text('title').notNullable();
  table.integer('programme_id').notNullable();
  table.integer('partner_id');
  table.integer('region_id');
  table.integer('activity_type_id');
  // The only community; 0 without a community, -1 for several. `communities` has all of them.
  table.integer('community_id').notNullable();
  text('communities').notNullable();
  text('month').notNullable();
  text('start_date').notNullable();
  text('end_date');
  table.integer('sessions');
  text('measurements').notNullable();
};

const sums: Columns = (table, text) => {
  table.integer('programme_id').notNullable();
  table.specificType('dimension', 'smallint').notNullable();
  table.integer('member_id').notNullable();
  // A month or a year: figures to date read the earlier years and the months of the last year.
  text('month').notNullable();
  table.text('cell').notNullable();
  table.primary(['programme_id', 'dimension', 'member_id', 'month']);
};

const members: Columns = (table) => {
  table.integer('programme_id').notNullable();
  table.specificType('dimension', 'smallint').notNullable();
  table.integer('member_id').notNullable();
  table.specificType('thing', 'smallint').notNullable();
  table.integer('thing_id').notNullable();
  table.text('months').notNullable();
  table.primary(['programme_id', 'dimension', 'member_id', 'thing', 'thing_id']);
};

/** One row for each level, reporter and month with a value; see `ledger/rules/states.ts`. */
const states: Columns = (table, text) => {
  table.integer('programme_id').notNullable();
  text('month').notNullable();
  text('indicator').notNullable();
  table.integer('partner_id').notNullable();
  table.bigInteger('total').notNullable();
  text('until').notNullable();
  // 1 if the state stands beyond its own month.
  table.specificType('carries', 'smallint').notNullable();
  table.primary(['programme_id', 'month', 'indicator', 'partner_id']);
};

const versions: Columns = (table, text) => {
  text('month').primary();
  table.bigInteger('n').notNullable();
};

const COLUMNS: Readonly<Record<string, Columns>> = {
  [TABLES.ledger]: ledger,
  [TABLES.sums]: sums,
  [TABLES.members]: members,
  [TABLES.states]: states,
  [TABLES.versions]: versions,
};

/** Indexes to read the ledger by: a span of a programme or of one of its groups; a partner; an activity. */
export const LEDGER_INDEXES: Readonly<Record<string, readonly string[]>> = {
  monthly_report_ledger_programme: ['programme_id', 'start_date'],
  monthly_report_ledger_group_partner: ['programme_id', 'partner_id', 'start_date'],
  monthly_report_ledger_group_region: ['programme_id', 'region_id', 'start_date'],
  monthly_report_ledger_group_community: ['programme_id', 'community_id', 'start_date'],
  monthly_report_ledger_partner: ['partner_id'],
  monthly_report_ledger_activity: ['activity_id'],
};

/** The index to list sums by: the groups of a programme that have a cell in a month. */
const SUMS_INDEX = {
  name: 'monthly_report_sums_month',
  columns: 'programme_id, dimension, month, member_id',
};

/** Indexes to read states by: those of a reporter, and those that are carried into a month. */
const STATES_INDEXES: readonly string[] = [
  `monthly_report_states_reporter ON ${TABLES.states} (programme_id, partner_id)`,
  `monthly_report_states_carried ON ${TABLES.states} (programme_id, until, month) WHERE carries = 1`,
];

/** Kept tables of an older form lack this column. */
const NEWEST_COLUMN = { table: TABLES.ledger, column: 'title' };

/** Kept sums are a cache: tables of an older form are dropped and made anew. */
async function dropOlderForm(trx: Knex.Transaction): Promise<void> {
  const { table, column } = NEWEST_COLUMN;
  if (!(await trx.schema.hasTable(table)) || (await trx.schema.hasColumn(table, column))) return;
  for (const kept of [TABLES.ledger, TABLES.sums, TABLES.members]) await trx.schema.dropTableIfExists(kept);
}

const functions = (strapi: Core.Strapi): readonly string[] => [
  ...CELL_FUNCTIONS,
  stepsFunction({
    ...lockSteps(),
    ...storeSteps(strapi),
    ...stateSteps(strapi),
    [ADDING_STEP.name]: ADDING_STEP.sql,
  }),
  stepsAndRowsFunction(keptRows(strapi), KEPT_COLUMNS),
];

/**
 * Creates missing tables, indexes and functions at every start; one server at a time if
 * several start at once. Days and months compare byte by byte on every server: PostgreSQL's default
 * collation may be anything.
 */
export async function ensureKeptTables(strapi: Core.Strapi): Promise<void> {
  const isPostgres = strapi.db.dialect.client === 'postgres';
  await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    if (isPostgres) await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [TABLES.ledger]);
    await dropOlderForm(trx);
    for (const [name, columns] of Object.entries(COLUMNS)) {
      if (await trx.schema.hasTable(name)) continue;
      await trx.schema.createTable(name, (table) => {
        columns(table, (column) =>
          isPostgres ? table.specificType(column, 'text COLLATE "C"') : table.text(column),
        );
      });
    }
    for (const [name, columns] of Object.entries(LEDGER_INDEXES)) {
      await trx.raw(`CREATE INDEX IF NOT EXISTS ${name} ON ${TABLES.ledger} (${columns.join(', ')})`);
    }
    for (const index of STATES_INDEXES) await trx.raw(`CREATE INDEX IF NOT EXISTS ${index}`);
    if (isPostgres) for (const definition of functions(strapi)) await trx.raw(definition);
    await trx.raw(`CREATE INDEX IF NOT EXISTS ${SUMS_INDEX.name} ON ${TABLES.sums} (${SUMS_INDEX.columns})`);
  });
}
