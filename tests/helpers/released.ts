/** The fixtures of releases: see docs/upgrading.md, "How a release is made". */
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import pg from 'pg';

import { createTestDatabase, type DatabaseKind, type TestDatabase } from './database';
import { APP_FOLDER } from './environment';
import { temporaryFolder } from './run-folder';
import { withSql } from './sql';

const FIXTURES = path.join(APP_FOLDER, 'tests', 'fixtures');

/** Releases that began a schema version, from the first on. */
export const RELEASES: readonly string[] = readdirSync(path.join(FIXTURES, 'released')).sort((a, b) =>
  a.localeCompare(b, 'en', { numeric: true }),
);

/** The parts of a schema version, on both databases. */
export function keptSchemaList(version: number): Readonly<Record<DatabaseKind, Record<string, string>>> {
  return JSON.parse(readFileSync(path.join(FIXTURES, 'schema', `${version}.json`), 'utf8'));
}

export interface ReleasedFixture {
  readonly database: TestDatabase;
  /** A file of the fixture: an answer of the release itself. */
  readonly answer: (name: string) => string;
}

/** A database and uploads as a release left them. */
export async function restoreRelease(release: string, kind: DatabaseKind): Promise<ReleasedFixture> {
  const folder = path.join(FIXTURES, 'released', release, kind);
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const database = await createTestDatabase(kind, temporaryFolder(`released-${kind}`));
  cpSync(path.join(folder, 'uploads'), path.join(database.publicFolder, 'uploads'), { recursive: true });
  const sql = gunzipSync(readFileSync(path.join(folder, 'database.sql.gz'))).toString('utf8');
  if (kind === 'sqlite') {
    await withSql({ databaseEnv: database.env }, async ({ client }) => {
      const file = (await client.acquireConnection()) as { exec(statements: string): void };
      file.exec(sql);
      await client.releaseConnection(file);
    });
  } else {
    const client = new pg.Client({ connectionString: database.env.DATABASE_URL });
    await client.connect();
    await client.query(sql);
    await client.end();
  }
  return { database, answer: read };
}
