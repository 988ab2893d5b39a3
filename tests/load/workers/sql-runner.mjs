/** Runs statements directly on the database of the environment, and measures the time of each. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { ROOT } from '../lib/environment.mjs';
import { serveQuestions } from '../lib/serve-questions.mjs';

const require = createRequire(path.join(ROOT, 'package.json'));

async function postgres() {
  const { Client } = require('pg');
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return (statement) => client.query(statement).then(({ rows }) => rows);
}

function sqlite() {
  const Database = require('better-sqlite3');
  const database = new Database(process.env.DATABASE_FILENAME);
  return (text) => {
    const statement = database.prepare(text);
    return statement.reader ? statement.all() : statement.run();
  };
}

const execute = process.env.DATABASE_CLIENT === 'postgres' ? await postgres() : sqlite();

serveQuestions({
  /** @returns seconds */
  async run({ statement }) {
    const start = performance.now();
    await execute(statement);
    return (performance.now() - start) / 1000;
  },

  rows: ({ statement }) => execute(statement),
});
