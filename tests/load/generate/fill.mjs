/**
 * `node tests/load/generate/fill.mjs <activities>` fills the empty database of the
 * environment with the benchmarks' content and its kept sums, and ends with one JSON
 * line: seconds by step. No month is published: that would lock it.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import { namesIn } from '../lib/content-names.mjs';
import { loadPostgres } from './load-postgres.mjs';
import { loadSqlite } from './load-sqlite.mjs';
import { writeReference } from './reference.mjs';
import { contentTables } from './tables.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const { createStrapi } = createRequire(path.join(ROOT, 'package.json'))('@strapi/strapi');

const NOW = '2026-01-05T02:00:00.000Z';

const count = Number(process.argv[2]);
if (!Number.isSafeInteger(count) || count < 1) throw new Error('Say how many activities: fill.mjs 50000');

const seconds = {};
async function timed(step, work) {
  const start = performance.now();
  const result = await work();
  seconds[step] = Math.round(performance.now() - start) / 1000;
  return result;
}

async function boot() {
  const strapi = createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') });
  strapi.log.level = 'error';
  return strapi.load();
}

const strapi = await timed('boot', boot);
const ids = await timed('reference', () => writeReference(strapi));
const names = { ...namesIn(strapi), ids };
const isPostgres = strapi.db.dialect.client === 'postgres';
await strapi.destroy();

await timed('rows', () =>
  isPostgres
    ? loadPostgres(
        process.env.DATABASE_URL,
        contentTables(count, names, NOW.replace('T', ' ').replace('Z', '')),
      )
    : loadSqlite(process.env.DATABASE_FILENAME, contentTables(count, names, Date.parse(NOW))),
);
// A start builds sums that do not exist yet.
await timed('keptSums', async () => (await boot()).destroy());
process.stdout.write(`\n${JSON.stringify({ activities: count, seconds })}\n`);
process.exit(0);
