/**
 * Stops an older server from writing: its edit would erase fields that it does not know. The database itself refuses
 * each statement that writes, so no request, schedule or script can bypass the check.
 *
 * PostgreSQL: a trigger in front of every statement that writes. The connection tells the version of its server;
 * connections without a version (of an operator, of a backup) can write freely.
 *
 * SQLite: triggers of the connection only (TEMP). The file contains no triggers, so other programs can read and write
 * it freely.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { writeInTransactions } from '../../strapi/write-transactions';
import { SCHEMA_VERSION } from './schema-version';
import { SCHEMA_TABLE, VERSION_LOCK } from './version-row';

/** Text in the database's refusal. */
export const OUTDATED_SIGN = 'monthly_report_outdated';

/** A setting of each PostgreSQL connection: the schema version of its server. */
export const VERSION_SETTING = 'monthly_report.schema_version';

const SESSION = 'admin::session';
const API_TOKEN = 'admin::api-token';

/** Logins, and the time when a token was last used: neither is content, and both stay possible. */
const FREE_OF_GUARD: readonly string[] = [SESSION];
const FREE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  [API_TOKEN]: ['last_used_at', 'updated_at'],
};

/** The start of the names of the tables that the plugin makes itself. */
const OWN_TABLES = 'monthly_report_';

const FUNCTION = 'monthly_report_refuse_older';
const TRIGGER = 'monthly_report_outdated';

/**
 * The function takes the lock before it reads the version: a server that raises the version holds the lock alone. A
 * transaction with an older snapshot would read the old row, so it locks the row instead. If the row has changed,
 * PostgreSQL then ends the transaction with a serialization failure, and it is tried again.
 */
const REFUSE_OLDER = `CREATE OR REPLACE FUNCTION ${FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own integer := nullif(current_setting('${VERSION_SETTING}', true), '');
  present integer;
BEGIN
  IF own IS NULL THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock_shared(${VERSION_LOCK});
  IF current_setting('transaction_isolation') = 'read committed' THEN
    SELECT version INTO present FROM ${SCHEMA_TABLE};
  ELSE
    SELECT version INTO present FROM ${SCHEMA_TABLE} FOR SHARE;
  END IF;
  IF own < present THEN RAISE EXCEPTION '${OUTDATED_SIGN}:%', present; END IF;
  RETURN NULL;
END $$`;

/** Every model except the sessions. Each write is in one transaction with the further rows that it writes. */
function guardedModels(strapi: Core.Strapi): string[] {
  return [...strapi.db.metadata.keys()].filter((uid) => !FREE_OF_GUARD.includes(uid));
}

interface Guarded {
  readonly table: string;
  /** Columns that may still be changed. */
  readonly free: readonly string[];
}

/** Tables and join tables of Strapi, and tables of the plugin; other tables in the schema do not belong to us. */
async function guardedTables(strapi: Core.Strapi, trx: Knex.Transaction): Promise<Guarded[]> {
  const tableOf = (uid: string): string => strapi.db.metadata.get(uid).tableName;
  const unguarded = [...FREE_OF_GUARD.map(tableOf), SCHEMA_TABLE];
  const known = new Set(strapi.db.schema.schema.tables.map(({ name }) => name));
  const free = new Map(Object.entries(FREE_COLUMNS).map(([uid, columns]) => [tableOf(uid), columns]));
  return (await tablesOf(strapi, trx))
    .filter((table) => (known.has(table) || table.startsWith(OWN_TABLES)) && !unguarded.includes(table))
    .map((table) => ({ table, free: free.get(table) ?? [] }));
}

async function tablesOf(strapi: Core.Strapi, trx: Knex.Transaction): Promise<string[]> {
  const { query, isPostgres } = dialectOf(strapi);
  const sql = isPostgres
    ? 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename'
    : "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
  return (await query(trx, null, sql, [])).map(({ name }) => String(name));
}

/** Makes the missing parts of the guard at every start, after all tables exist; one server at a time. */
export async function guardAgainstOlder(strapi: Core.Strapi): Promise<void> {
  const { isPostgres } = dialectOf(strapi);
  await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    if (isPostgres) await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [FUNCTION]);
    const tables = await guardedTables(strapi, trx);
    if (isPostgres) await guardOnPostgres(trx, tables);
    else await guardOnSqlite(trx, tables);
  });
  writeInTransactions(strapi, guardedModels(strapi));
}

/** `UPDATE`, or `UPDATE OF` with the guarded columns. */
async function updates(trx: Knex.Transaction, { table, free }: Guarded): Promise<string> {
  if (free.length === 0) return 'UPDATE';
  const columns = Object.keys(await trx(table).columnInfo()).filter((column) => !free.includes(column));
  return `UPDATE OF ${columns.map((column) => `"${column}"`).join(', ')}`;
}

async function guardOnPostgres(trx: Knex.Transaction, tables: readonly Guarded[]): Promise<void> {
  await trx.raw(REFUSE_OLDER);
  const { rows } = await trx.raw<{ rows: { table: string }[] }>(
    `SELECT pg_class.relname AS "table" FROM pg_trigger JOIN pg_class ON pg_class.oid = pg_trigger.tgrelid
      WHERE pg_trigger.tgname = ? AND pg_class.relnamespace = CAST(current_schema() AS regnamespace)`,
    [TRIGGER],
  );
  // Making a trigger waits for all writers of its table, so only missing triggers are made.
  const present = new Set(rows.map(({ table }) => table));
  for (const guarded of tables) {
    if (present.has(guarded.table)) continue;
    const events = `INSERT OR DELETE OR TRUNCATE OR ${await updates(trx, guarded)}`;
    await trx.raw(
      `CREATE TRIGGER ${TRIGGER} BEFORE ${events} ON "${guarded.table}" FOR EACH STATEMENT EXECUTE FUNCTION ${FUNCTION}()`,
    );
  }
}

async function guardOnSqlite(trx: Knex.Transaction, tables: readonly Guarded[]): Promise<void> {
  for (const guarded of tables) {
    const { table } = guarded;
    const events = { insert: 'INSERT', update: await updates(trx, guarded), delete: 'DELETE' };
    for (const [name, event] of Object.entries(events)) {
      await trx.raw(
        `CREATE TEMP TRIGGER "${TRIGGER}_${table}_${name}" BEFORE ${event} ON main."${table}"
          WHEN (SELECT version FROM main.${SCHEMA_TABLE}) > ${SCHEMA_VERSION}
          BEGIN SELECT RAISE(ABORT, '${OUTDATED_SIGN}'); END`,
      );
    }
  }
}
