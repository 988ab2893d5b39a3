import path from 'node:path';

import pg from 'pg';

import { settingsOf } from '../src/settings';

/**
 * Strapi keeps points in time in PostgreSQL columns without a zone, which the driver would
 * write and read in the zone of the machine: two servers in two zones, or one that moves,
 * would then tell different times of publication.
 */
function keepTimesInUtc(): void {
  pg.defaults.parseInputDatesAsUTC = true;
  pg.types.setTypeParser(pg.types.builtins.TIMESTAMP, (text) => new Date(`${text.replace(' ', 'T')}Z`));
}

const databaseConfig = () => {
  const given = settingsOf(process.env);
  const client = given.DATABASE_CLIENT;
  // Strapi's default drops the column of an attribute that is no longer in the
  // schema, values included, at the next boot. Only a developer's own database may lose
  // data that way.
  const settings = { forceMigration: given.NODE_ENV === 'development' };
  if (client === 'postgres') {
    keepTimesInUtc();
    return {
      connection: {
        client,
        connection: {
          connectionString: given.DATABASE_URL,
          // An unexpectedly long query must not keep a connection for ever. Long work (rebuilding,
          // publishing) lifts the limit in its own transaction.
          statement_timeout: given.STATEMENT_TIMEOUT_MS,
        },
        pool: { min: 0, max: given.DATABASE_POOL_MAX },
      },
      settings,
    };
  }
  return {
    connection: {
      client,
      connection: { filename: path.resolve(process.cwd(), given.DATABASE_FILENAME) },
      useNullAsDefault: true,
    },
    settings,
  };
};

export default databaseConfig;
