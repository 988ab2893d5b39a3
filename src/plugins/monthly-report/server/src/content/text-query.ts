import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from './kept/dialect';
import { Leases, type Pool } from './leases';
import { perStrapi } from './per-strapi';
import { presentTransaction } from './present-reads';
import { preparedQuery, type PostgresConnection, type Rows, type Texts, type Values } from './prepared-query';
import { Together } from './together';

/**
 * A query that is asked so often that building it with Knex would cost more than answering
 * it. Every column is a text, every value a text; `?` stands for a value.
 */
export type TextQuery = (values: Values) => Promise<Rows>;

interface SqliteStatement {
  raw(): SqliteStatement;
  all(...values: Values): Texts[];
}

interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
}

const poolOf = <Connection>(strapi: Core.Strapi): Pool<Connection> =>
  (strapi.db.connection as unknown as { client: Pool<Connection> }).client;

const leasesOf = perStrapi((strapi) => new Leases(poolOf<PostgresConnection>(strapi)));

/** @param name of the prepared statement: one name, one text. */
export function textQuery(strapi: Core.Strapi, name: string, sql: string): TextQuery {
  const isPostgres = strapi.db.dialect.client === 'postgres';
  const alone = isPostgres ? onPostgres(strapi, name, sql) : onSqlite(strapi, sql);
  return (values) => {
    const trx = presentTransaction();
    return trx === null ? alone(values) : withinTransaction(strapi, trx, sql, values);
  };
}

async function withinTransaction(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  sql: string,
  values: Values,
): Promise<Rows> {
  const rows = await dialectOf(strapi).query(trx, null, sql, values);
  // SQLite gives a count as a number.
  const textOf = (value: string | number | null) => (value === null ? null : String(value));
  return rows.map((row) => (Object.values(row) as (string | number | null)[]).map(textOf));
}

function onPostgres(strapi: Core.Strapi, name: string, sql: string): TextQuery {
  let count = 0;
  const run = preparedQuery(
    name,
    sql.replaceAll('?', () => `$${(count += 1)}`),
  );
  const leases = leasesOf(strapi);
  const together = new Together<Values, Rows>((questions) =>
    leases.use((connection) => run(connection, questions)),
  );
  return (values) => together.ask(values);
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
