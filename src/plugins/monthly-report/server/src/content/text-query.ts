import type { Core } from '@strapi/strapi';

import { Leases, type Pool } from './leases';
import { perStrapi } from './per-strapi';
import { preparedQuery, type PostgresConnection, type Texts } from './prepared-query';

/**
 * A query that is asked so often that building it with Knex would cost more than answering
 * it. Every column is a text, every value a text; `?` stands for a value.
 */
export type TextQuery = (values: readonly string[]) => Promise<readonly Texts[]>;

interface SqliteStatement {
  raw(): SqliteStatement;
  all(...values: readonly string[]): Texts[];
}

interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
}

const poolOf = <Connection>(strapi: Core.Strapi): Pool<Connection> =>
  (strapi.db.connection as unknown as { client: Pool<Connection> }).client;

const leasesOf = perStrapi((strapi) => new Leases(poolOf<PostgresConnection>(strapi)));

/** @param name of the prepared statement: one name, one text. */
export function textQuery(strapi: Core.Strapi, name: string, sql: string): TextQuery {
  return strapi.db.dialect.client === 'postgres' ? onPostgres(strapi, name, sql) : onSqlite(strapi, sql);
}

function onPostgres(strapi: Core.Strapi, name: string, sql: string): TextQuery {
  let count = 0;
  const run = preparedQuery(
    name,
    sql.replaceAll('?', () => `$${(count += 1)}`),
  );
  const leases = leasesOf(strapi);
  return (values) => leases.use((connection) => run(connection, values));
}

/** The connection comes from the pool: there is only one, and a transaction that holds it must not be read before it commits. */
function onSqlite(strapi: Core.Strapi, sql: string): TextQuery {
  const pool = poolOf<SqliteConnection>(strapi);
  const prepared = new WeakMap<SqliteConnection, SqliteStatement>();
  return async (values) => {
    const connection = await pool.acquireConnection();
    try {
      const statement = prepared.get(connection) ?? connection.prepare(sql).raw();
      prepared.set(connection, statement);
      return statement.all(...values);
    } finally {
      pool.releaseConnection(connection);
    }
  };
}
