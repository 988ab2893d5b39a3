/**
 * Proof that accepting, publishing and reopening are done completely or not at all, at whatever moment the
 * server is killed. Again and again `kill -9` ends the process during such a step, and it starts again on
 * the same database. The database must then have the state before the step or the state after it, and
 * nothing between; if the step was answered, it must have the state after it.
 *
 * Only the server dies, not the database's own process or the machine: the transactions of PostgreSQL and
 * SQLite protect against those, which this proof takes as given.
 */
import { openDatabase } from '../database.mjs';
import { PROGRAMME } from '../month-content.mjs';
import { registerAdministrator, signIn } from '../panel.mjs';
import { randomFrom } from '../random.mjs';
import { beginLife } from './life.mjs';
import { locksThatFail } from './locks.mjs';
import { DONE, pictureDifferences, pictureOf } from './picture.mjs';

const OPERATIONS = ['accept', 'publish', 'reopen'];
const SIZE = { months: ['2022-01', '2022-02', '2022-03'], partners: 2, activities: 4 };
/** The server may live this much longer than a step takes, so that some steps are answered. */
const SPREAD = 1.15;
/** Durations that are remembered of each step: machines have slow and quick hours. */
const REMEMBERED = 6;
const PROGRESS_EVERY = 10;

/**
 * @param {object} proof
 * @param {number} proof.kills over all databases together
 * @param {number} proof.seed
 * @param {{ name: string, env: Record<string, string> }[]} proof.environments empty databases: DATABASE_*, PUBLIC_DIR
 * @param {(text: string) => void} proof.progress
 * @returns {Promise<{ databases: { name: string, kills: number, outcomes: Record<string, { undone: number, done: number,
 *   answered: number, duration: number }> }[], differences: string[], milliseconds: number }>}
 *   by step: kills before it was done, after it was done and before the answer, after the answer; `duration`: milliseconds
 */
export async function proveKills({ kills, seed, environments, progress }) {
  const begun = Date.now();
  const databases = await Promise.all(
    environments.map(({ name, env }, index) => {
      const share = Math.floor(kills / environments.length) + (index < kills % environments.length ? 1 : 0);
      const random = randomFrom(seed + index);
      return killAgainAndAgain({
        kills: share,
        // Even a few kills cover different steps.
        first: 2 * index,
        env,
        random,
        progress: (text) => progress(`${name}: ${text}`),
      });
    }),
  );
  return {
    databases: databases.map(({ outcomes }, index) => {
      const { name } = environments[index];
      return { name, kills: killsIn(outcomes), outcomes };
    }),
    differences: databases.flatMap(({ differences }, index) =>
      differences.map((difference) => `${environments[index].name}, ${difference}`),
    ),
    milliseconds: Date.now() - begun,
  };
}

const killsIn = (outcomes) =>
  Object.values(outcomes).reduce((sum, { undone, done, answered }) => sum + undone + done + answered, 0);

async function killAgainAndAgain({ kills, first, env, random, progress }) {
  const outcomes = Object.fromEntries(
    OPERATIONS.map((operation) => [operation, { undone: 0, done: 0, answered: 0, duration: 0 }]),
  );
  const differences = [];
  let account;
  const tokenAt = async (url) => {
    if (account !== undefined) return signIn(url, account);
    const registered = await registerAdministrator(url);
    ({ account } = registered);
    return registered.token;
  };
  let life = await beginLife(env, tokenAt);
  const database = openDatabase(env);
  try {
    const world = await makeWorld(life);
    for (let kill = 1; kill <= kills; kill += 1) {
      const operation = OPERATIONS[(first + kill - 1) % OPERATIONS.length];
      const target = await makeReady({ operation, life, world, database, random });
      const before = await pictureOf(database);
      const delay = (random.below(10_000) / 10_000) * SPREAD * world.usual(operation);

      const answer = await life.takeAndKill(operation, target, delay);
      life = await beginLife(env, tokenAt);

      const after = await pictureOf(database);
      const { fate, wrong } = judge({ operation, target, before, after, answer });
      outcomes[operation][fate] += 1;
      if (fate === 'answered') world.remember(operation, answer.milliseconds);
      const found = [...wrong, ...(await examine({ life, world, database, picture: after }))];
      const where = `kill ${kill}, ${operation} of ${target.month} ended after ${delay.toFixed(1)} ms`;
      differences.push(...found.map((difference) => `${where}: ${difference}`));
      if (kill % PROGRESS_EVERY === 0 || kill === kills) {
        progress(`${kill} of ${kills} kills, ${differences.length} differences`);
      }
    }
    for (const operation of OPERATIONS) outcomes[operation].duration = world.usual(operation);
  } finally {
    await life.stop();
    await database.destroy();
  }
  return { outcomes, differences };
}

