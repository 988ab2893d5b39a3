/**
 * `npm run proof`: the long counts behind "figures never drift" and "what was published stays
 * published", on databases of its own.
 *
 *   npm run proof -- [--only sequences|races|publishers|kills|stops|rolling|locked-month|forgotten-passwords|settings|panel|upgrades|requests|mutations] [--seed S]
 *     [--sequences N] [--steps N] [--rounds N] [--edits N]
 *     [--publications N] [--publishers N] [--kills N] [--attempts N] [--questions N]
 *     [--sigterms N] [--sigkills N] [--sqlite-stops N] [--restarts N]
 *     [--requests N] [--panel-requests N] [--oracles N] [--upgrade-edits N] [--mutants NAME] [--minutes N] [--results FOLDER]
 *
 * Stops, requests and mutations are long: they keep their results so far in the folder of --results (by default
 * one in the system's temporary folder), and a run with the same seed continues from them.
 *
 * Each proof it ran becomes a section of docs/proof.md. Exit code 1 on any difference.
 */
import { createHash, randomInt } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { onPostgres } from './empty-databases.mjs';
import { ensureReady, explainAndExit, ROOT } from './ensure.mjs';
import { circumstances, keepSection } from './written-report.mjs';

const SHOWN = 20;
const LARGEST_SEED = 1_000_000;

const INTRODUCTION = `# Proof

Written by \`npm run proof\`: each section says what its last run did and found. The databases of a run are
empty ones made for it, on a PostgreSQL that need not survive a power cut (\`fsync=off\`).`;

const PROOFS = {
  sequences: proveSequencesOfEdits,
  races: proveTwoServers,
  publishers: proveManyPublishers,
  kills: proveSurvival,
  stops: proveAnyStop,
  rolling: proveRolling,
  'locked-month': proveLock,
  'forgotten-passwords': proveForgotten,
  settings: proveWrongSettings,
  panel: provePanelJobs,
  upgrades: proveOlderAndNewer,
  requests: proveAllRequests,
  mutations: proveMutants,
};

try {
  const options = readOptions();
  await ensureReady();
  // Before anything is written: the report itself is a change of the tree.
  const run = [`- seed ${options.seed}`, ...circumstances()];
  const failures = await onPostgres((databases) => proveAll(options, run, databases));
  process.exitCode = failures === 0 ? 0 : 1;
} catch (error) {
  explainAndExit(error);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      sequences: { type: 'string', default: '1000' },
      steps: { type: 'string', default: '30' },
      rounds: { type: 'string', default: '50' },
      edits: { type: 'string', default: '10000' },
      publications: { type: 'string', default: '100' },
      publishers: { type: 'string', default: '50' },
      kills: { type: 'string', default: '200' },
      sigterms: { type: 'string', default: '100' },
      sigkills: { type: 'string', default: '100' },
      'sqlite-stops': { type: 'string', default: '50' },
      restarts: { type: 'string', default: '20' },
      attempts: { type: 'string', default: '500' },
      questions: { type: 'string', default: '200' },
      requests: { type: 'string', default: '10000' },
      'panel-requests': { type: 'string', default: '5000' },
      oracles: { type: 'string', default: '3000' },
      'upgrade-edits': { type: 'string', default: '100' },
      minutes: { type: 'string', default: '1000' },
      mutants: { type: 'string' },
      results: { type: 'string', default: path.join(os.tmpdir(), 'monthly-report-proof-results') },
      seed: { type: 'string', default: String(randomInt(1, LARGEST_SEED)) },
    },
  });
  const { only, mutants, results, ...numbers } = values;
  if (only !== undefined && !Object.hasOwn(PROOFS, only)) {
    throw new Error(`--only is "${only}"; accepted: ${Object.keys(PROOFS).join(', ')}.`);
  }
  for (const [name, value] of Object.entries(numbers)) {
    if (!/^[1-9]\d{0,8}$/.test(value))
      throw new Error(`--${name} is "${value}"; it must be a whole number from 1.`);
    numbers[name] = Number(value);
  }
  return { only, mutants, results, ...numbers };
}

async function proveAll(options, run, databases) {
  let failed = 0;
  for (const [name, prove] of Object.entries(PROOFS)) {
    if (options.only !== undefined && options.only !== name) continue;
    const { title, lines, failures } = await prove(options, databases);
    failed += failures.length;
    const section = keepSection('proof.md', INTRODUCTION, title, linesOf({ lines, failures, run }));
    process.stdout.write(`\n${section}\n`);
  }
  return failed;
}

