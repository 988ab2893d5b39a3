/**
 * Proof that a month is published once, with any number of publishers at the same moment. In every round
 * publishers in two servers on one PostgreSQL publish it, half through the document service, half through the
 * panel's requests (the plugin's page and the entry's own button, in turn). One makes the next revision; the
 * others get 409 and change nothing. Then the month is reopened with a reason and its content is changed, so
 * that every revision differs.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

import { openDatabase, rowsOf } from '../database.mjs';
import { forkPair } from '../forked-server.mjs';
import { MEASURED } from '../month-content.mjs';
import { registerAdministrator } from '../panel.mjs';

const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'server.mjs');
/** A month published once before the rounds begin: the chain spans several months. */
const EARLIER = '2022-01';
const MONTH = '2022-02';
const SIZE = { months: [EARLIER, MONTH], partners: 3, activities: 2 };
const PANEL_WAYS = ['page', 'entry'];

/**
 * @param {object} proof
 * @param {number} proof.rounds
 * @param {number} proof.publishers in each round, over both servers
 * @param {Record<string, string>} proof.environment DATABASE_* and PUBLIC_DIR of an empty PostgreSQL database
 * @param {(text: string) => void} proof.progress
 * @returns {Promise<{ rounds: number, publishers: number, winners: Record<string, number>, refused: number,
 *   deadlocks: number, verified: number, slowest: number, differences: string[], milliseconds: number }>}
 *   `winners`: who made the revision, by way; `verified`: revisions that `reports:verify` walked; `slowest`: milliseconds of a round's publishers
 */
export async function provePublishers({ rounds, publishers, environment, progress }) {
  const begun = Date.now();
  const database = openDatabase(environment);
  const deadlocksBefore = await deadlocksOf(database);
  progress('two servers start on an empty database');
  const pair = await forkPair(SERVER, environment);
  const outcome = { winners: {}, refused: 0, slowest: 0, differences: [] };
  let verified;
  try {
    const race = await prepare(pair.servers);
    for (let round = 1; round <= rounds; round += 1) {
      const differences = await publishInParallel({ ...race, database, round, publishers, outcome });
      outcome.differences.push(...differences.map((difference) => `round ${round}: ${difference}`));
      if (round % 10 === 0 || round === rounds) progress(`${round} of ${rounds} rounds`);
    }
    verified = await pair.servers[0].ask('verify');
  } finally {
    await pair.stop();
    await database.destroy();
  }
  // PostgreSQL gets the counts of a server's sessions when they end.
  const after = openDatabase(environment);
  const deadlocks = (await deadlocksOf(after)) - deadlocksBefore;
  await after.destroy();
  return {
    rounds,
    publishers,
    ...outcome,
    deadlocks,
    verified: verified.revisions,
    differences: [
      ...outcome.differences,
      ...verified.differences,
      ...(deadlocks === 0 ? [] : [`${deadlocks} deadlocks`]),
    ],
    milliseconds: Date.now() - begun,
  };
}

async function deadlocksOf(database) {
  const [{ deadlocks }] = await rowsOf(
    database,
    'SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()',
  );
  return deadlocks;
}

async function prepare(servers) {
  const content = await servers[0].ask('fill', SIZE);
  const { token } = await registerAdministrator(servers[0].url);
  const reportOf = (month) => content.months[month].report[0].documentId;
  const [first] = await servers[1].ask('publishAtOnce', {
    ...{ ways: ['page'], month: EARLIER, documentId: reportOf(EARLIER), token },
  });
  if (first.refusal !== null) throw new Error(`${EARLIER}: ${JSON.stringify(first.refusal)}`);
  const [{ documentId: activity }] = content.months[MONTH].activity;
  return { servers, token, activity, documentId: reportOf(MONTH) };
}

/** Half of them through the document service, the others through the panel's two buttons. */
const waysOf = (count) =>
  Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? 'documents' : PANEL_WAYS[((index - 1) / 2) % PANEL_WAYS.length],
  );

