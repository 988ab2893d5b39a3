import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { checkSettings, type Problem, settingsOf } from '../../src/settings';
import { APP_FOLDER } from '../helpers/environment';
import { prepareFolder, rightSettings, wrongSettings } from '../proof/settings/wrong.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'monthly-report-settings-'));
prepareFolder(folder);
const RIGHT: Readonly<Record<string, string>> = rightSettings(folder);
const WRONG = wrongSettings(folder);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const namesIn = (file: string): string[] => Array.from(file.matchAll(/^(\w+)=/gm), ([, name = '']) => name);

async function problemsOf(env: Readonly<Record<string, string>>, file = ''): Promise<readonly Problem[]> {
  const look = { root: APP_FOLDER, listens: true, namesInFile: namesIn(file) };
  return (await checkSettings({ ...RIGHT, ...env }, look)).problems;
}

const wrongOf = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ isWarning }) => !isWarning);

const sentencesOf = (problems: readonly Problem[]): string =>
  problems.map(({ sentence }) => sentence).join('\n');

describe('Settings', () => {
  it('that are right are named by nothing', async () => {
    expect(await problemsOf({})).toEqual([]);
  });

  it('that are wrong are more than sixty here', () => {
    expect(WRONG.length).toBeGreaterThan(60);
  });

  it.each(
    WRONG.map(
      (wrong) => [JSON.stringify({ ...wrong.env, ...(wrong.file && { file: wrong.file }) }), wrong] as const,
    ),
  )('are named, all that are wrong and no other: %s', async (_title, { env = {}, file, names }) => {
    const wrong = wrongOf(await problemsOf(env, file));
    expect(wrong.map(({ setting }) => setting).sort()).toEqual([...names].sort());
    for (const { setting, sentence } of wrong) {
      expect(sentence).toMatch(new RegExp(`^${setting} .*(must be|it takes|did you mean) \\S.*[.?]$`));
    }
  });

  it('are shown as they were given, on one line', async () => {
    const sentences = sentencesOf(await problemsOf({ PORT: '80\n81', TRUST_PROXY: 'x'.repeat(1000) }));
    expect(sentences).toContain('PORT is "80\\n81"; it must be a whole number from 0 to 65535.');
    expect(sentences).toContain(`TRUST_PROXY is "${'x'.repeat(80)}…"`);
  });

  it('that are secret are never shown', async () => {
    const given = {
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: 'mysql://user:hunter2@127.0.0.1/reports',
      EMAIL_PROVIDER_OPTIONS: '{"auth":{"pass":"hunter2"}',
      APP_KEYS: 'hunter2',
      JWT_SECRET: 'hunter2',
      ENCRYPTION_KEY: 'hunter2hunter2hunter2hunter2',
    };
    const problems = await problemsOf(given);
    expect(problems.map(({ setting }) => setting)).toEqual(
      expect.arrayContaining(Object.keys(given).slice(1)),
    );
    expect(sentencesOf(problems)).not.toContain('hunter2');
  });

  it('that are weak secrets are only warned of on the machine of a developer', async () => {
    const weak = { NODE_ENV: 'development', APP_KEYS: 'toBeModified1,toBeModified2', JWT_SECRET: 'secret' };
    const problems = await problemsOf(weak);
    expect(problems.map(({ setting, isWarning }) => [setting, isWarning])).toEqual([
      ['APP_KEYS', true],
      ['JWT_SECRET', true],
    ]);
    expect(wrongOf(await problemsOf({ ...weak, JWT_SECRET: '' }))).toHaveLength(1);
  });

  it('count as those of production where NODE_ENV is not set', async () => {
    expect(wrongOf(await problemsOf({ NODE_ENV: '', JWT_SECRET: 'secret' }))).toHaveLength(1);
  });

  it('with empty values are not set', () => {
    const empty = Object.fromEntries(
      ['PORT', 'HOST', 'DATABASE_FILENAME', 'REMINDER_CRON'].map((name) => [name, ' ']),
    );
    expect(settingsOf(empty).DATABASE_URL).toBeUndefined();
    expect(settingsOf(empty)).toMatchObject({
      PORT: 1337,
      HOST: '127.0.0.1',
      DATABASE_FILENAME: '.tmp/data.db',
      REMINDER_CRON: '0 9 * * *',
      CORS_ORIGINS: [],
      STOP_SECONDS: 30,
      DRAIN_SECONDS: 5,
    });
  });

  it('are read into what the server works with', () => {
    expect(
      settingsOf({
        PUBLIC_URL: 'https://Reports.example.org:443/',
        CORS_ORIGINS: 'https://a.example.org, https://b.example.org',
        APP_KEYS: '["one", "two"]',
        STARTUP_LOG: 'false',
        EMAIL_PROVIDER_OPTIONS: '{"port":465}',
        DOCUMENT_CACHE_MB: '0',
      }),
    ).toMatchObject({
      PUBLIC_URL: 'https://reports.example.org',
      CORS_ORIGINS: ['https://a.example.org', 'https://b.example.org'],
      APP_KEYS: ['one', 'two'],
      STARTUP_LOG: false,
      EMAIL_PROVIDER_OPTIONS: { port: 465 },
      DOCUMENT_CACHE_MB: 0,
    });
  });

  it.each([
    'postgres://reports:word@127.0.0.1:5432/reports',
    'postgresql://reports:p%40ss@db.example.org/reports?sslmode=require',
    'postgres://%2Fvar%2Frun%2Fpostgresql/reports',
    'postgresql:///reports?host=/var/run/postgresql',
  ])('take the address of a database: %s', async (DATABASE_URL) => {
    expect(await problemsOf({ DATABASE_CLIENT: 'postgres', DATABASE_URL })).toEqual([]);
  });

  it.each(['* * * * * *', '@daily', '0 9 * * 1-5', '5/15 * * * *'])(
    'take a rule of reminders: %s',
    async (REMINDER_CRON) => {
      expect(await problemsOf({ REMINDER_CRON })).toEqual([]);
    },
  );

  it('of files need no folder that nothing will be kept in', async () => {
    const nowhere = path.join(folder, 'a-file', 'below');
    expect(await problemsOf({ DOCUMENT_CACHE_DIR: nowhere, DOCUMENT_CACHE_MB: '0' })).toEqual([]);
  });

  it('tell of a port in use, apart from what is wrong', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as net.AddressInfo;
    const problems = await problemsOf({ PORT: String(port) });
    await new Promise((resolve) => other.close(resolve));
    expect(problems).toEqual([
      {
        setting: 'PORT',
        isBusy: true,
        sentence: `PORT is "${port}": another program listens there (127.0.0.1); stop that program, or choose another port.`,
      },
    ]);
    expect(await problemsOf({ PORT: String(port) })).toEqual([]);
  });
});

