/**
 * Proof that a published, locked month cannot be changed: random attempts in every way of writing,
 * in two servers and past them. Each attempt must be refused, and must leave every row of every table
 * of content, every revision and every file unchanged.
 *
 * Allowed, and therefore not an attempt: editing reference entries; reopening the month; asking for a correction;
 * the draft of the report entry itself; copying an entry into an open month; a story's link to its
 * activity, which no report prints; the account and the time of the last save.
 *
 * Some writes are not attempts, because a database cannot refuse them to an account with all rights: dropping
 * triggers and tables, TRUNCATE, the plugin's own switches (the state of a month, `lifted` of an import), new
 * rows that claim to be revisions, the row of a file. `npm run reports:verify` finds those.
 */
import { ask } from '../panel.mjs';
import { randomFrom } from '../random.mjs';
import { changedSince, digestOf } from './digest.mjs';
import { randomAttempt } from './ways/index.mjs';
import { makeWorld, publicAnswers } from './world.mjs';

const PROGRESS_EVERY = 50;
const BY_THE_DATABASE = /monthly_report_(locked|kept)/;

/**
 * @param {object} proof
 * @param {number} proof.attempts over all databases together
 * @param {number} proof.seed
 * @param {{ name: string, env: Record<string, string> }[]} proof.environments empty databases: DATABASE_*, PUBLIC_DIR
 * @param {(text: string) => void} proof.progress
 * @returns {Promise<{ databases: { name: string, attempts: number, ways: Record<string, Record<string, number>> }[],
 *   differences: string[], milliseconds: number }>} by way, how often each refusal was the answer
 */
export async function proveLockedMonth({ attempts, seed, environments, progress }) {
  const begun = Date.now();
  const databases = [];
  const differences = [];
  for (const [index, { name, env }] of environments.entries()) {
    const share =
      Math.floor(attempts / environments.length) + (index < attempts % environments.length ? 1 : 0);
    const tried = await tryAgainAndAgain({
      attempts: share,
      random: randomFrom(seed + index),
      env,
      progress: (text) => progress(`${name}: ${text}`),
    });
    databases.push({ name, attempts: share, ways: tried.ways });
    differences.push(...tried.differences.map((difference) => `${name}, ${difference}`));
  }
  return { databases, differences, milliseconds: Date.now() - begun };
}

async function tryAgainAndAgain({ attempts, random, env, progress }) {
  progress('making a published month');
  const world = { ...(await makeWorld(env)), random };
  const ways = {};
  const differences = [];
  try {
    const answered = await publicAnswers(world);
    let before = await digestOf(world.database, env.PUBLIC_DIR);
    for (let number = 1; number <= attempts; number += 1) {
      const attempt = randomAttempt(world);
      const refusal = await outcomeOf(attempt, world);
      const after = await digestOf(world.database, env.PUBLIC_DIR);

      const told = refusal === null ? 'done' : (refusal.status ?? 'by the database');
      ways[attempt.way] = { ...ways[attempt.way], [told]: (ways[attempt.way]?.[told] ?? 0) + 1 };
      const wrong = [
        ...wrongAnswers(refusal),
        ...changedSince(before, after).map((what) => `changed ${what}`),
      ];
      differences.push(
        ...wrong.map((what) => `attempt ${number} (${attempt.way}: ${attempt.name}): ${what}`),
      );
      before = after;
      if (number % PROGRESS_EVERY === 0 || number === attempts) {
        progress(`${number} of ${attempts} attempts, ${differences.length} differences`);
      }
    }
    const now = await publicAnswers(world);
    differences.push(...changedSince(answered, now).map((address) => `other bytes: ${address}`));
    for (const server of world.servers) differences.push(...(await server.ask('verify')));
  } finally {
    await world.stop();
  }
  return { ways, differences };
}

/** Null if the write was done, else the refusal. */
async function outcomeOf({ request, as, call, statement }, { servers, tokens, random, database }) {
  if (statement !== undefined) {
    return database.raw(statement).then(
      () => null,
      ({ message }) => ({ status: null, message }),
    );
  }
  const server = random.pick(servers);
  if (call !== undefined) return server.ask('call', call);
  const [method, address, data] = request;
  const { status, body } = await ask(server.url, tokens[as], method, address, data);
  return status < 400 ? null : { status, message: body?.error?.message };
}

/** A right refusal has a status from 400 to 499; in code and SQL it comes from the database's own lock. */
function wrongAnswers(refusal) {
  if (refusal === null) return ['was not refused'];
  const isAnswer = refusal.status >= 400 && refusal.status < 500;
  if (isAnswer || (refusal.status === null && BY_THE_DATABASE.test(refusal.message))) return [];
  return [`was refused with ${refusal.status ?? 'an error'}: ${refusal.message}`];
}
