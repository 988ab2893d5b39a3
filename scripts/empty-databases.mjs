/** Empty databases for long runs, on a PostgreSQL of their own. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { loadEmbeddedPostgres } from './embedded-postgres.mjs';
import { ROOT } from './ensure.mjs';
import { freePort } from './free-port.mjs';

/** Runs `body` with makers of empty databases, each called by its name, and ends PostgreSQL afterwards. */
export async function onPostgres(body) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'monthly-report-proof-'));
  // The PostgreSQL user must be able to reach its folder inside this one.
  fs.chmodSync(folder, 0o755);
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const EmbeddedPostgres = loadEmbeddedPostgres(ROOT, folder);
  const postgres = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'postgres'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'],
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  });
  const publicFolder = (name) => {
    const place = path.join(folder, `public-${name}`);
    fs.mkdirSync(path.join(place, 'uploads'), { recursive: true });
    return place;
  };
  try {
    await postgres.initialise();
    await postgres.start();
    const sqlite = (name) => ({
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: path.join(folder, `${name}.db`),
      DATABASE_URL: '',
      PUBLIC_DIR: publicFolder(`sqlite-${name}`),
    });
    const onServer = async (name) => {
      await postgres.createDatabase(name);
      return {
        DATABASE_CLIENT: 'postgres',
        DATABASE_FILENAME: '',
        DATABASE_URL: `postgres://postgres:${password}@127.0.0.1:${port}/${name}`,
        PUBLIC_DIR: publicFolder(`postgres-${name}`),
      };
    };
    return await body({
      folder,
      sqlite,
      postgres: onServer,
      /** One of each kind. */
      both: async (name) => [
        { name: 'sqlite', env: sqlite(name) },
        { name: 'postgres', env: await onServer(name) },
      ],
    });
  } finally {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
