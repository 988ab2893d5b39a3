/**
 * A separate connection for the versions of the content. Every reader of a kept answer waits for a version, and must
 * not wait behind writers: they hold all connections of the pool while a month is published, and on SQLite a
 * transaction holds the only connection.
 */
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';

import { perStrapi } from './per-strapi';

/** One is enough: reads of versions are shared, with one running at a time (http/serving/shared-read.ts). */
const POOL = { min: 0, max: 1 };

interface SqliteConnection {
  pragma(statement: string): unknown;
}

function open(strapi: Core.Strapi): Knex {
  const { connection } = strapi.db.config.connection;
  if (strapi.db.dialect.client === 'postgres') return knex({ client: 'pg', connection, pool: POOL });
  const { filename } = connection as Knex.BetterSqlite3ConnectionConfig;
  return knex({
    client: 'better-sqlite3',
    connection: { filename, options: { readonly: true } },
    useNullAsDefault: true,
    pool: {
      ...POOL,
      // Never wait here: waiting would block the process, and the transaction that it waits for could not end.
      afterCreate: (created: SqliteConnection, done: (error: null, created: SqliteConnection) => void) => {
        created.pragma('busy_timeout = 0');
        done(null, created);
      },
    },
  });
}

interface Opened {
  connection: Knex | null;
}

const opened = perStrapi<Opened>(() => ({ connection: null }));

/** The first caller opens it. */
export function versionConnection(strapi: Core.Strapi): Knex {
  const of = opened(strapi);
  return (of.connection ??= open(strapi));
}

/** For the end of a server: nobody reads any more. */
export async function closeVersionConnection(strapi: Core.Strapi): Promise<void> {
  await opened(strapi).connection?.destroy();
}

/** SQLite: a large transaction holds the file alone until it ends. */
export const isFileTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
