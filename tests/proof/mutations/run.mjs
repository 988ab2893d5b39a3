/**
 * Proof that the tests notice missing protection: each row of the content model, each gate, guard and limit is
 * removed in turn, in a copy of the tree, and at least one test must fail. Results are kept in a file
 * outside the repository. They stay valid while the changed file and the tests are unchanged.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { randomFrom } from '../random.mjs';
import { testsOf } from './areas.mjs';
import { mutantsOf } from './tables.mjs';
import { build, copyTree, isOfApp } from './tree.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const STAGE_LIMIT = 15 * 60_000;
/** First the tests of its area, on SQLite; then every test of the API, on both databases. */
const REACHES = ['area', 'API'];

/**
 * @param {object} proof
 * @param {string | null} proof.only a part of the ids of mutants
 * @param {string} proof.folder for the copy and the results
 * @param {number} proof.seed gives the order, so that a run that ends early is a random sample
 * @param {number} proof.minutes after this time no mutant begins
 * @param {(text: string) => void} proof.progress
 */
export async function proveMutations({ only, folder, seed, minutes, progress }) {
  const { mutants, withoutMutant } = mutantsOf(ROOT);
  const results = resultsIn(path.join(folder, 'mutations.jsonl'));
  const until = Date.now() + minutes * 60_000;
  const wanted = shuffled(mutants, seed).filter(({ id }) => only === null || id.includes(only));
  let trees = null;
  // A mutant that its own tests miss costs half an hour of other tests: such mutants come last.
  for (const reach of REACHES) {
    for (const mutant of wanted) {
      const before = results.of(mutant);
      if (
        before !== undefined &&
        (before.by !== null || REACHES.indexOf(before.reach) >= REACHES.indexOf(reach))
      )
        continue;
      if (Date.now() > until) break;
      if (trees === null) {
        progress('copying the tree, and running one test without a mutant');
        trees = await makeTrees(folder);
      }
      const result = await tryMutant(trees, folder, mutant, reach);
      results.add(mutant, { ...result, reach });
      const seconds = Math.round(result.milliseconds / 1000);
      progress(`${mutant.id}: ${result.by ?? `not noticed by the tests of its ${reach}`} (${seconds} s)`);
    }
  }
  return { ...summaryOf(mutants, withoutMutant, results), unsound: trees?.unsound() ?? [] };
}

async function tryMutant(trees, folder, mutant, reach) {
  const begun = Date.now();
  const tree = trees.mutated;
  const file = path.join(tree, mutant.file);
  const text = fs.readFileSync(file, 'utf8');
  try {
    fs.writeFileSync(file, text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end));
    const by = builds(tree, mutant.file) ?? (await noticedBy(trees, folder, mutant, reach));
    return { by, milliseconds: Date.now() - begun };
  } finally {
    fs.writeFileSync(file, text);
    if (isOfApp(mutant.file)) build(tree, mutant.file);
  }
}

function builds(tree, changed) {
  try {
    build(tree, changed);
    return null;
  } catch (error) {
    // The build refuses this mutant, so nobody can make this mistake.
    return `the build: ${error.message.split('\n')[0]}`;
  }
}

/** Runs one test file at a time: near tests and those of the area on SQLite, or all tests on both databases. */
async function noticedBy(trees, folder, mutant, reach) {
  const { near, area, all } = testsOf(ROOT, mutant);
  const stages =
    reach === 'API'
      ? [...area, ...all].map((file) => [file, {}])
      : [...near, ...area].map((file) => [file, quickly(folder)]);
  for (const [file, env] of stages) {
    const { failed } = await runTests(trees.mutated, [file], env);
    if (failed !== null && (await trees.passesUnchanged(file, env))) return failed;
  }
  return null;
}

