import type { Core } from '@strapi/strapi';
import pg from 'pg';

const LOCK = 731_000;

/**
 * Several servers may start at once on one PostgreSQL, an empty one included. Strapi would
 * then run every migration and create every table in each of them, and all but one would
 * fail. They wait for each other instead, from before the first look at the database until
 * everything is there.
 *
 * On a connection of its own: a pool of one connection would wait for itself. The lock goes
 * with the connection, so that a server that dies leaves none behind.
 *
 * @returns what lets the next server start.
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
