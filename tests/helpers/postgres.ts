/** Databases on the PostgreSQL of the tests: every test server gets one of its own. */
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import pg from 'pg';

import { runFolder } from './run-folder';

/** Inherited by Jest's workers. */
const SERVER_URL = 'MONTHLY_REPORT_TEST_POSTGRES';

/** Tells this process and its children where the server is. */
export function usePostgres(url: string): void {
  process.env[SERVER_URL] = url;
}

/** Creates an empty database, or a copy of another one; returns its address. */
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

/** A name that no other run uses: TEST_DATABASE_URL may be shared. */
export function uniqueDatabaseName(purpose: string): string {
  return `monthly_report_test_${purpose}_${randomBytes(6).toString('hex')}`;
}

/** The names of all databases of this run, from all workers. */
function createdDatabases(): string {
  return path.join(runFolder(), 'databases.txt');
}

export async function dropCreatedDatabases(): Promise<void> {
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