/** Two copies: one for mutants, and one without, which shows whether a test fails anyway and so proves nothing. */
async function makeTrees(folder) {
  fs.rmSync(path.join(folder, 'demo'), { recursive: true, force: true });
  const mutated = path.join(folder, 'tree');
  const unchanged = path.join(folder, 'tree-unchanged');
  for (const tree of [mutated, unchanged]) {
    copyTree(ROOT, tree);
    build(tree, '');
  }
  const known = new Map();
  const passesUnchanged = async (file, env) => {
    const key = `${file} ${env.TEST_DATABASES ?? 'both'}`;
    if (!known.has(key)) known.set(key, (await runTests(unchanged, [file], env)).failed === null);
    return known.get(key);
  };
  // Loads the demo that the quick runs share, before anything is removed.
  if (!(await passesUnchanged('tests/api/visibility.test.ts', quickly(folder)))) {
    throw new Error('tests/api/visibility.test.ts fails without any mutant.');
  }
  return {
    mutated,
    passesUnchanged,
    unsound: () => [...known].flatMap(([key, passes]) => (passes ? [] : [key])),
  };
}

/** Runs on one database, from one demo that was loaded before anything was removed. */
const quickly = (folder) => ({ TEST_DATABASES: 'sqlite', TEST_DEMO_FOLDER: path.join(folder, 'demo') });

/** @returns {Promise<{ failed: string | null, said: string }>} the first test that failed */
function runTests(tree, files, env) {
  const jest = path.join(tree, 'node_modules', 'jest', 'bin', 'jest.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [jest, '--bail', '--silent', '--runTestsByPath', ...files], {
      cwd: tree,
      env: { ...process.env, ...env, CI: 'true', FORCE_COLOR: '0', STRAPI_TELEMETRY_DISABLED: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    let isLate = false;
    const patience = setTimeout(() => {
      isLate = true;
      // Ends also the servers that its workers started.
      process.kill(-child.pid, 'SIGKILL');
    }, STAGE_LIMIT);
    child.once('close', (code) => {
      clearTimeout(patience);
      const failed = isLate ? `${files[0]} did not end` : code === 0 ? null : firstFailure(said);
      if (failed === undefined) reject(new Error(`The tests did not run:\n${said}`));
      else resolve({ failed, said });
    });
  });
}

/** The name that Jest prints; undefined if it failed before any test. */
function firstFailure(said) {
  const [, file] = /^FAIL .*?(tests\/\S+)/m.exec(said) ?? [];
  const [, test] = /^\s+● (.+)$/m.exec(said) ?? [];
  return file === undefined ? undefined : `${path.basename(file)}: ${test ?? 'did not run'}`;
}

function resultsIn(file) {
  const known = new Map();
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  for (const line of lines) {
    const { key, ...result } = JSON.parse(line);
    known.set(key, result);
  }
  const keyOf = ({ id, file: changed }) => `${id} ${hashOf(fs.readFileSync(path.join(ROOT, changed)))}`;
  return {
    of: (mutant) => known.get(keyOf(mutant)),
    add(mutant, result) {
      known.set(keyOf(mutant), result);
      fs.appendFileSync(file, `${JSON.stringify({ key: keyOf(mutant), ...result })}\n`);
    },
  };
}

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

function shuffled(list, seed) {
  const random = randomFrom(seed);
  return list
    .map((one) => ({ one, at: random.below(1e9) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function summaryOf(mutants, withoutMutant, results) {
  const byKind = {};
  for (const { kind } of mutants) byKind[kind] = (byKind[kind] ?? 0) + 1;
  const run = mutants.flatMap((mutant) => {
    const result = results.of(mutant);
    return result === undefined ? [] : [{ ...result, id: mutant.id }];
  });
  const milliseconds = run.reduce((sum, result) => sum + result.milliseconds, 0);
  return {
    mutants: mutants.length,
    byKind,
    withoutMutant,
    noticed: run.filter(({ by }) => by !== null).length,
    unnoticed: run.filter(({ by }) => by === null).map(({ id }) => id),
    waiting: mutants.length - run.length,
    milliseconds,
    perMutant: run.length === 0 ? 0 : Math.round(milliseconds / run.length / 1000),
  };
}