/** The content, and the recent duration of each step; every step is taken once. */
async function makeWorld(life) {
  const content = await life.ask('fill', SIZE);
  const durations = Object.fromEntries(OPERATIONS.map((operation) => [operation, []]));
  const world = {
    content,
    version: 0,
    /** A partner's activities and stories in a month. */
    entriesOf({ month, partner }) {
      const own = (type) => content.months[month][type].filter((entry) => entry.partner === partner);
      return { activity: own('activity'), story: own('story') };
    },
    remember(operation, milliseconds) {
      durations[operation] = [...durations[operation], milliseconds].slice(-REMEMBERED);
    },
    /** Milliseconds: the longest of the last times. */
    usual: (operation) => Math.max(...durations[operation]),
  };
  const [month] = SIZE.months;
  const target = { month, partner: content.partners[0].code, reason: '试行' };
  await life.take('submit', target);
  for (const operation of OPERATIONS) world.remember(operation, await life.take(operation, target));
  return world;
}

/** Prepares the content for the step, by steps without a kill. */
async function makeReady({ operation, life, world, database, random }) {
  const picture = await pictureOf(database);
  const month = random.pick(SIZE.months);
  const state = picture.months[month]?.state ?? 'open';
  const take = async (step, target) => {
    const milliseconds = await life.take(step, target);
    if (OPERATIONS.includes(step)) world.remember(step, milliseconds);
  };
  world.version += 1;
  const reason = `第${world.version}次更正`;

  if (operation === 'reopen') {
    if (state !== 'published') await take('publish', { month });
    return { month, reason };
  }
  if (state === 'published') await take('reopen', { month, reason });
  if (operation === 'publish') return { month };

  const partner = random.pick(world.content.partners).code;
  const target = { month, partner, entries: world.entriesOf({ month, partner }) };
  const submission = picture.submissions[`${month} ${partner}`];
  if (submission === 'submitted') return target;
  if (submission === 'accepted') await take('send-back', target);
  await life.ask('rewrite', { entries: target.entries, version: world.version });
  await take('submit', target);
  return target;
}

/** Whether the step was done, and whether that result is allowed. */
function judge({ operation, target, before, after, answer }) {
  const done = DONE[operation](before, target);
  const isDone = pictureDifferences(after, done).length === 0;
  if (answer !== null) {
    const refused = answer.status === 200 ? [] : [`answered ${answer.status} ${JSON.stringify(answer.body)}`];
    const lost = pictureDifferences(after, done).map((difference) => `answered, and lost: ${difference}`);
    return { fate: 'answered', wrong: [...refused, ...lost] };
  }
  if (isDone) return { fate: 'done', wrong: [] };
  const halfDone = pictureDifferences(after, before).map((difference) => `half done: ${difference}`);
  return { fate: 'undone', wrong: halfDone };
}

/** Checks that must hold for the database after every start. */
async function examine({ life, world, database, picture }) {
  const differences = await life.ask('verify');
  for (const month of SIZE.months) {
    const { state = 'open', revision = 0 } = picture.months[month] ?? {};
    const answered = await life.publicRevision(month);
    if (answered !== (revision || null)) {
      differences.push(`${month} has revision ${revision}, and the public is answered with ${answered}`);
    }
    const [{ documentId }] = world.content.months[month].activity;
    differences.push(
      ...(await locksThatFail(database, { month, documentId, isLocked: state === 'published' })),
    );
  }
  for (const [key, state] of Object.entries(picture.submissions)) {
    const [month, partner] = key.split(' ');
    differences.push(...unpublishedIn(picture, world.entriesOf({ month, partner }), key, state));
  }
  return differences;
}

/** Only after acceptance everything is published as it was submitted. */
function unpublishedIn({ entries }, own, key, state) {
  const ids = new Set([...own.activity, ...own.story].map(({ documentId }) => documentId));
  const isPublished = ([entry, titles]) =>
    JSON.stringify(entries.published[entry] ?? []) === JSON.stringify(titles);
  const drafts = Object.entries(entries.drafts).filter(([entry]) => ids.has(entry.split(' ')[0]));
  const published = drafts.filter(isPublished).length;
  if (published === (state === 'accepted' ? drafts.length : 0)) return [];
  return [
    `${key} is ${state} in ${PROGRAMME}, and ${published} of its ${drafts.length} entries are published`,
  ];
}
