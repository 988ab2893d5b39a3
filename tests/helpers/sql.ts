/** SQL past Strapi, on the database of a test server, as from an import or a careless person. */
import knex, { type Knex } from 'knex';

import type { TestServer } from './server';

export async function withSql<T>(
  { databaseEnv }: Pick<TestServer, 'databaseEnv'>,
  body: (db: Knex) => Promise<T>,
): Promise<T> {
  const { DATABASE_CLIENT, DATABASE_FILENAME = '', DATABASE_URL = '' } = databaseEnv;
  const db =
    DATABASE_CLIENT === 'postgres'
      ? knex({ client: 'pg', connection: DATABASE_URL })
      : knex({
          client: 'better-sqlite3',
          connection: { filename: DATABASE_FILENAME },
          useNullAsDefault: true,
        });
  try {
    return await body(db);
  } finally {
    await db.destroy();
  }
}

/** Every row of the tables whose names begin like this, as one text: it is equal while no row changes. */
export async function rowsOfTables(
  server: Pick<TestServer, 'databaseEnv'>,
  beginnings: readonly string[],
): Promise<string> {
  return withSql(server, async (db) => {
    const names = await tableNames(db);
    const wanted = names.filter((name) => beginnings.some((beginning) => name.startsWith(beginning))).sort();
    const tables = [];
    for (const name of wanted) {
      const rows = await db<Record<string, unknown>>(name).select();
      tables.push([name, ...rows.map((row) => JSON.stringify(row)).sort()]);
    }
    return JSON.stringify(tables);
  });
}

async function tableNames(db: Knex): Promise<string[]> {
  const isSqlite = db.client.config.client === 'better-sqlite3';
  return isSqlite
    ? db('sqlite_master').where({ type: 'table' }).pluck<string[]>('name')
    : db('information_schema.tables').where({ table_schema: 'public' }).pluck<string[]>('table_name');
}
