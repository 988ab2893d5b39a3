import { mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const RUN_FOLDER = 'MONTHLY_REPORT_TEST_RUN';

/** Makes the folder of this run and tells the workers; tests write only below it. */
export function createRunFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'monthly-report-test-'));
  process.env[RUN_FOLDER] = folder;
  return folder;
}

/** A fresh folder below the run's folder. */
export function temporaryFolder(purpose: string): string {
  return mkdtempSync(path.join(runFolder(), `${purpose}-`));
}

/** The one folder of that name in this run. */
export function sharedFolder(name: string): string {
  const folder = path.join(runFolder(), name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function runFolder(): string {
  const folder = process.env[RUN_FOLDER];
  if (!folder) throw new Error('No folder for this test run: run the tests with "npm test".');
  return folder;
}
