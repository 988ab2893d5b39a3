import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { typesWith } from '../../content-model';
import { UID } from '../../uids';
import { ensureJobs } from '../store/jobs';
import { WRITING } from '../store/writing';
import { componentColumns, lockedTables } from './locked-tables';
import { postgresTriggers, sqliteTriggers, type Trigger, type TriggerPlan } from './triggers';

/**
 * Makes the locks of published months at every start, after Strapi has updated the tables to the schemas: Strapi
 * drops triggers that it does not know. One server at a time.
 */
export async function ensureLocks(strapi: Core.Strapi): Promise<void> {
  const { isPostgres } = dialectOf(strapi);
  await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    if (isPostgres) await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [WRITING]);
    await ensureWriting(trx);
    await ensureJobs(trx);
    for (const [table, column] of componentColumns(strapi)) {
      await trx.raw(`CREATE INDEX IF NOT EXISTS ${table}_of_component ON ${table} (${column})`);
    }
    const plan = await planOf(strapi, trx);
    if (isPostgres) await ensureOnPostgres(trx, plan);
    else await ensureOnSqlite(trx, plan);
  });
}

/** The table for the turn of writers (see writing.ts): it has one row. */
async function ensureWriting(trx: Knex.Transaction): Promise<void> {
  if (!(await trx.schema.hasTable(WRITING))) {
    await trx.schema.createTable(WRITING, (table) => {
      table.integer('lifted').notNullable();
      table.bigInteger('turn').notNullable();
    });
    await trx(WRITING).insert({ lifted: 0, turn: 0 });
  }
  await trx(WRITING).where({ lifted: 1 }).update({ lifted: 0 });
}

async function planOf(strapi: Core.Strapi, trx: Knex.Transaction): Promise<TriggerPlan> {
  const tableOf = (uid: string) => strapi.db.metadata.get(uid).tableName;
  const locked = lockedTables(strapi);
  const kept = typesWith(({ lock }) => lock === 'forever').map(tableOf);
  const reports = tableOf(UID.report);
  const columns = new Map<string, string[]>();
  for (const table of [...locked.map((one) => one.table), ...kept, reports]) {
    columns.set(table, Object.keys(await trx(table).columnInfo()).sort());
  }
  const columnsOf = (table: string) => (columns.get(table) ?? []).map((column) => `"${column}"`);
  return { states: tableOf(UID.monthState), locked, kept, reports, columnsOf };
}

async function ensureOnSqlite(trx: Knex.Transaction, plan: TriggerPlan): Promise<void> {
  for (const { name, statement } of sqliteTriggers(plan)) {
    await trx.raw(`DROP TRIGGER IF EXISTS ${name}`);
    await trx.raw(statement);
  }
}

async function ensureOnPostgres(trx: Knex.Transaction, plan: TriggerPlan): Promise<void> {
  const { functions, triggers } = postgresTriggers(plan);
  for (const body of functions) await trx.raw(body);
  // Making a trigger waits for all writers of its table, so only missing triggers are made.
  for (const trigger of triggers) {
    if (!(await isThere(trx, trigger))) await trx.raw(trigger.statement);
  }
}

async function isThere(trx: Knex.Transaction, { name, table }: Trigger): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    'SELECT 1 FROM pg_trigger WHERE tgname = ? AND tgrelid = CAST(? AS regclass)',
    [name, table],
  );
  return rows.length > 0;
}
