import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Compares a text with a golden file. A missing file is written, to be read and committed; in CI it fails. */
export function expectKept(path: string, actual: string): void {
  if (!existsSync(path)) {
    if (process.env.CI)
      throw new Error(`${path} is missing: run the test locally, read what it writes and commit it`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
