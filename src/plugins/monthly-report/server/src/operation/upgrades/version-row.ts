/** The row that says which schema version the database has. A table of the plugin: an export must not carry it. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { liftTimeLimit } from '../../ledger/store/time-limit';

export const SCHEMA_TABLE = 'monthly_report_schema';

/**
 * PostgreSQL's advisory lock of the version. Every transaction that writes holds it shared to its end (see
 * guard.ts), so that whoever has it alone knows that no older server is in the middle of a write.
 */
export const VERSION_LOCK = '731005, 0';

export interface KeptVersion {
  readonly version: number;
  readonly release: string;
}

/** Null where no server has written one yet. */
export async function readVersion(db: Knex): Promise<KeptVersion | null> {
  return (await db<KeptVersion>(SCHEMA_TABLE).first('version', 'release')) ?? null;
}

/**
 * Raises the version of the database to this one, when every write under way has ended. Older servers
 * write nothing from then on.
 *
 * @returns what the database had before; the larger of the two is what it has now.
 */
export async function raiseVersion(strapi: Core.Strapi, own: KeptVersion): Promise<KeptVersion | null> {
  await makeTable(strapi);
  const present = await readVersion(strapi.db.connection);
  // A server that starts anew stops nobody's writes.
  if (present !== null && present.version >= own.version) return present;
  return strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    if (dialectOf(strapi).isPostgres) {
      // A publication of a large month takes its time, and the upgrade waits for it.
      await liftTimeLimit(strapi, trx);
      if (!(await isLockFree(trx))) {
        strapi.log.info('Waiting for the writes under way, to raise the schema version behind them …');
        await trx.raw(`SELECT pg_advisory_xact_lock(${VERSION_LOCK})`);
      }
    } else {
      // A write, so that no other process writes from here on; it waits for one that is writing.
      await trx(SCHEMA_TABLE).update({ version: trx.ref('version') });
    }
    const before = await readVersion(trx);
    if (before === null) await trx(SCHEMA_TABLE).insert(own);
    else if (before.version < own.version) await trx(SCHEMA_TABLE).update(own);
    return before;
  });
}

/** Takes the lock where nobody has it. */
async function isLockFree(trx: Knex.Transaction): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { taken: boolean }[] }>(
    `SELECT pg_try_advisory_xact_lock(${VERSION_LOCK}) AS taken`,
  );
  return rows[0]?.taken === true;
}

async function makeTable({ db }: Core.Strapi): Promise<void> {
  const { schema } = db.connection;
  if (await schema.hasTable(SCHEMA_TABLE)) return;
  await schema.createTable(SCHEMA_TABLE, (table) => {
    table.integer('version').notNullable();
    table.string('release').notNullable();
  });
}
