/**
 * Reach into knex: the pool of its client. Work that follows an answer (Strapi's events, a look for
 * versions) is seen nowhere else, and a pool that is destroyed meanwhile ends the process with an error.
 */
import type { Core } from '@strapi/strapi';

interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

/** Whether nobody has a connection of the database, or waits for one. */
export function isDatabaseIdle(strapi: Core.Strapi): boolean {
  const { pool } = (strapi.db.connection as unknown as { client: { pool: Pool } }).client;
  return pool.numUsed() === 0 && pool.numPendingAcquires() === 0;
}