describe('Names in .env', () => {
  it.each([
    ['REMINDER_CORN', 'REMINDER_CRON'],
    ['DOCUMENT_CACHE_MBS', 'DOCUMENT_CACHE_MB'],
    ['POTR', 'PORT'],
    ['public_url', 'PUBLIC_URL'],
  ])('that are misspelt are named with what was meant: %s', async (name, meant) => {
    expect(sentencesOf(await problemsOf({}, `${name}=1\n`))).toBe(
      `${name} in .env is no setting; did you mean ${meant}?`,
    );
  });

  it.each(['MY_OTHER_PROGRAM', 'DATABASE_SSL', 'DATABASE_HOST', 'NPMRC_FOLDER'])(
    'that are of somebody else are only warned of: %s',
    async (name) => {
      const problems = await problemsOf({}, `${name}=1\n`);
      expect(problems).toEqual([{ setting: name, isWarning: true, sentence: expect.stringContaining(name) }]);
    },
  );

  it.each(['STRAPI_LICENSE', 'NODE_OPTIONS', 'TZ', 'PORT'])(
    'that somebody reads are no matter: %s',
    async (name) => {
      expect(await problemsOf({}, `${name}=1\n`)).toEqual([]);
    },
  );
});

describe('A command with wrong settings', () => {
  it('names them all, ends with 78 and leaves nothing behind', () => {
    const place = path.join(folder, 'settings.env');
    writeFileSync(place, 'REMINDER_CORN=0 9 * * *\n');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/config.mjs', 'check'], {
      cwd: APP_FOLDER,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ENV_PATH: place, ...RIGHT, PORT: '70000', JWT_SECRET: 'changeme' },
    });
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    expect(stderr.split('\n').slice(0, 4)).toEqual([
      '3 settings are wrong; nothing was started:',
      '  PORT is "70000"; it must be a whole number from 0 to 65535.',
      '  JWT_SECRET is a placeholder from an example (its value is not shown); it must be a long random text, from "openssl rand -base64 32".',
      '  REMINDER_CORN in .env is no setting; did you mean REMINDER_CRON?',
    ]);
    expect(stderr).not.toMatch(/^\s+at /m);
    for (const name of ['data.db', 'documents', 'arriving'])
      expect(existsSync(path.join(folder, name))).toBe(false);
    expect(readFileSync(place, 'utf8')).toBe('REMINDER_CORN=0 9 * * *\n');
  });

  it('with right ones says what they come to', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/config.mjs', 'check'], {
      cwd: APP_FOLDER,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ENV_PATH: path.join(folder, 'none.env'), ...RIGHT },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('settings are right (production)');
  });
});
