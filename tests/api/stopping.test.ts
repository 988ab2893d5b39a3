/** A server that stops, or cannot stop: no accepted request is lost, and no work is half done. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { runCommand } from '../helpers/command';
import { createTestDatabase } from '../helpers/database';
import { APP_FOLDER, baseEnvironment } from '../helpers/environment';
import { freePort } from '../helpers/free-port';
import { temporaryFolder } from '../helpers/run-folder';
import { DATABASES, startServer, type DatabaseKind, type TestServer } from '../helpers/server';
import { withSql } from '../helpers/sql';

const REGION = '/content-manager/collection-types/api::region.region';

/** A request whose body is sent in two halves: it runs until the second half comes. */
async function begin({ url, adminToken }: TestServer, body: object) {
  const text = JSON.stringify(body);
  const request = http.request(`${url}${REGION}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await adminToken()}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    },
    agent: new http.Agent({ keepAlive: true }),
  });
  const answer = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  // It may fail before a test looks at it.
  answer.catch(() => undefined);
  request.write(text.slice(0, 10));
  await wait(200);
  return { answer, finish: () => request.end(text.slice(10)), leave: () => request.destroy() };
}

const regionsCalled = (server: TestServer, code: string) =>
  withSql(server, async (db) => (await db('regions').where({ code })).length);

const refuses = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

/** The server itself, which the parent has started. */
const childOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));

async function until(holds: () => Promise<boolean> | boolean, seconds: number): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await wait(50)) {
    if (await holds()) return;
  }
  throw new Error(`It did not come true within ${seconds} s.`);
}

const running: TestServer[] = [];
const start = async (env: Record<string, string>, database: DatabaseKind = 'sqlite') => {
  const server = await startServer({ database, env });
  running.push(server);
  return server;
};
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

describe.each(DATABASES)('A server that is told to stop (%s)', (database) => {
  it('turns red, lets in for a while, answers what it has taken, and ends with 0', async () => {
    const server = await start({ DRAIN_SECONDS: '2' }, database);
    const { status: before } = await server.request.get('/_ready');
    expect(before).toBe(204);
    const underWay = await begin(server, { code: 'under-way', name: '进行中' });
    const leaving = await begin(server, { code: 'leaving', name: '离开' });

    server.process.tell('SIGTERM');
    await until(async () => (await fetch(`${server.url}/_ready`)).status === 503, 2);
    const red = await fetch(`${server.url}/_ready`);
    expect(red.headers.get('retry-after')).toBe('5');
    const open = await fetch(`${server.url}/api/monthly-report/reports`);
    expect([open.status, open.headers.get('connection')]).toEqual([200, 'close']);

    await until(() => refuses(`${server.url}/_health`), 5);
    leaving.leave();
    underWay.finish();
    expect((await underWay.answer).statusCode).toBe(201);
    expect(await server.process.ended).toBe(0);
    expect(await regionsCalled(server, 'under-way')).toBe(1);
    expect(await regionsCalled(server, 'leaving')).toBe(0);
    expect(server.logs().match(/ was not answered, its connection is gone/g)).toHaveLength(1);
    expect(server.logs()).toContain('Strapi has been shut down');
  });
});

describe('A server that is told to stop, or cannot', () => {
  it('gives up on what does not finish in its time, and nothing of that is there', async () => {
    const server = await start({ STOP_SECONDS: '1' });
    const underWay = await begin(server, { code: 'too-late', name: '太迟' });

    server.process.tell('SIGTERM');
    await expect(underWay.answer).rejects.toThrow();
    expect(await server.process.ended).toBe(1);
    expect(server.logs()).toContain(`not finished within 1 s: 1 × POST ${REGION}. It is rolled back.`);
    expect(await regionsCalled(server, 'too-late')).toBe(0);
  });

  it('ends in order where its parent is killed', async () => {
    const server = await start({});
    const underWay = await begin(server, { code: 'orphan', name: '孤儿' });

    server.process.tell('SIGKILL');
    await until(() => refuses(`${server.url}/_health`), 5);
    underWay.finish();
    expect((await underWay.answer).statusCode).toBe(201);
    expect(await regionsCalled(server, 'orphan')).toBe(1);
  });

  it('answers those whom the system took in its name while it was busy', async () => {
    const server = await start({});
    const child = childOf(server.process.pid);
    process.kill(child, 'SIGSTOP');
    const answers = Array.from({ length: 30 }, () =>
      fetch(`${server.url}/_health`).then(
        ({ status }) => status,
        (error: Error) => String(error.cause),
      ),
    );
    await wait(500);
    server.process.tell('SIGTERM');
    await wait(200);
    process.kill(child, 'SIGCONT');

    expect(new Set(await Promise.all(answers))).toEqual(new Set([204]));
    expect(await server.process.ended).toBe(0);
  });

  it('is killed by its parent five seconds after its time where it hears nothing', async () => {
    const server = await start({ STOP_SECONDS: '1' });
    const child = childOf(server.process.pid);
    // Like a query that never ends.
    process.kill(child, 'SIGSTOP');

    server.process.tell('SIGTERM');
    expect(await server.process.ended).toBe(128 + 9);
    expect(server.logs()).toContain('The server did not stop within 1 s: it is killed.');
  });
});

describe('A server that is told to stop while it starts', () => {
  it('ends its start, lets nobody in, and ends with 0', async () => {
    const { env, drop } = await createTestDatabase('sqlite', temporaryFolder('starting'));
    const port = String(await freePort());
    const child = spawn(process.execPath, [path.join(APP_FOLDER, 'scripts', 'start.mjs')], {
      cwd: APP_FOLDER,
      env: { ...baseEnvironment(), ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => output.push(String(text)));
    const ended = new Promise((resolve) => child.once('close', resolve));
    await until(() => existsSync(env.DATABASE_FILENAME ?? ''), 60);
    child.kill('SIGTERM');

    expect(await ended).toBe(0);
    expect(output.join('')).toContain('Strapi has been shut down');
    expect(output.join('')).not.toContain('Strapi started successfully');
    await drop();
  });
});

describe('A transaction under way when the server is told to stop', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer({ database: 'postgres', env: { STOP_SECONDS: '3' } });
  });
  afterEach(() => server.stop());

  const create = async (code: string) =>
    server.request
      .post(REGION)
      .auth(await server.adminToken(), { type: 'bearer' })
      .send({ code, name: code })
      .then(
        ({ status }) => status,
        () => null,
      );

  /** Tells the server to stop while a step waits for another transaction, which ends after `seconds`. */
  async function stopMeanwhile(code: string, seconds: number): Promise<number | null> {
    await server.adminToken();
    return withSql(server, async (db) => {
      const holding = await db.transaction();
      await holding.raw('LOCK TABLE regions IN EXCLUSIVE MODE');
      const status = create(code);
      await wait(500);
      server.process.tell('SIGTERM');
      await wait(seconds * 1000);
      await holding.rollback();
      return status;
    });
  }

  it('is committed and answered where it finishes in time', async () => {
    expect(await stopMeanwhile('in-time', 1)).toBe(201);
    expect(await server.process.ended).toBe(0);
    expect(await regionsCalled(server, 'in-time')).toBe(1);
    const { exitCode, output } = await runCommand('totals.mjs', ['check'], server.databaseEnv);
    expect([exitCode, output]).toEqual([0, expect.stringContaining(' 0 differences.')]);
  });

  it('is rolled back where it does not', async () => {
    // No answer or a refusal, but never success.
    expect([null, 503]).toContain(await stopMeanwhile('too-late', 6));
    expect(await server.process.ended).toBe(1);
    expect(await regionsCalled(server, 'too-late')).toBe(0);
  });
});
