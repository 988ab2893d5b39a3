/** Makes the fixture of a release: its database with a little content, and its server's answers to readers. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { openDatabase } from '../proof/database.mjs';
import { forkServer } from '../proof/forked-server.mjs';
import { dumpPostgres } from './dump-postgres.mjs';
import { dumpSqlite } from './dump-sqlite.mjs';
import { schemaList } from './schema-list.mjs';

const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'server.mjs');

/** The answers that later releases must give, by the name of the file that keeps each. */
const ANSWERS = {
  'report.json': '/api/monthly-report/reports/2022-01',
  'report.md': '/api/monthly-report/reports/2022-01.md',
  'totals.json': '/api/monthly-report/totals/2022-01',
  'activities.json': '/api/activities?populate=*&sort=startDate,title&pagination[pageSize]=100',
  'stories.json': '/api/stories?populate=*&sort=title',
  'partners.json': '/api/partners?sort=code',
};

/**
 * @param {'sqlite' | 'postgres'} kind
 * @param {Record<string, string>} env an empty database: DATABASE_* and PUBLIC_DIR
 * @param {string} folder the place of the fixture; its content is replaced
 * @returns {Promise<{ list: Record<string, string>, version: number, release: string }>}
 */
export async function makeFixture(kind, env, folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const server = forkServer(SERVER, { ...env, PUBLIC_URL: '', EMAIL_PROVIDER: '' });
  try {
    await server.started;
    await server.ask('fill');
    for (const [name, address] of Object.entries(ANSWERS)) {
      const response = await fetch(server.url + address);
      if (response.status !== 200) throw new Error(`${address}: ${response.status} ${await response.text()}`);
      fs.writeFileSync(path.join(folder, name), Buffer.from(await response.arrayBuffer()));
    }
  } finally {
    await server.stop();
  }
  fs.cpSync(path.join(env.PUBLIC_DIR, 'uploads'), path.join(folder, 'uploads'), { recursive: true });
  const db = openDatabase(env);
  try {
    const dump = kind === 'postgres' ? await dumpPostgres(db) : await dumpSqlite(db);
    // Most of it is Strapi's description of its own types, twice.
    fs.writeFileSync(path.join(folder, 'database.sql.gz'), gzipSync(dump, { level: 9 }));
    const { version, release } = await db('monthly_report_schema').first();
    return { list: await schemaList(kind, db), version, release };
  } finally {
    await db.destroy();
  }
}
