import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * Lifts the time limit of the pool (STATEMENT_TIMEOUT_MS) for the rest of a transaction: to freeze
 * a month or to count everything anew takes as long as it takes. SQLite has no limit to lift.
 */
export async function liftTimeLimit(strapi: Core.Strapi, trx: Knex): Promise<void> {
  if (strapi.db.dialect.client === 'postgres') await trx.raw('SET LOCAL statement_timeout = 0');
}
