/**
 * The row with the schema version of the database. It is in a table of the plugin, so that an export does not contain
 * it.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { liftTimeLimit } from '../../ledger/store/time-limit';

export const SCHEMA_TABLE = 'monthly_report_schema';

/**
 * PostgreSQL's advisory lock for the version. Every transaction that writes holds it shared until its end (see
 * guard.ts). A server that holds it alone therefore knows that no older server is writing.
 */
export const VERSION_LOCK = '731005, 0';

export interface KeptVersion {
  readonly version: number;
  readonly release: string;
}

/** Null if no server has written a version yet. */
export async function readVersion(db: Knex): Promise<KeptVersion | null> {
  return (await db<KeptVersion>(SCHEMA_TABLE).first('version', 'release')) ?? null;
}

/**
 * Raises the version of the database to this one, after all running writes have ended. From then on older servers
 * cannot write.
 *
 * @returns the version before; the database now has the larger of the two.
 */
export async function raiseVersion(strapi: Core.Strapi, own: KeptVersion): Promise<KeptVersion | null> {
  await makeTable(strapi);
  const present = await readVersion(strapi.db.connection);
  // A server that starts again with the same version stops no writes.
  if (present !== null && present.version >= own.version) return present;
  return strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    if (dialectOf(strapi).isPostgres) {
      // The publication of a large month takes long, and the upgrade waits for it.
      await liftTimeLimit(strapi, trx);
      if (!(await isLockFree(trx))) {
        strapi.log.info('Waiting for the writes under way, to raise the schema version behind them …');
        await trx.raw(`SELECT pg_advisory_xact_lock(${VERSION_LOCK})`);
      }
    } else {
      // This is a write, so no other process writes from here on; it waits for a running write.
      await trx(SCHEMA_TABLE).update({ version: trx.ref('version') });
    }
    const before = await readVersion(trx);
    if (before === null) await trx(SCHEMA_TABLE).insert(own);
    else if (before.version < own.version) await trx(SCHEMA_TABLE).update(own);
    return before;
  });
}

/** Takes the lock if nobody holds it. */
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
