/** The whole content of a database and an uploads folder, as hashes: by table, and of all files. */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

import { isPostgres, rowsOf } from '../database.mjs';

/** Tables without content: accounts, sessions, settings, SQLite's own notes, the turns of writers. */
const OTHERS = /^(admin_|strapi_|up_|sqlite_|monthly_report_writing$)/;

/**
 * The account and the time of the last save. The query engine sets the time before it handles relations, so
 * it changes even if the relations are refused.
 */
const NO_CONTENT = ['created_by_id', 'updated_by_id', 'updated_at'];

const contentOf = (row) => Object.entries(row).filter(([column]) => !NO_CONTENT.includes(column));

const hashOf = (data) => createHash('sha256').update(data).digest('hex');

async function tablesOf(database) {
  const rows = await rowsOf(
    database,
    isPostgres(database)
      ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
      : `SELECT name FROM sqlite_master WHERE type = 'table'`,
  );
  return rows.map(({ name }) => name).filter((name) => !OTHERS.test(name));
}

/** @returns {Promise<Record<string, string>>} hash by table, and one of the `files` */
export async function digestOf(database, publicFolder) {
  const digest = {};
  for (const table of await tablesOf(database)) {
    const rows = await rowsOf(database, `SELECT * FROM "${table}"`);
    // Sorted here, so that the order of the database does not matter.
    digest[table] = hashOf(
      rows
        .map((row) => JSON.stringify(contentOf(row)))
        .sort()
        .join('\n'),
    );
  }
  const folder = path.join(publicFolder, 'uploads');
  const names = (await fs.readdir(folder)).sort();
  const files = await Promise.all(
    names.map(async (name) => hashOf(await fs.readFile(path.join(folder, name)))),
  );
  digest['the files'] = hashOf(names.map((name, index) => `${name} ${files[index]}`).join('\n'));
  return digest;
}

/** The names whose digest has changed. */
export const changedSince = (before, after) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