async function proveSequencesOfEdits({ sequences, steps, seed }, databases) {
  const { proveSequences } = await import('../tests/proof/sequences/run.mjs');
  const environments = await databases.both('sequences');
  const result = await proveSequences({ sequences, steps, seed, environments, progress });
  return {
    title: 'Random edit sequences',
    lines: [
      `- ${count(result.sequences)} sequences of ${count(result.steps)} steps, the same on SQLite and PostgreSQL, compared with a recount from the log of the commands`,
      `- ${count(result.comparisons)} comparisons: ${count(result.differences.length)} differences`,
      `- took ${duration(result.milliseconds)}`,
    ],
    failures: result.differences.map((difference) =>
      typeof difference === 'string' ? difference : JSON.stringify(difference),
    ),
  };
}

async function proveTwoServers({ rounds, edits, seed }, databases) {
  const { failuresOf, proveRaces } = await import('../tests/proof/races/run.mjs');
  const environment = await databases.postgres('races');
  const result = await proveRaces({ rounds, edits, seed, environment, progress });
  const { started, published, edited, kept, deadlocks } = result;
  const drawn = Object.entries(edited.names)
    .sort(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${count(times)}`)
    .join(', ');
  return {
    title: 'Two servers on one PostgreSQL',
    lines: [
      `- two servers started at once on an empty database: both up after ${duration(started.milliseconds)}, ${started.differences.length} entries made twice`,
      `- ${count(published.rounds)} rounds of 8 parallel publishes of one document (${count(published.publishes)} publishes, half through the panel's requests): ${count(published.differences.length)} rounds with a refusal, with other than one published row or with a wrong sum; took ${duration(published.milliseconds)}`,
      `- ${count(edited.edits)} random edits by 8 writers in the two servers, half through the panel's requests (${drawn}); took ${duration(edited.milliseconds)}`,
      `- among them ${count(edited.publications)} publications of a month; ${count(edited.reads)} times the other server was asked right after a commit, for live figures (\`status=draft\`) or, as the public, for those of the newest revision: ${count(edited.stale.length)} stale answers`,
      `- ${count(edited.errors.length)} errors, ${count(deadlocks)} deadlocks (\`pg_stat_database\`); right refusals: ${count(edited.refused.removedMeanwhile)} × not found, because another writer had removed the activity; ${count(edited.refused.notPublished)} × not found, because only a published activity can be taken back or have its draft discarded`,
      `- afterwards ${count(kept.activities)} activities recounted by \`totals:check\`, and ${count(kept.cells)} kept sums by PostgreSQL's own aggregates over Strapi's tables: ${count(kept.differences.length)} differences`,
      `- took ${duration(result.milliseconds)}`,
    ],
    failures: failuresOf(result),
  };
}

async function proveManyPublishers({ publications, publishers }, databases) {
  const { provePublishers } = await import('../tests/proof/publishers/run.mjs');
  const environment = await databases.postgres('publishers');
  const result = await provePublishers({ rounds: publications, publishers, environment, progress });
  return {
    title: 'Many publishers of one month',
    lines: [
      `- ${count(result.rounds)} rounds of ${count(result.publishers)} parallel publishers of one month in two servers on one PostgreSQL, half through the document service, half through the panel's requests; reopened with a reason between rounds`,
      `- ${count(result.rounds)} revisions were made, by ${timesEach(result.winners)}; ${count(result.refused)} publishers were refused with 409; ${count(result.deadlocks)} deadlocks (\`pg_stat_database\`)`,
      `- after each round one revision more, the next link of the chain, and both servers answering with it; afterwards \`reports:verify\` walked ${count(result.verified)} revisions, \`totals:check\` recounted: ${count(result.differences.length)} differences`,
      `- the slowest round was over after ${(result.slowest / 1000).toFixed(1)} s; took ${duration(result.milliseconds)}`,
    ],
    failures: result.differences,
  };
}

