/** Every command that uses the database runs the check; wrong.test.ts tests the findings of the check. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

import { APP_FOLDER } from '../helpers/environment';
import { prepareFolder, rightSettings } from '../proof/settings/wrong.mjs';

const WEAK = 'changeme-changeme-changeme';
const STRAPI = 'node_modules/@strapi/strapi/bin/strapi.js';

describe('Wrong settings', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'monthly-report-commands-'));
  prepareFolder(folder);

  const run = (command: readonly string[], wrong: Readonly<Record<string, string>>) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: APP_FOLDER,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        ENV_PATH: path.join(folder, 'none.env'),
        ...rightSettings(folder),
        ...wrong,
      },
    });
    return { status, output: `${stdout}${stderr}` };
  };

  afterEach(() => {
    expect(existsSync(path.join(folder, 'data.db'))).toBe(false);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['scripts/demo.mjs', '--load-only'],
    ['scripts/totals.mjs', 'check'],
    ['scripts/reports.mjs', 'verify'],
    ['scripts/restore.mjs', 'package.json'],
    ['scripts/config.mjs', 'check'],
  ])('end %s %s before the database is touched', (...command) => {
    const { status, output } = run(command, { JWT_SECRET: WEAK, DOCUMENT_QUEUE: 'many' });
    expect(output).toContain('  JWT_SECRET is a placeholder');
    expect(output).toContain('  DOCUMENT_QUEUE is "many"');
    expect(output).not.toMatch(/^\s+at /m);
    expect(output).not.toContain(WEAK);
    expect(status).toBe(78);
  });

  it('end a start that came past the check, before the database is touched', () => {
    const { status, output } = run([STRAPI, 'start'], { JWT_SECRET: WEAK });
    expect(output).toContain('JWT_SECRET is a placeholder');
    expect(output).not.toContain(WEAK);
    expect(status).toBe(1);
  });
});
