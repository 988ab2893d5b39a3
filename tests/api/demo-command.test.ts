/** `npm run demo` when another program takes its port while the demo loads. */
import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type { MyReports } from '../../src/plugins/monthly-report/shared/my-reports';
import { createTestDatabase, type TestDatabase } from '../helpers/database';
import { APP_FOLDER, baseEnvironment } from '../helpers/environment';
import { freePort } from '../helpers/free-port';
import { temporaryFolder } from '../helpers/run-folder';

interface Demo {
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  readonly end: () => Promise<number | null>;
}

function startDemo({ env }: TestDatabase, port: number): Demo {
  const child: ChildProcess = spawn(process.execPath, ['scripts/demo.mjs'], {
    cwd: APP_FOLDER,
    env: { ...baseEnvironment(), ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const end = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { output: () => said, ended, end };
}

/** @throws Error with the whole output if the command ends before it prints this. */
async function untilSaid({ output, ended }: Demo, text: string): Promise<void> {
  let isEnded = false;
  void ended.finally(() => (isEnded = true));
  while (!output().includes(text)) {
    if (isEnded) throw new Error(`The demo ended without "${text}":\n${output()}`);
    await wait(50);
  }
}

function listenOn(port: number): Promise<net.Server> {
  const server = net.createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

const close = (server: net.Server) => new Promise((resolve) => server.close(resolve));

describe('npm run demo', () => {
  let database: TestDatabase;
  let demo: Demo | undefined;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite', temporaryFolder('demo-command'));
  });
  afterEach(async () => {
    await demo?.end();
  });
  afterAll(async () => {
    await database.drop();
  });

  it('shows the accounts even if another program takes its port while it loads, and they are good', async () => {
    const port = await freePort();
    demo = startDemo(database, port);
    await untilSaid(demo, 'Loading the demo');
    const other = await listenOn(port);
    expect(await demo.ended).toBe(69);
    await close(other);

    const [, password] = /^ {2}admin@example\.org {2}(\S+) {2}/m.exec(demo.output()) ?? [];
    expect(demo.output()).toMatch(
      new RegExp(`^Port ${port} on 127.0.0.1 was taken by another program while the demo loaded\\.`, 'm'),
    );
    expect(demo.output()).not.toMatch(/^\s+at /m);

    demo = startDemo(database, port);
    await untilSaid(demo, 'Stop with Ctrl+C.');
    expect(demo.output()).toContain('Accounts: as they were.');
    const { status } = await fetch(`http://127.0.0.1:${port}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@example.org', password }),
    });
    expect(status).toBe(200);
  });

  it('has a month that is due for the partner, and says what each account will find', async () => {
    const partner = await createTestDatabase('sqlite', temporaryFolder('demo-month'));
    const port = await freePort();
    demo = startDemo(partner, port);
    await untilSaid(demo, 'Stop with Ctrl+C.');
    const [, password] = /^ {2}partner@example\.org {2}(\S+) {2}/m.exec(demo.output()) ?? [];
    expect(demo.output().match(/^ {6}finds \S/gm)).toHaveLength(6);

    const url = `http://127.0.0.1:${port}`;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ email: 'partner@example.org', password });
    const login = await fetch(`${url}/admin/login`, { method: 'POST', headers, body });
    const { data: session } = (await login.json()) as { data: { token: string } };
    const answer = await fetch(`${url}/monthly-report/my-reports`, {
      headers: { authorization: `Bearer ${session.token}` },
    });
    const { data } = (await answer.json()) as { data: MyReports };
    const gardens = data.reports.filter(({ programme }) => programme.code === 'lane_gardens');
    // The current month, the due month, and the accepted month.
    const states = gardens.map(({ state }) => (state === 'overdue' ? 'due' : state));
    expect(states.sort()).toEqual(['accepted', 'due', 'not-due']);
    // The older content is unchanged.
    expect(demo.output()).toContain('5701221.1');
    await demo.end();
    await partner.drop();
  });

  it('loads nothing if the port is in use from the start', async () => {
    const port = await freePort();
    const other = await listenOn(port);
    demo = startDemo(database, port);
    expect(await demo.ended).toBe(69);
    await close(other);
    expect(demo.output()).toContain(`PORT is "${port}": another program listens there`);
    expect(demo.output()).not.toContain('Loading the demo');
  });
});
