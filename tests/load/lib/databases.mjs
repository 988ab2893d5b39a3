/** The databases of one benchmark run: a PostgreSQL of its own and SQLite files, below one folder. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { loadEmbeddedPostgres } from '../../../scripts/embedded-postgres.mjs';
import { ROOT } from './environment.mjs';
import { freePort } from '../../../scripts/free-port.mjs';
import { runNode } from './run-node.mjs';

const pg = createRequire(path.join(ROOT, 'package.json'))('pg');

/** Commits reach the disk, as in production; the memory is that of a server with a million rows. */
const POSTGRES_SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=1GB',
  'max_wal_size=8GB',
  'checkpoint_timeout=30min',
];

async function startPostgres(folder, persistent) {
  const databaseDir = path.join(folder, 'postgres');
  const passwordFile = path.join(folder, 'postgres-password');
  const isNew = !fs.existsSync(path.join(databaseDir, 'PG_VERSION'));
  if (isNew) fs.writeFileSync(passwordFile, randomBytes(12).toString('hex'), { mode: 0o600 });
  const password = fs.readFileSync(passwordFile, 'utf8');
  const port = await freePort();
  const messages = [];
  const EmbeddedPostgres = loadEmbeddedPostgres(ROOT, folder);
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password,
    persistent,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: POSTGRES_SETTINGS.flatMap((setting) => ['-c', setting]),
    onLog: (message) => messages.push(String(message)),
    onError: (message) => messages.push(String(message)),
  });
  try {
    if (isNew) await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start.\n${messages.join('')}`, { cause });
  }
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}`, stop: () => server.stop() };
}

/**
 * @param {string} folder the place of all files
 * @param {{ keep: boolean, say: (text: string) => void }} options keep: find the generated
 *   databases of the last run again
 */
export async function openDatabases(folder, { keep, say }) {
  // PostgreSQL may run as another user, which must be able to reach its folder inside this one.
  fs.chmodSync(folder, 0o755);
  const publicFolder = path.join(folder, 'public');
  fs.mkdirSync(path.join(publicFolder, 'uploads'), { recursive: true });
  let postgres;
  const server = async () => (postgres ??= await startPostgres(folder, keep));

  async function onServer(statement) {
    const client = new pg.Client({ connectionString: `${(await server()).url}/postgres` });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  }

  const isMade = async (kind, name) => {
    if (kind === 'sqlite') return fs.existsSync(sqliteFile(name));
    const { rowCount } = await onServer(`SELECT 1 FROM pg_database WHERE datname = '${name}'`);
    return rowCount > 0;
  };
  const sqliteFile = (name) => path.join(folder, `${name}.db`);

  /** The environment that makes a server or a script use a database. */
  async function environmentOf(kind, name) {
    const shared = { PUBLIC_DIR: publicFolder, DOCUMENT_CACHE_DIR: path.join(folder, 'documents', name) };
    if (kind === 'sqlite') {
      return { ...shared, DATABASE_CLIENT: kind, DATABASE_FILENAME: sqliteFile(name), DATABASE_URL: '' };
    }
    const { url } = await server();
    return { ...shared, DATABASE_CLIENT: kind, DATABASE_FILENAME: '', DATABASE_URL: `${url}/${name}` };
  }

  async function drop(kind, name) {
    if (kind === 'sqlite') {
      for (const suffix of ['', '-wal', '-shm', '-journal'])
        fs.rmSync(sqliteFile(name) + suffix, { force: true });
    } else {
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }
  }

  async function createEmpty(kind, name) {
    await drop(kind, name);
    if (kind === 'postgres') await onServer(`CREATE DATABASE ${name}`);
    return environmentOf(kind, name);
  }

  return {
    createEmpty,
    drop,

    /** A database with the given number of activities and their kept sums, made at the first request. */
    async generated(kind, activities) {
      const name = `content_${activities}`;
      const unfinished = `${name}_unfinished`;
      if (!(await isMade(kind, name))) {
        say(`${kind}: generating ${activities.toLocaleString('en')} activities …`);
        const env = await createEmpty(kind, unfinished);
        const filled = JSON.parse(await runNode('tests/load/generate/fill.mjs', [activities], env));
        say(`${kind}: rows in ${filled.seconds.rows} s, kept sums in ${filled.seconds.keptSums} s`);
        if (kind === 'sqlite') fs.renameSync(sqliteFile(unfinished), sqliteFile(name));
        else await onServer(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
      }
      return { kind, activities, name, env: await environmentOf(kind, name) };
    },

    /** A copy that a scenario may write to. */
    async copyOf({ kind, name }, purpose) {
      const copy = `${name}_${purpose}`;
      await drop(kind, copy);
      if (kind === 'sqlite') {
        fs.copyFileSync(sqliteFile(name), sqliteFile(copy), fs.constants.COPYFILE_FICLONE);
      } else {
        await onServer(`CREATE DATABASE ${copy} TEMPLATE ${name}`);
      }
      return {
        kind,
        name: copy,
        env: await environmentOf(kind, copy),
        drop: () => drop(kind, copy),
      };
    },

    async close() {
      await postgres?.stop();
      if (!keep) fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
