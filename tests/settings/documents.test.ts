import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { parseEnv } from 'node:util';

import { documents, SECRET_NAMES } from '../../src/settings';
import { weaknessOf } from '../../src/settings/secrets';
import { SETTING_NAMES } from '../../src/settings/table';
import { APP_FOLDER } from '../helpers/environment';

describe('The documents of the settings', () => {
  it.each(Object.entries(documents()))(
    'are as the table makes them: %s ("npm run config:docs" writes it)',
    (name, text) => {
      expect(readFileSync(path.join(APP_FOLDER, name), 'utf8')).toBe(text);
    },
  );

  it('are what the README points to, in both languages', () => {
    expect(readFileSync(path.join(APP_FOLDER, 'README.md'), 'utf8')).toContain('(docs/settings.md)');
    expect(readFileSync(path.join(APP_FOLDER, 'README.zh-CN.md'), 'utf8')).toContain(
      '(docs/settings.zh-CN.md)',
    );
  });

  it('have an example that is read as it was meant', () => {
    const given = parseEnv(documents()['.env.example'] ?? '');
    expect(given).toMatchObject({
      REMINDER_CRON: '0 9 * * *',
      EMAIL_PROVIDER_OPTIONS: '{}',
      JWT_SECRET: '',
      PORT: '1337',
    });
  });
});

describe('Settings stand in one place', () => {
  /** Every name in capitals that a file takes from the environment. */
  const readIn = (folder: string): string[] =>
    readdirSync(path.join(APP_FOLDER, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|mjs)$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(path.join(APP_FOLDER, folder, file), 'utf8');
        return Array.from(
          text.matchAll(/\benv(?:\.\w+)?\(\s*'([A-Z_]+)'|\bprocess\.env(?:\.|\[')([A-Z_]+)/g),
          (match) => match[1] ?? match[2] ?? '',
        );
      });

  it('so that the configuration reads none by itself', () => {
    expect(readIn('config')).toEqual([]);
    expect(readIn('src/plugins/monthly-report/server/src')).toEqual([]);
  });

  it('and the commands know no other names', () => {
    // Names of Strapi, and of every system.
    const known = [...SETTING_NAMES, 'ENV_PATH', 'PATH'];
    expect(readIn('scripts').filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('The .env that is written for a newcomer', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'monthly-report-env-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds every secret, each strong and of its own', () => {
    const file = path.join(folder, '.env');
    const program = `import('./scripts/ensure.mjs').then(({ ensureEnv }) => ensureEnv(${JSON.stringify(file)}))`;
    expect(spawnSync(process.execPath, ['-e', program], { cwd: APP_FOLDER }).status).toBe(0);
    const given = parseEnv(readFileSync(file, 'utf8'));
    const secrets = SECRET_NAMES.flatMap((name) => given[name]?.split(',') ?? ['']);
    expect(secrets.map(weaknessOf)).toEqual(secrets.map(() => null));
    expect(new Set(secrets).size).toBe(secrets.length);
  });
});