async function publishInParallel({
  servers,
  token,
  activity,
  documentId,
  database,
  round,
  publishers,
  outcome,
}) {
  const [one, other] = round % 2 === 0 ? servers : [...servers].reverse();
  await one.ask('measure', { documentId: activity, value: round * 100 });
  const before = await stateOf(database);

  const begun = Date.now();
  const shares = [Math.ceil(publishers / 2), Math.floor(publishers / 2)];
  const answers = await Promise.all(
    [one, other].map((server, index) =>
      server.ask('publishAtOnce', { ways: waysOf(shares[index]), month: MONTH, documentId, token }),
    ),
  ).then((ofServers) => ofServers.flat());
  outcome.slowest = Math.max(outcome.slowest, Date.now() - begun);

  const differences = [
    ...judge(answers, outcome),
    ...differencesIn(before, await stateOf(database), round),
    ...(await answeredDifferently(servers, round)),
  ];
  const way = round % 2 === 0 ? 'page' : 'service';
  const refused = await other.ask('reopen', { month: MONTH, reason: `第${round}次更正`, token, way });
  if (refused !== null) differences.push(`reopening was refused: ${JSON.stringify(refused)}`);
  return differences;
}

/** Checks that exactly one published and all others got 409. */
function judge(answers, outcome) {
  const winners = answers.filter(({ refusal }) => refusal === null);
  for (const { way } of winners) outcome.winners[way] = (outcome.winners[way] ?? 0) + 1;
  const wrong = answers.filter(
    ({ refusal }) => refusal !== null && !(refusal.status === 409 && refusal.name === 'ConflictError'),
  );
  outcome.refused += answers.length - winners.length - wrong.length;
  return [
    ...(winners.length === 1 ? [] : [`${winners.length} publishers were told that they published`]),
    ...wrong.map(({ way, refusal }) => `refused (${way}) with ${JSON.stringify(refusal)}`),
  ];
}

/** The rows of the month in the database, and the end of the chain. */
async function stateOf(database) {
  const revisions = await rowsOf(
    database,
    `SELECT month, number, sha_256 AS sha256, previous_sha_256 AS previous, reason, content
      FROM monthly_report_revisions ORDER BY id DESC LIMIT 1`,
  );
  const [counts] = await rowsOf(
    database,
    `SELECT (SELECT count(*) FROM monthly_report_revisions) AS revisions,
      (SELECT count(*) FROM monthly_report_revisions WHERE month = ?) AS of_month,
      (SELECT count(*) FROM monthly_reports WHERE month = ? AND published_at IS NOT NULL) AS published,
      (SELECT count(*) FROM monthly_reports WHERE month = ? AND published_at IS NULL) AS drafts,
      (SELECT count(*) FROM monthly_report_trail_entries WHERE month = ? AND action = 'publish') AS told`,
    [MONTH, MONTH, MONTH, MONTH],
  );
  const [record = { state: 'open', revision: 0, reason: null }] = await rowsOf(
    database,
    'SELECT state, revision, reason FROM monthly_report_month_states WHERE month = ?',
    [MONTH],
  );
  const inNumbers = Object.entries(counts).map(([name, count]) => [name, Number(count)]);
  return { newest: revisions[0], counts: Object.fromEntries(inNumbers), record };
}

function differencesIn(before, { newest, counts, record }, round) {
  const expect = (what, present, wanted) =>
    isDeepStrictEqual(present, wanted)
      ? []
      : [`${what}: ${JSON.stringify(present)}, not ${JSON.stringify(wanted)}`];
  return [
    ...expect('rows', counts, {
      revisions: before.counts.revisions + 1,
      of_month: round,
      published: 1,
      drafts: 1,
      told: round,
    }),
    ...expect('the month', record, { state: 'published', revision: round, reason: null }),
    ...expect(
      'the end of the chain',
      [newest.month, newest.number, newest.reason, newest.previous],
      [MONTH, round, before.record.reason, before.newest.sha256],
    ),
    ...expect('its hash', newest.sha256, createHash('sha256').update(newest.content).digest('hex')),
  ];
}

/** Checks that both servers answer the public with the revision of the round and its figure. */
async function answeredDifferently(servers, round) {
  const differences = [];
  for (const { url } of servers) {
    const response = await fetch(`${url}/api/monthly-report/reports/${MONTH}`);
    const { data } = await response.json();
    const [{ totals }] = data.programmes;
    const { value } = totals.find(({ indicator }) => indicator === MEASURED);
    // The other five activities report 1 or 2 each.
    const wanted = round * 100 + 8;
    if (data.revision !== round || value !== wanted) {
      differences.push(`${url} answers revision ${data.revision} with ${value}, not ${round} with ${wanted}`);
    }
  }
  return differences;
}
