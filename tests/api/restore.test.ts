/**
 * A backup is Strapi's own export; published months are locked against its import. Only
 * `npm run restore` replaces a published month, completely or not at all.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { appOfItsOwn } from '../helpers/app-copy';
import { runCommand, type Outcome } from '../helpers/command';
import { APP_FOLDER, baseEnvironment } from '../helpers/environment';
import { MONTH } from '../helpers/reference';
import { temporaryFolder } from '../helpers/run-folder';
import { DATABASES, startBeside, startServer, type TestServer } from '../helpers/server';
import { withSql } from '../helpers/sql';

const REPORT = `/api/monthly-report/reports/${MONTH}`;
const LIMIT = 300_000;

function strapi(app: string, args: readonly string[], env: TestServer['databaseEnv']): Promise<Outcome> {
  const manifest = createRequire(path.join(APP_FOLDER, 'package.json')).resolve(
    '@strapi/strapi/package.json',
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(path.dirname(manifest), 'bin', 'strapi.js'), ...args], {
      cwd: app,
      env: { ...baseEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => output.push(chunk));
    }
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output: output.join('') }));
  });
}

/** The paths of the settings in `.env`: relative to the app, even if Strapi runs in another folder. */
const countedFromApp = (env: TestServer['databaseEnv']) =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      path.isAbsolute(value) ? path.relative(APP_FOLDER, value) : value,
    ]),
  );

/** The files of the build with their times of change. */
function built(): string[] {
  const folder = path.join(APP_FOLDER, 'dist');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${statSync(path.join(folder, name)).mtimeMs}`)
    .sort();
}

describe.each(DATABASES)('a backup (%s)', (database) => {
  let server: TestServer;
  let app: string;
  let file: string;
  let before: string;
  let buildBefore: readonly string[];

  beforeAll(async () => {
    server = await startServer({ database, demo: true });
    before = (await server.request.get(REPORT).expect(200)).text;
    file = path.join(temporaryFolder(`backup-${database}`), 'backup');
    app = appOfItsOwn();
    const { exitCode, output } = await strapi(
      app,
      ['export', '--no-encrypt', '--file', file],
      server.databaseEnv,
    );
    if (exitCode !== 0) throw new Error(output);
    buildBefore = built();
  }, LIMIT);
  afterAll(() => server.stop());

  const lifted = () => withSql(server, (db) => db('monthly_report_writing').pluck<number[]>('lifted'));

  it('is written without lifting a lock', async () => {
    expect(await lifted()).toEqual([0]);
  });

  it(
    'is not imported over a published month, and nothing is changed',
    async () => {
      const { exitCode } = await strapi(
        app,
        ['import', '--force', '--file', `${file}.tar.gz`],
        server.databaseEnv,
      );
      expect(exitCode).not.toBe(0);
      expect((await server.request.get(REPORT).expect(200)).text).toBe(before);
      expect(await lifted()).toEqual([0]);
    },
    LIMIT,
  );

  it(
    'is restored by a command of its own, to the same report, the same sums and the locks of before',
    async () => {
      const { exitCode, output } = await runCommand(
        'restore.mjs',
        [`${file}.tar.gz`],
        countedFromApp(server.databaseEnv),
      );
      expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
      expect(await lifted()).toEqual([0]);
      const restored = await startBeside(server);
      try {
        expect((await restored.request.get(REPORT).expect(200)).text).toBe(before);
      } finally {
        await restored.stop();
      }
      expect(await runCommand('totals.mjs', ['check'], server.databaseEnv)).toMatchObject({ exitCode: 0 });
      expect(await runCommand('reports.mjs', ['verify'], server.databaseEnv)).toMatchObject({ exitCode: 0 });
    },
    LIMIT,
  );

  it('leaves the build alone: a server may start meanwhile', () => {
    expect(built()).toEqual(buildBefore);
  });
});
