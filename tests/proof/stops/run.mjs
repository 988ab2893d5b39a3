/**
 * Proof that no stop leaves wrong data: two servers on one PostgreSQL (one on SQLite), started as people
 * start them, under sixteen writers, publishers and readers. One of them is stopped or killed at a
 * random moment. Before it starts again everything is compared: sums, the chain of revisions, acknowledged
 * and unacknowledged writes, and the answers of the other server.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { openDatabase } from '../database.mjs';
import { forkServer } from '../forked-server.mjs';
import { MEASURED } from '../month-content.mjs';
import { ask, createApiToken, registerAdministrator, signIn } from '../panel.mjs';
import { randomFrom } from '../random.mjs';
import { crowdOf, publisher, reader, writer } from './clients.mjs';
import { startReal } from './real-server.mjs';

export const OBSERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'observer.mjs');
const OPEN = ['2022-01', '2022-02'];
const PUBLISHED = ['2022-03', '2022-04', '2022-05', '2022-06'];
const CLIENTS = { writers: 8, readers: 4 };
/** Milliseconds from the start of all clients to the signal. */
const MOMENTS = 2500;
const STOP = { STOP_SECONDS: '30', DRAIN_SECONDS: '5' };
const TOKEN_AGE = 5 * 60_000;

/**
 * @param {object} proof
 * @param {readonly { name: string, env: Record<string, string>, signals: string[] }[]} proof.databases empty
 *   databases, each with the signals of its stops
 * @param {number} proof.seed
 * @param {number} proof.minutes after this time no stop begins
 * @param {(outcome: object) => void} proof.keep gets the outcome of each stop
 * @param {(text: string) => void} proof.progress
 */
export async function proveStops({ databases, seed, minutes, keep, progress }) {
  const until = Date.now() + minutes * 60_000;
  for (const database of databases) {
    if (database.signals.length === 0) continue;
    await stopOften({ ...database, seed, until, keep, progress });
  }
}

async function stopOften({ name, env, signals, seed, until, keep, progress }) {
  const database = openDatabase(env);
  const observer = forkServer(OBSERVER, env);
  let servers = [];
  let scene = null;
  let clients = Promise.resolve();
  try {
    await observer.started;
    progress(`${name}: filling`);
    const content = await observer.ask('fill', {
      months: [...OPEN, ...PUBLISHED],
      partners: 4,
      activities: 2,
    });
    const { account, token: firstToken } = await registerAdministrator(observer.url);
    const token = await createApiToken(observer.url, firstToken);
    const start = () => startReal({ ...env, ...STOP });
    servers = await Promise.all(Array.from({ length: name === 'sqlite' ? 1 : 2 }, start));

    let panelToken = firstToken;
    let signedIn = Date.now();
    scene = crowdOf({
      servers: () => servers,
      token,
      panelToken: () => panelToken,
      revisions: new Map(),
      content: { ...content, open: OPEN },
    });
    const random = randomFrom(seed);
    const writers = Array.from({ length: CLIENTS.writers }, (_, n) =>
      writer(scene, `写手${n}`, randomFrom(seed + n)),
    );
    const publishers = PUBLISHED.map((month) => publisher(scene, month));
    const readers = Array.from({ length: CLIENTS.readers }, (_, n) =>
      reader(scene, randomFrom(seed + 100 + n)),
    );
    const all = [...writers, ...publishers, ...readers];
    scene.crowd.isPaused = true;
    clients = Promise.all(all.map((client, n) => live(scene, client, randomFrom(seed + 1000 + n))));

    for (const [at, signal] of signals.entries()) {
      if (Date.now() > until) break;
      if (Date.now() - signedIn > TOKEN_AGE) {
        panelToken = await signIn(observer.url, account);
        signedIn = Date.now();
      }
      const before = { ...scene.crowd.counts };
      scene.crowd.faults.length = 0;
      scene.crowd.isPaused = false;
      await wait(300 + random.below(MOMENTS));

      const stopped = servers[at % servers.length];
      const begun = Date.now();
      stopped.tell(signal);
      const code = await stopped.ended;
      const milliseconds = Date.now() - begun;
      servers = servers.filter((server) => server !== stopped);
      await pause(scene);

      const faults = [...scene.crowd.faults, ...cutOff(stopped, scene.crowd.unanswered)];
      scene.crowd.unanswered.length = 0;
      if (signal === 'SIGTERM' && code !== 0)
        faults.push(`it ended with ${code}: ${stopped.output().slice(-1500)}`);
      const checked = await observer.ask('check');
      faults.push(...checked.differences);
      faults.push(...(await compareWrites(database, writers)));
      faults.push(...(await compareMonths(database, publishers, servers, panelToken)));
      servers = [...servers, await start()];
      // A starting server may repair damage from a stop: this shows that there was none to repair.
      faults.push(...(await compareMonths(database, publishers, servers, panelToken)));
      const counts = Object.fromEntries(
        Object.entries(scene.crowd.counts).map(([what, count]) => [what, count - before[what]]),
      );
      keep({ database: name, signal, milliseconds, counts, revisions: checked.revisions, faults });
      progress(
        `${name} ${at + 1} of ${signals.length}: ${signal} ${milliseconds} ms, ${faults.length} faults`,
      );
    }
  } finally {
    if (scene !== null) scene.crowd.isOver = true;
    await clients;
    for (const server of servers) server.tell('SIGKILL');
    await Promise.all(servers.map(({ ended }) => ended));
    await observer.stop();
    await database.destroy();
  }
}