async function proveSurvival({ kills, seed }, databases) {
  const { proveKills } = await import('../tests/proof/kills/run.mjs');
  const environments = await databases.both('kills');
  const result = await proveKills({ kills, seed, environments, progress });
  const lines = result.databases.map(({ name, kills: survived, outcomes }) => {
    const steps = Object.entries(outcomes).map(
      ([step, { undone, done, answered, duration: milliseconds }]) =>
        `${step} (about ${Math.round(milliseconds)} ms) ${undone} not done, ${done} done and not answered, ${answered} answered`,
    );
    return `- ${name}: ${count(survived)} kills: ${steps.join('; ')}`;
  });
  const survived = result.databases.reduce((sum, database) => sum + database.kills, 0);
  return {
    title: 'Killed in the middle',
    lines: [
      `- ${count(survived)} times a server was ended by \`kill -9\` at a random moment of accepting, publishing or reopening, and started again on the same database`,
      ...lines,
      `- after each start: the step was done whole or not at all, and whole where it had been answered; state, revisions, trail, locks and the published report agree; \`reports:verify\` and \`totals:check\`: ${count(result.differences.length)} differences`,
      `- took ${duration(result.milliseconds)}`,
    ],
    failures: result.differences,
  };
}

async function proveAnyStop(
  { sigterms, sigkills, 'sqlite-stops': onSqlite, minutes, seed, results },
  databases,
) {
  const { keptOutcomes, proveStops } = await import('../tests/proof/stops/run.mjs');
  fs.mkdirSync(results, { recursive: true });
  const { outcomes, keep } = keptOutcomes(path.join(results, `stops-${buildName()}.jsonl`));
  /** The stops that earlier runs did not do yet, in turn. */
  const missing = (name, wanted) => {
    const left = Object.entries(wanted).flatMap(([signal, times]) => {
      const done = outcomes.filter((one) => one.database === name && one.signal === signal).length;
      return Array.from({ length: Math.max(0, times - done) }, (_, at) => ({ signal, at }));
    });
    return left.sort((a, b) => a.at - b.at).map(({ signal }) => signal);
  };
  const begun = Date.now();
  await proveStops({
    databases: [
      {
        name: 'postgres',
        env: await databases.postgres('stops'),
        signals: missing('postgres', { SIGTERM: sigterms, SIGKILL: sigkills }),
      },
      {
        name: 'sqlite',
        env: databases.sqlite('stops'),
        signals: missing('sqlite', { SIGTERM: Math.ceil(onSqlite / 2), SIGKILL: Math.floor(onSqlite / 2) }),
      },
    ],
    ...{ seed, minutes, keep, progress },
  });
  const lines = ['postgres', 'sqlite'].flatMap((name) =>
    ['SIGTERM', 'SIGKILL'].map((signal) => {
      const of = outcomes.filter((one) => one.database === name && one.signal === signal);
      const sum = (what) => count(of.reduce((total, { counts }) => total + counts[what], 0));
      const slowest = Math.max(0, ...of.map(({ milliseconds }) => milliseconds));
      return (
        `- ${name}, ${count(of.length)} × ${signal}: ${sum('writes')} writes, ${sum('publications')} publications and ` +
        `${sum('reads')} reads answered; ${sum('refused')} refused with 409 or 503, ${sum('notAccepted')} not taken, ` +
        `${sum('unanswered')} reset${signal === 'SIGTERM' ? ' before the server had read anything (connections that the system took while the door closed)' : ''}; the slowest end ${(slowest / 1000).toFixed(1)} s`
      );
    }),
  );
  return {
    title: 'Stopped in the middle',
    lines: [
      '- two servers on one PostgreSQL, one on SQLite, started by `npm start`, under 8 writers, 4 publishers and 4 readers; one is told to stop or killed at a random moment and started again',
      ...lines,
      '- after each stop, before the next start: `totals:check`, `reports:verify`; what was acknowledged is there, what was not is whole or not there; after it, every server answers the newest revision and the present totals',
      `- took ${duration(Date.now() - begun)} in the last run`,
    ],
    failures: outcomes.flatMap(({ database, signal, faults }) =>
      faults.map((fault) => `${database}, ${signal}: ${fault}`),
    ),
  };
}

async function proveRolling({ restarts, seed }, databases) {
  const { proveRollingRestarts } = await import('../tests/proof/stops/rolling.mjs');
  const environment = await databases.postgres('rolling');
  const result = await proveRollingRestarts({
    ...{ restarts, seed, environment, folder: databases.folder, progress },
  });
  const { writes, reads, refused } = result.counts;
  return {
    title: 'Rolling restarts',
    lines: [
      `- two servers on one PostgreSQL behind Debian's nginx (the group of servers of docs/examples/nginx.conf), both stopped and started again one after the other, ${count(result.restarts)} times, under 4 writers and 8 readers who ask nginx`,
      `- ${count(reads)} reads and ${count(writes)} writes answered, ${count(refused)} refused with 409 or 503; errors seen, and writes lost: ${count(result.differences.length)}`,
      `- took ${duration(result.milliseconds)}`,
    ],
    failures: result.differences,
  };
}

