/**
 * Reach into knex: the pool of its client. Only the pool shows work that follows an answer (Strapi's events, a read
 * of versions). If the pool is destroyed during such work, the process ends with an error.
 */
import type { Core } from '@strapi/strapi';

interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

/** Whether nobody holds a connection to the database or waits for one. */
export function isDatabaseIdle(strapi: Core.Strapi): boolean {
  const { pool } = (strapi.db.connection as unknown as { client: { pool: Pool } }).client;
  return pool.numUsed() === 0 && pool.numPendingAcquires() === 0;
}