/** Requests that the stopped server reports as unanswered, and those that broke on a server that was not stopped. */
function cutOff(stopped, unanswered) {
  const told = stopped.output().match(/Stopping: .* was not answered/g) ?? [];
  const others = unanswered.filter(({ server }) => server !== stopped);
  return [
    ...told,
    ...others.map(({ what, why }) => `${what} was not answered by a server that runs: ${why}`),
  ];
}

/** Sends one request after the other to one of the running servers, until the proof is over. */
export async function live({ servers, crowd }, client, random) {
  while (!crowd.isOver) {
    if (crowd.isPaused || servers().length === 0) {
      await wait(10);
      continue;
    }
    crowd.busy += 1;
    const server = random.pick(servers());
    await client.step(server).finally(() => (crowd.busy -= 1));
    // A client without a server must not ask a thousand times a second.
    await wait(server.told === null ? random.below(20) : 100);
  }
}

export async function pause({ crowd }) {
  crowd.isPaused = true;
  while (crowd.busy > 0) await wait(10);
}

/** Compares the database with the knowledge of all writers, and learns the results of unanswered requests. */
export async function compareWrites(database, writers) {
  const differences = [];
  const rows = await database('activities')
    .whereLike('title', '写手%')
    .select('title', 'document_id', 'published_at', 'measurements');
  const found = new Map();
  for (const row of rows) {
    const grid = typeof row.measurements === 'string' ? JSON.parse(row.measurements) : row.measurements;
    const of = found.get(row.title) ?? { documentId: row.document_id, published: [], drafts: [] };
    (row.published_at === null ? of.drafts : of.published).push(grid[MEASURED]);
    found.set(row.title, of);
  }
  for (const { known } of writers) {
    for (const [title, entry] of known) {
      const { documentId, published, drafts } = found.get(title) ?? { published: [], drafts: [] };
      found.delete(title);
      const [value = null] = published;
      const isThere = published.length === 1 && drafts.length === 1 && drafts[0] === value;
      const isWhole = isThere || (published.length === 0 && drafts.length === 0);
      const may = [entry.acknowledged, ...entry.asked];
      if (!isWhole) differences.push(`"${title}" is half there: published ${published}, drafts ${drafts}`);
      else if (!may.includes(value)) {
        differences.push(`"${title}" is ${value}; acknowledged ${entry.acknowledged}, asked ${entry.asked}`);
      }
      if (value === null) known.delete(title);
      else known.set(title, { documentId, acknowledged: value, asked: [] });
    }
  }
  for (const title of found.keys()) differences.push(`"${title}" is there, and nobody knows of it`);
  return differences;
}

/** Compares published and open months in the servers' answers with the database. */
async function compareMonths(database, publishers, servers, panelToken) {
  const differences = [];
  const states = new Map();
  for (const row of await database('monthly_report_month_states').select('month', 'state', 'revision')) {
    states.set(row.month, row);
  }
  for (const one of publishers) {
    const { state = 'open', revision = 0 } = states.get(one.month) ?? {};
    one.learn(state, revision);
    if (revision === 0) continue;
    for (const { url } of servers) {
      const { status, body } = await ask(url, null, 'GET', `/api/monthly-report/reports/${one.month}`);
      if (body?.data?.revision !== revision) {
        differences.push(
          `${one.month} is at revision ${revision}; answered ${status} ${body?.data?.revision}`,
        );
      }
    }
  }
  for (const month of OPEN) {
    const expected = await summed(database, month);
    for (const { url } of servers) {
      const { body } = await ask(url, panelToken, 'GET', `/monthly-report/totals/${month}`);
      const got = body?.data?.programmes?.[0]?.totals.find(({ indicator }) => indicator === MEASURED)?.value;
      if (got !== expected) differences.push(`${MEASURED} of ${month} is ${expected}; answered ${got}`);
    }
  }
  return differences;
}

/** Whole numbers, so that no float is summed. */
async function summed(database, month) {
  const rows = await database('activities').whereNotNull('published_at').select('start_date', 'measurements');
  return rows
    .filter(({ start_date: day }) => monthOf(day) === month)
    .map(({ measurements }) => (typeof measurements === 'string' ? JSON.parse(measurements) : measurements))
    .reduce((sum, grid) => sum + (grid[MEASURED] ?? 0), 0);
}

/** The drivers give a day as text, as a number or as a Date of the machine's zone. */
const monthOf = (day) =>
  day instanceof Date
    ? `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}`
    : String(day).slice(0, 7);

/** Outcomes of earlier runs on the same build, and how to add one. */
export function keptOutcomes(file) {
  const outcomes = fs.existsSync(file)
    ? fs
        .readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  return {
    outcomes,
    keep(outcome) {
      outcomes.push(outcome);
      fs.appendFileSync(file, `${JSON.stringify(outcome)}\n`);
    },
  };
}
