/**
 * Proof that no request causes a server error, keeps the server busy, or returns content that the asker may
 * not read. A seed makes the requests, and each is sent to a built server with the demo, accounts of every
 * role, tokens of every kind and a canary in everything that is not public.
 *
 * Each batch has a fresh copy of the database. Findings are written at once to a file outside the
 * repository, and a run with the same seed continues where the last one ended.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { forkServer } from '../forked-server.mjs';
import { randomFrom } from '../random.mjs';
import { brokenLaw, isDocument, leaksIn, SLOW } from './laws.mjs';
import { askAboutCanaries } from './oracles.mjs';
import { requestsOf } from './requests.mjs';
import { send } from './send.mjs';
import { snapshotOf } from './snapshot.mjs';
import { EVERYBODY, INSIDERS } from './who.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, '../../..');
const SERVER = path.join(HERE, 'server.mjs');
const BATCH = 500;
/** The longest time in which a busy server must come back. */
const RECOVERY = 60_000;

/**
 * @param {object} proof
 * @param {number} proof.requests generated from the OpenAPI document and the routes beside it
 * @param {number} proof.panelRequests made from the panel's requests
 * @param {number} proof.oracles questions about canaries, each asked twice
 * @param {number} proof.seed
 * @param {{ name: string, env: Record<string, string> }[]} proof.environments empty databases; the batches take turns
 * @param {string | null} [proof.kept] the file of the results so far
 * @param {(text: string) => void} proof.progress
 */
export async function proveRequests({
  requests,
  panelRequests,
  oracles,
  seed,
  environments,
  kept = null,
  progress,
}) {
  const begun = Date.now();
  const results = resultsIn(kept);
  const batches = batchesOf({ openapi: requests, panel: panelRequests, oracles });
  const worlds = [];
  try {
    for (const [index, batch] of batches.entries()) {
      if (results.has(batch.name)) continue;
      const at = index % environments.length;
      worlds[at] ??= await prepare(environments[at], progress);
      const result = await runBatch(worlds[at], batch, seed);
      results.add({ ...result, name: batch.name, database: environments[at].name });
      progress(
        `${batch.name} on ${environments[at].name}: ${result.asked} asked, ${result.findings.length} findings`,
      );
    }
  } finally {
    for (const world of worlds) await world?.snapshot.drop();
  }
  return { ...summary(results.all()), canaries: countedBy(worlds), milliseconds: Date.now() - begun };
}

function batchesOf(counts) {
  return Object.entries(counts).flatMap(([source, count]) =>
    Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => ({
      source,
      from: index * BATCH,
      to: Math.min((index + 1) * BATCH, count),
      name: `${source} ${index * BATCH}–${Math.min((index + 1) * BATCH, count)}`,
    })),
  );
}

