/** SQL past Strapi, on the database of a test server: what an import or a careless hand would do. */
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
