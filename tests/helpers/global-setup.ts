import { chmodSync, rmSync } from 'node:fs';

import type { PostgresServer } from './postgres-server';
import { startPostgres } from './postgres-server';
import { createRunFolder } from './run-folder';

declare global {
  /** Kept for the global teardown, which runs in the same process. */
  var testRun: { readonly folder: string; readonly postgres: PostgresServer } | undefined;
}

export default async function globalSetup(): Promise<void> {
  const folder = createRunFolder();
  // PostgreSQL may run as another user and must reach its data below this folder.
  chmodSync(folder, 0o755);
  try {
    globalThis.testRun = { folder, postgres: await startPostgres(folder) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
