import type { Core } from '@strapi/strapi';
import pg from 'pg';

const LOCK = 731_000;

/**
 * Several servers may start at once on one PostgreSQL, even on an empty one. Strapi would then run every migration
 * and create every table in each of them, and all but one would fail. So they wait for each other, from before
 * the first query until all tables are there.
 *
 * The lock has its own connection: a pool of one connection would wait for itself. The lock ends with the
 * connection, so a server that dies does not leave a lock behind.
 *
 * @returns a function that lets the next server start.
 */
export async function waitForOtherStarts(strapi: Core.Strapi): Promise<() => Promise<void>> {
  const { client, connection } = strapi.config.get<{ client: string; connection: pg.ClientConfig }>(
    'database.connection',
  );
  if (client !== 'postgres') return () => Promise.resolve();
  const session = new pg.Client(connection);
  await session.connect();
  await session.query('SELECT pg_advisory_lock($1)', [LOCK]);
  return () => session.end();
}
