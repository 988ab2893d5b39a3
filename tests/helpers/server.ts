/** A built server in its own process, with its own database and uploads folder. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import supertest from 'supertest';

import type { DatabaseKind } from './database';
import { createTestDatabase } from './database';
import type { Account } from './demo';
import { demoTemplate } from './demo';
import { APP_FOLDER, baseEnvironment } from './environment';
import { freePort } from './free-port';
import { temporaryFolder } from './run-folder';
import { withSql } from './sql';

export type { Account } from './demo';
export type { DatabaseKind } from './database';
export { DATABASES } from './database';

export type ApiTokenType = 'full-access' | 'read-only' | 'custom';

export interface ServerOptions {
  readonly database: DatabaseKind;
  /** Start with the demo content and its accounts; without it, empty but for one administrator. */
  readonly demo?: boolean;
  /** Reopens the published months of the demo: their revisions stay public, and their content can be changed. */
  readonly reopened?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Another built app: a changed copy of this one. */
  readonly app?: string;
  /** The Node.js that runs it; by default the present one. */
  readonly node?: string;
}

export interface TestServer {
  readonly url: string;
  readonly request: ReturnType<typeof supertest>;
  readonly admin: { readonly email: string; readonly password: string };
  /** All accounts of the demo; empty without the demo. */
  readonly accounts: readonly Account[];
  /** The place of the server's data: the SQLite file or the PostgreSQL address. */
  readonly databaseEnv: Readonly<Record<string, string>>;
  readonly publicFolder: string;
  /** The panel's token of the administrator. */
  readonly adminToken: () => Promise<string>;
  /** Creates a token for /api; `permissions` (action ids) belong to the type custom. */
  readonly createApiToken: (type: ApiTokenType, permissions?: readonly string[]) => Promise<string>;
  /** Everything the server has printed. */
  readonly logs: () => string;
  /** The small parent process of `npm start`. */
  readonly process: ServerProcess;
  readonly stop: () => Promise<void>;
}

export interface ServerProcess {
  /** The process id of the parent. */
  readonly pid: number;
  readonly tell: (signal: NodeJS.Signals) => void;
  /** The exit code after it has ended; null if a signal ended it. */
  readonly ended: Promise<number | null>;
}

const BOOT_LIMIT = 120_000;
const STOP_LIMIT = 15_000;
const ATTEMPTS = 3;