async function proveLock({ attempts, seed }, databases) {
  const { proveLockedMonth } = await import('../tests/proof/locked-month/run.mjs');
  const environments = await databases.both('locked-month');
  const result = await proveLockedMonth({ attempts, seed, environments, progress });
  const lines = result.databases.map(({ name, attempts: tried, ways }) => {
    const told = Object.entries(ways).map(([way, answers]) => `${way} (${timesEach(answers)})`);
    return `- ${name}: ${count(tried)} attempts: ${told.join(', ')}`;
  });
  return {
    title: 'A locked month',
    lines: [
      `- ${count(attempts)} random attempts to change a published month, in two servers on one database and past them, on both databases; by way, how each was refused:`,
      ...lines,
      `- after each attempt every row of content, every revision and every file as before, at the end every public answer too: ${count(result.differences.length)} differences`,
      `- took ${duration(result.milliseconds)}`,
    ],
    failures: result.differences,
  };
}

async function proveOlderAndNewer({ 'upgrade-edits': edits, seed }, databases) {
  const { proveUpgrades } = await import('../tests/proof/upgrades/run.mjs');
  const environments = await databases.both('upgrades');
  const result = await proveUpgrades({ edits, seed, environments, progress });
  const lines = result.databases.flatMap(({ name, before, during, refused, underWay, late }) => [
    `- ${name}, while the newer server started: ${count(before)} edits of the older one taken, ${count(during)} refused with 503, none taken after the first refusal; a transaction under way: ${underWay}; one that had read before and wrote after: ${late}`,
    `- ${name}, then ${count(edits)} edits of published entries by both at the same moment; the older one refused them all (${timesEach(refused)})`,
  ]);
  return {
    title: 'An older and a newer server at once',
    lines: [
      '- a copy of the build with one field more and the next schema version started beside this one on the same database, with a migration that fills the field',
      ...lines,
      `- after each edit every draft and published row that was edited holds the new field as the newer server wrote it, and no row is written by the older one; at the end \`totals:check\`, \`reports:verify\` and the bytes of a published month in both servers: ${count(result.differences.length)} differences`,
      `- took ${duration(result.milliseconds)}`,
    ],
    failures: result.differences,
  };
}

async function proveAllRequests(
  { requests, 'panel-requests': panelRequests, oracles, seed, results },
  databases,
) {
  const { proveRequests } = await import('../tests/proof/gates/run.mjs');
  const environments = await databases.both('requests');
  fs.mkdirSync(results, { recursive: true });
  const kept = path.join(results, `requests-${seed}-${buildName()}.jsonl`);
  const result = await proveRequests({
    requests,
    panelRequests,
    oracles,
    seed,
    environments,
    kept,
    progress,
  });
  const byLaw = {};
  for (const { law } of result.findings) byLaw[law] = (byLaw[law] ?? 0) + 1;
  return {
    title: 'Requests and canaries',
    lines: [
      `- ${count(result.asked.openapi ?? 0)} requests made from the OpenAPI document and the routes beside it, ${count(result.asked.panel ?? 0)} from what the panel sends, with odd values, ways of writing, methods, headers and bodies; by the public, a reader, four kinds of token, every seeded role (bound ones also linked to nothing) and the super administrator: ${result.who} askers`,
      `- each batch of 500 on a fresh copy of the demo, in turn on SQLite and PostgreSQL; answered with ${timesEach(result.statuses)}`,
      `- laws: no answer 500, no stack in the log, errors are JSON in Strapi's shape, no answer over 2 s twice (documents made for the first time apart), the server answers afterwards: ${timesEach(byLaw) || '0 broken'}`,
      `- canaries in every answer looked for, none may be read by who asks: ${timesEach(result.canaries)}; ${count(result.asked.oracles ?? 0)} questions that filter or search by a canary, each asked again by a string that nothing has: the answers must be alike`,
      `- took ${duration(result.milliseconds)} in the last run`,
    ],
    // A stack contains the folder of this machine.
    failures: result.findings.map((finding) => JSON.stringify(finding).replaceAll(`${ROOT}/`, '')),
  };
}

/** The name of the build that results belong to: a hash of its stamp. */
function buildName() {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(ROOT, 'dist', '.build-stamp')))
    .digest('hex')
    .slice(0, 12);
}