function resultsIn(file) {
  const known =
    file !== null && fs.existsSync(file)
      ? fs
          .readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [];
  return {
    has: (name) => known.some((result) => result.name === name),
    add(result) {
      known.push(result);
      if (file !== null) fs.appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
    all: () => known,
  };
}

/** A database with all content, and the list of that content; no process has it open. */
async function prepare({ name, env }, progress) {
  progress(`${name}: loading the demo and the canaries`);
  const server = forkServer(SERVER, env);
  await server.started;
  try {
    const world = await server.ask('prepare');
    return { ...world, name, snapshot: snapshotOf(env) };
  } finally {
    await server.stop();
  }
}

const openapi = () => JSON.parse(fs.readFileSync(path.join(ROOT, 'dist', 'openapi.json'), 'utf8'));

async function runBatch(world, batch, seed) {
  const life = await begin(world);
  try {
    if (batch.source === 'oracles')
      return await askAboutCanaries({ world, life, batch, random: randomFrom(seed + batch.from), ask });
    const { make } = requestsOf(world, openapi());
    const made = Array.from({ length: batch.to - batch.from }, (_, index) =>
      make(batch.source, seed, batch.from + index),
    );
    const findings = [];
    const statuses = {};
    for (const request of [...made.filter(({ isLast }) => !isLast), ...made.filter(({ isLast }) => isLast)]) {
      const { answer, found } = await ask(life, world, request);
      const status = answer.status ?? 'none';
      statuses[status] = (statuses[status] ?? 0) + 1;
      findings.push(...found.map((one) => ({ ...one, ...told(request) })));
    }
    return { asked: made.length, statuses, findings };
  } finally {
    await life.server.stop();
  }
}

const told = ({ source, number, who, method, path: address, headers, body }) => ({
  request: `${source} ${number}`,
  who,
  asked: `${method} ${address.length > 400 ? `${address.slice(0, 400)}… (${address.length})` : address}`,
  headers,
  body: body === null ? null : body.toString('utf8').slice(0, 300),
});

/** A server on a fresh copy, and a token for every asker. */
async function begin(world) {
  const life = { env: await world.snapshot.copy(), printed: 0, tokens: {} };
  await start(life, world);
  return life;
}

async function start(life, world) {
  life.server = forkServer(SERVER, life.env);
  await life.server.started;
  life.printed = life.server.output().length;
  life.tokens = {
    public: null,
    ...world.tokens,
    reader: await life.server.ask('readerToken', { id: world.readerId }),
  };
  for (const who of Object.keys(INSIDERS)) life.tokens[who] = await signIn(life, world, who);
}

const signIn = (life, world, who) => life.server.ask('signIn', { id: world.accounts[who].id });

/** Sends one request and returns the problems of its answer. */
async function ask(life, world, request) {
  const token = life.tokens[request.who];
  const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...request.headers };
  const answer = await send(life.server.url, { ...request, headers });
  const found = [];
  const broken = brokenLaw(request, answer);
  if (broken !== null) found.push(broken);
  if (broken !== null || answer.milliseconds > SLOW) await wait(50);
  const printed = life.server.output().slice(life.printed);
  life.printed += printed.length;
  if (/\n\s+at /.test(printed)) found.push({ law: 'nothing in the log', told: printed.slice(0, 1500) });
  found.push(
    ...leaksIn(world, request, answer).map((mark) => ({
      law: 'no leak',
      told: `${world.marks[mark].kind}: ${world.marks[mark].place}`,
    })),
  );
  if (answer.failure !== undefined) await recover(life, world, found);
  else if (answer.milliseconds > SLOW && !isDocument(request)) {
    // The machine may have been busy: a really slow request is slow again.
    const again = await send(life.server.url, { ...request, headers });
    if (again.failure !== undefined || again.milliseconds > SLOW) {
      found.push({
        law: 'within 2 s',
        told: `${Math.round(answer.milliseconds)} ms, then ${again.failure ?? Math.round(again.milliseconds)}`,
      });
      if (again.failure !== undefined) await recover(life, world, found);
    }
  }
  if (answer.status === 401 && INSIDERS[request.who] !== undefined && !request.path.startsWith('/api')) {
    life.tokens[request.who] = await signIn(life, world, request.who);
  }
  return { answer, found };
}

/** The server must answer again; otherwise the rest of the batch gets another server. */
async function recover(life, world, found) {
  const until = Date.now() + RECOVERY;
  for (;;) {
    const { status } = await send(life.server.url, {
      method: 'GET',
      path: '/_health',
      headers: {},
      body: null,
    });
    if (status === 204 || status === 200) return;
    if (Date.now() > until) break;
    await wait(500);
  }
  found.push({ law: 'answers afterwards', told: 'the server did not come back' });
  await life.server.kill();
  await start(life, world);
}

function summary(results) {
  const asked = {};
  const statuses = {};
  for (const result of results) {
    const [source] = result.name.split(' ');
    asked[source] = (asked[source] ?? 0) + result.asked;
    for (const [status, times] of Object.entries(result.statuses))
      statuses[status] = (statuses[status] ?? 0) + times;
  }
  return {
    asked,
    statuses,
    who: EVERYBODY.length,
    findings: results.flatMap(({ findings, database }) =>
      findings.map((finding) => ({ ...finding, database })),
    ),
  };
}

function countedBy(worlds) {
  const counts = {};
  for (const { kind } of Object.values(worlds.find((world) => world !== undefined)?.marks ?? {}))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
