import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * Lifts the time limit of the pool (STATEMENT_TIMEOUT_MS) for the rest of a transaction: freezing
 * a month or counting everything anew may take long. SQLite has no limit to lift.
 */
export async function liftTimeLimit(strapi: Core.Strapi, trx: Knex): Promise<void> {
  if (strapi.db.dialect.client === 'postgres') await trx.raw('SET LOCAL statement_timeout = 0');
}