async function proveMutants({ mutants, minutes, seed, results }) {
  const { proveMutations } = await import('../tests/proof/mutations/run.mjs');
  fs.mkdirSync(results, { recursive: true });
  const result = await proveMutations({
    only: mutants ?? null,
    folder: results,
    seed,
    minutes,
    progress,
  });
  return {
    title: 'Mutations',
    lines: [
      `- ${count(result.mutants)} mutants, derived from the tables: ${timesEach(result.byKind)}`,
      `- each in a copy of the tree, built, and run against the tests that should notice: ${count(result.noticed)} noticed, ${count(result.unnoticed.length)} not, ${count(result.waiting)} not run yet`,
      `- took ${duration(result.milliseconds)} over all runs, ${result.perMutant} s a mutant`,
    ],
    failures: [
      ...result.withoutMutant.map((row) => `without a mutant: ${row}`),
      ...result.unsound.map((file) => `fails without any mutant, and noticed nothing: ${file}`),
      ...result.unnoticed.map((mutant) => `no test failed: ${mutant}`),
    ],
  };
}

async function provePanelJobs(_options, databases) {
  const { proveSeats } = await import('../tests/proof/panel/seats.mjs');
  const environment = databases.sqlite('panel');
  const result = await proveSeats({ environment, folder: databases.folder, progress });
  const sent = Object.entries(result.requests).map(
    ([role, { sent: number, distinct }]) => `${role} ${count(number)} (${count(distinct)} distinct)`,
  );
  return {
    title: 'The panel, by clicking',
    lines: [
      `- each seeded role and the administrator did their jobs of a month in a browser, in ${result.seats.join(', ')}: ${count(result.steps)} steps`,
      `- requests, written as the fixtures of the permission matrix: ${sent.join(', ')}`,
      `- unexpected answers from 400 on, errors of the page or on the console, steps that failed: ${count(result.differences.length)}`,
      `- took ${duration(result.milliseconds)}`,
    ],
    failures: result.differences,
  };
}

function timesEach(counts) {
  return Object.entries(counts)
    .map(([name, times]) => `${name} × ${count(times)}`)
    .join(', ');
}

function linesOf({ lines, failures, run }) {
  const result = failures.length === 0 ? '**0 differences**' : `**${count(failures.length)} differences**`;
  const shown = failures.slice(0, SHOWN).map((failure) => `- ${failure}`);
  return [
    ...[result, '', ...lines, ...run],
    ...(shown.length === 0 ? [] : ['', `The first ${shown.length} differences:`, '', ...shown]),
  ];
}

async function proveForgotten({ questions }, databases) {
  const { MOST_APART, proveForgottenPasswords } = await import('../tests/proof/forgotten-passwords/run.mjs');
  const environments = await databases.both('forgotten-passwords');
  const result = await proveForgottenPasswords({ questions, environments, progress });
  return {
    title: 'Forgotten passwords',
    lines: [
      `- ${count(questions)} known and ${count(questions)} unknown addresses in turn, at each step that mails a link, while the mail server says nothing: the same status, body and headers, and medians at most ${MOST_APART} ms apart`,
      ...result.lines.map(
        ({ database, address, known, unknown }) =>
          `- ${database}, \`${address}\`: ${known.toFixed(1)} ms where there is an account, ${unknown.toFixed(1)} ms where there is none`,
      ),
      `- took ${duration(result.milliseconds)}`,
    ],
    failures: result.differences,
  };
}

/** Runs each start in its own process, as at a terminal. */
async function proveWrongSettings(_options, { folder }) {
  const { MOST_MILLISECONDS, proveSettings } = await import('../tests/proof/settings/run.mjs');
  const place = path.join(folder, 'settings');
  fs.mkdirSync(place);
  const command = ['scripts/start.mjs'];
  const result = await proveSettings({ folder: place, command, progress });
  return {
    title: 'Wrong settings',
    lines: [
      `- ${count(result.cases)} starts with wrong settings, of ${count(result.names)} names: each wrong one named and no other, exit code 78, no stack trace, nothing written, within ${count(MOST_MILLISECONDS)} ms`,
      `- ${count(Math.round(result.median))} ms in the middle, ${count(Math.round(result.slowest))} ms at most, from the start of the process to its end`,
    ],
    failures: result.differences,
  };
}

function progress(text) {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

function count(number) {
  return number.toLocaleString('en-US');
}

function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
