/**
 * A connection of its own for the versions of the content. Every reader of a kept answer waits for one, and must
 * not stand in line behind writers: they hold all connections of the pool while a month is published, and on SQLite a
 * transaction holds the only connection there is.
 */
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';

import { perStrapi } from './per-strapi';

/** One is enough: reads of versions are shared, with one on its way at a time (http/serving/shared-read.ts). */
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
      // To wait here would keep the process from ending the very transaction that is waited for.
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

/** Opened by whoever asks first. */
export function versionConnection(strapi: Core.Strapi): Knex {
  const of = opened(strapi);
  return (of.connection ??= open(strapi));
}

/** For the end of a server: nobody reads any more. */
export async function closeVersionConnection(strapi: Core.Strapi): Promise<void> {
  await opened(strapi).connection?.destroy();
}

/** SQLite: a large transaction has the file for itself until it ends. */
export const isFileTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
