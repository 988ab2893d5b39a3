/** The database of a proof, past Strapi. */
import knex from 'knex';

/** @param {Record<string, string>} environment DATABASE_* */
export function openDatabase({ DATABASE_CLIENT, DATABASE_FILENAME, DATABASE_URL }) {
  return DATABASE_CLIENT === 'postgres'
    ? knex({ client: 'pg', connection: DATABASE_URL })
    : knex({
        client: 'better-sqlite3',
        connection: { filename: DATABASE_FILENAME },
        useNullAsDefault: true,
      });
}

export const isPostgres = (database) => database.client.config.client === 'pg';

/** The result rows of a statement. */
export async function rowsOf(database, sql, bindings = []) {
  const answer = await database.raw(sql, bindings);
  return isPostgres(database) ? answer.rows : answer;
}
