import path from 'node:path';

import type { Core } from '@strapi/strapi';

const databaseConfig = ({ env }: Core.Config.Shared.ConfigParams) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  // Strapi's default drops the column of an attribute that is no longer in the
  // schema, values included, at the next boot. Only a developer's own database may lose
  // data that way: a start without NODE_ENV counts as production.
  const settings = { forceMigration: env('NODE_ENV') === 'development' };
  if (client === 'postgres') {
    return {
      connection: {
        client,
        connection: { connectionString: env('DATABASE_URL') },
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
