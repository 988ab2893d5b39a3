/** A database and a folder for uploads: only these differ between servers. */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

import { createDatabase, dropDatabase, uniqueDatabaseName } from './postgres';

const KINDS = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof KINDS)[number];

/** Both, unless TEST_DATABASES names one: the proof by mutations asks the quick one first. */
export const DATABASES: readonly DatabaseKind[] = KINDS.filter((kind) =>
  (process.env.TEST_DATABASES || KINDS.join(',')).split(',').includes(kind),
);

export interface TestDatabase {
  readonly kind: DatabaseKind;
  /** The settings that make Strapi use this database. */
  readonly env: Readonly<Record<string, string>>;
  readonly publicFolder: string;
  /** The SQLite file or the name of the PostgreSQL database. */
  readonly location: string;
  readonly drop: () => Promise<void>;
}

/** Makes an empty database, or a copy of one that no server uses at the moment. */
export async function createTestDatabase(
  kind: DatabaseKind,
  folder: string,
  copyOf?: TestDatabase,
): Promise<TestDatabase> {
  const publicFolder = path.join(folder, 'public');
  mkdirSync(path.join(publicFolder, 'uploads'), { recursive: true });
  if (copyOf !== undefined) cpSync(copyOf.publicFolder, publicFolder, { recursive: true });
  const shared = {
    PUBLIC_DIR: publicFolder,
    DOCUMENT_CACHE_DIR: path.join(folder, 'documents'),
    ARRIVING_FILES_DIR: path.join(folder, 'arriving'),
  };

  switch (kind) {
    case 'sqlite': {
      const location = path.join(folder, 'data.db');
      if (copyOf !== undefined) copySqlite(copyOf.location, location);
      return {
        kind,
        publicFolder,
        location,
        env: { ...shared, DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: location, DATABASE_URL: '' },
        drop: () => Promise.resolve(),
      };
    }
    case 'postgres': {
      const location = uniqueDatabaseName(copyOf === undefined ? 'fresh' : 'copy');
      const url = await createDatabase(location, copyOf?.location);
      return {
        kind,
        publicFolder,
        location,
        env: { ...shared, DATABASE_CLIENT: 'postgres', DATABASE_URL: url, DATABASE_FILENAME: '' },
        drop: () => dropDatabase(location),
      };
    }
  }
}

/** The rows written last may still be in the write-ahead log beside the file. */
function copySqlite(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(from + suffix)) cpSync(from + suffix, to + suffix);
  }
}
