import path from 'node:path';

import type { Core } from '@strapi/strapi';
import pg from 'pg';

/**
 * Strapi keeps points in time in PostgreSQL columns without a zone, which the driver would
 * write and read in the zone of the machine: two servers in two zones, or one that moves,
 * would then tell different times of publication.
 */
function keepTimesInUtc(): void {
  pg.defaults.parseInputDatesAsUTC = true;
  pg.types.setTypeParser(pg.types.builtins.TIMESTAMP, (text) => new Date(`${text.replace(' ', 'T')}Z`));
}

const databaseConfig = ({ env }: Core.Config.Shared.ConfigParams) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  // Strapi's default drops the column of an attribute that is no longer in the
  // schema, values included, at the next boot. Only a developer's own database may lose
  // data that way: a start without NODE_ENV counts as production.
  const settings = { forceMigration: env('NODE_ENV') === 'development' };
  if (client === 'postgres') {
    keepTimesInUtc();
    return {
      connection: {
        client,
        connection: {
          connectionString: env('DATABASE_URL'),
          // A query that nobody foresaw must not keep a connection for good. What takes long by
          // its nature (rebuilding, publishing) lifts the limit in its own transaction.
          statement_timeout: Number(env('STATEMENT_TIMEOUT_MS') || 30_000),
        },
        pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 10) },
      },
      settings,
    };
  }
  if (client !== 'sqlite') {
    throw new Error(`DATABASE_CLIENT is "${client}"; it must be "sqlite" or "postgres".`);
  }
  // `||`, because an empty DATABASE_FILENAME= in .env would make SQLite fail to open a directory.
  const filename = env('DATABASE_FILENAME') || '.tmp/data.db';
  return {
    connection: {
      client,
      connection: { filename: path.resolve(process.cwd(), filename) },
      useNullAsDefault: true,
    },
    settings,
  };
};

export default databaseConfig;