export async function startServer({
  database: kind,
  demo = false,
  reopened = false,
  env = {},
  app = APP_FOLDER,
  node = process.execPath,
}: ServerOptions): Promise<TestServer> {
  const template = demo ? await demoTemplate(kind) : null;
  const database = await createTestDatabase(kind, temporaryFolder(kind), template?.database);
  if (reopened) await reopenMonths(database.env);
  const running = await boot({ ...baseEnvironment(), ...database.env, ...env }, app, node);
  const request = supertest(running.url);

  const stop = async (): Promise<void> => {
    await running.stop();
    await database.drop();
  };
  try {
    const admin = template === null ? await registerAdmin(request) : administratorOf(template.accounts);
    const adminToken = rememberFirst(() => logIn(request, admin));
    return {
      url: running.url,
      request,
      admin,
      accounts: template?.accounts ?? [],
      databaseEnv: database.env,
      publicFolder: database.publicFolder,
      adminToken,
      createApiToken: async (type, permissions) =>
        createApiToken(request, await adminToken(), type, permissions),
      logs: running.logs,
      process: running.process,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Reopens published months as the secretariat does for a correction, all at once. */
async function reopenMonths(databaseEnv: TestServer['databaseEnv']): Promise<void> {
  await withSql({ databaseEnv }, (db) =>
    db('monthly_report_month_states')
      .where({ state: 'published' })
      .update({ state: 'reopened', reason: '补报' }),
  );
}

/** Another process on the database and uploads of a running server; stop it before that server. */
export async function startBeside(
  { databaseEnv }: Pick<TestServer, 'databaseEnv'>,
  env: ServerOptions['env'] = {},
): Promise<Pick<TestServer, 'url' | 'request' | 'logs' | 'process' | 'stop'>> {
  const running = await boot({ ...baseEnvironment(), ...databaseEnv, ...env });
  return { ...running, request: supertest(running.url) };
}

interface RunningServer {
  readonly url: string;
  readonly logs: () => string;
  readonly process: ServerProcess;
  readonly stop: () => Promise<void>;
}

/** Starts the server as `npm start` does, and waits for its first answer; tries again if its port was taken. */
async function boot(
  env: NodeJS.ProcessEnv,
  app: string = APP_FOLDER,
  node: string = process.execPath,
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const output: string[] = [];
    const logs = () => output.join('');
    const server = spawn(node, [path.join(app, 'scripts', 'start.mjs')], {
      cwd: app,
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => output.push(chunk));
    }
    const killWithTests = () => server.kill('SIGKILL');
    process.once('exit', killWithTests);
    const stop = async () => {
      process.removeListener('exit', killWithTests);
      await end(server);
    };

    const url = `http://127.0.0.1:${port}`;
    const failure = await answering(server, url).then(
      () => null,
      (error: Error) => error,
    );
    if (failure === null) return { url, logs, process: processOf(server), stop };
    await stop();
    if (attempt < ATTEMPTS && logs().includes('EADDRINUSE')) continue;
    throw new Error(`${failure.message}\n${logs()}`);
  }
}

function processOf(server: ChildProcess): ServerProcess {
  const { pid } = server;
  if (pid === undefined) throw new Error('The server was not started.');
  return {
    pid,
    tell: (signal) => server.kill(signal),
    ended: new Promise((resolve) => server.once('close', resolve)),
  };
}

async function answering(server: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + BOOT_LIMIT;
  while (Date.now() < deadline) {
    if (hasEnded(server))
      throw new Error(`The server ended while it started (${server.exitCode ?? server.signalCode}).`);
    if (await isHealthy(url)) return;
    await wait(100);
  }
  throw new Error(`The server did not answer within ${BOOT_LIMIT / 1000} seconds.`);
}

/** Uses a connection that ends with the answer: an open connection makes the server wait when it stops. */
function isHealthy(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    http
      .get(`${url}/_health`, { agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode === 204);
      })
      .once('error', () => resolve(false));
  });
}

/** Asks the server to end, and kills it if it does not. */
async function end(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  closeIdleConnections();
  server.kill('SIGTERM');
  const insist = setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT);
  await ended;
  clearTimeout(insist);
}

/** Closes connections of earlier requests: a stopping server waits a second for requests on open ones. */
function closeIdleConnections(): void {
  for (const sockets of Object.values(http.globalAgent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

type Request = TestServer['request'];

async function registerAdmin(request: Request): Promise<TestServer['admin']> {
  const admin = { email: 'admin@example.org', password: `Aa1${randomBytes(12).toString('hex')}` };
  await request
    .post('/admin/register-admin')
    .send({ ...admin, firstname: 'Test', lastname: 'Admin' })
    .expect(200);
  return admin;
}

function administratorOf(accounts: readonly Account[]): Account {
  const administrator = accounts.find(({ role }) => /super.?admin/i.test(role)) ?? accounts[0];
  if (administrator === undefined) throw new Error('The demo has no account.');
  return administrator;
}

async function logIn(request: Request, { email, password }: TestServer['admin']): Promise<string> {
  const response = await request.post('/admin/login').send({ email, password }).expect(200);
  const { data } = response.body as { data: { token: string } };
  return data.token;
}

async function createApiToken(
  request: Request,
  adminToken: string,
  type: ApiTokenType,
  permissions: readonly string[] = [],
): Promise<string> {
  const response = await request
    .post('/admin/api-tokens')
    .auth(adminToken, { type: 'bearer' })
    .send({
      name: `test ${type} ${randomBytes(4).toString('hex')}`,
      description: '',
      type,
      lifespan: null,
      ...(type === 'custom' ? { permissions } : {}),
    })
    .expect(201);
  const { data } = response.body as { data: { accessKey: string } };
  return data.accessKey;
}

/** Strapi lets one address log in only a few times a minute, so all tests share one login. */
function rememberFirst<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
