/**
 * Each file of `strapi/` uses a part of Strapi that no version promises. Here these parts are checked in
 * the installed Strapi: a changed part is named.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { createTestDatabase } from '../helpers/database';
import { APP_FOLDER, baseEnvironment } from '../helpers/environment';
import { temporaryFolder } from '../helpers/run-folder';

const FOLDER = path.join(APP_FOLDER, 'src/plugins/monthly-report/server/src/strapi');
const FILES = readdirSync(FOLDER).map((file) => path.basename(file, '.ts'));

async function look(): Promise<Readonly<Record<string, string | null>>> {
  const database = await createTestDatabase('sqlite', temporaryFolder('reaches'));
  const output = await new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(APP_FOLDER, 'tests/fixtures/strapi-reaches.cjs')], {
      cwd: APP_FOLDER,
      env: { ...baseEnvironment(), ...database.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk));
    child.once('error', reject);
    child.once('close', () => resolve(said.join('')));
  });
  const line = output.split('\n').find((candidate) => candidate.startsWith('REACHES '));
  if (line === undefined) throw new Error(`Nothing was looked at:\n${output}`);
  return JSON.parse(line.slice('REACHES '.length)) as Record<string, string | null>;
}

describe('A part of Strapi that is reached into', () => {
  let found: Readonly<Record<string, string | null>>;

  beforeAll(async () => {
    found = await look();
  });

  it.each(FILES)('is what %s takes it for', (name) => {
    expect(found).toHaveProperty(name, null);
  });
});
