/**
 * Random edit sequences on two databases at once. After every few steps the answers of both
 * are compared with a recount from the command log, and their bytes with each other.
 */
import fc from 'fast-check';

import { startDriver } from '../driver-process.mjs';
import { addressOf, differenceFrom, withBreakdown } from './answers.mjs';
import { Content, MONTHS, setupCommands, UIDS } from './content.mjs';
import { BASES, GROUPINGS } from './figures.mjs';
import { anyStep, monthsUsed, takeStep } from './steps.mjs';

/** Steps between two comparisons. */
const STRETCH = 10;
const PROGRESS_EVERY = 20;
const SOURCES_AT_ONCE = { underWay: 2, atTheEnd: 4 };
const SOURCES_PAGE = 5;

/**
 * @param {object} settings
 * @param {number} settings.sequences how many
 * @param {number} settings.steps steps of each
 * @param {number} settings.seed the same seed gives the same sequences
 * @param {{ name: string, env: Record<string, string> }[]} settings.environments one per database,
 *   empty each: the settings that make a server use it, DATABASE_* and PUBLIC_DIR
 * @param {(text: string) => void} [settings.progress] gets the progress now and then
 * @param {object[]} [settings.sabotage] commands for the first driver before the first comparison of
 *   each sequence: they show that a difference would be found
 * @returns {Promise<{ sequences: number, steps: number, comparisons: number, differences: string[], milliseconds: number }>}
 * @throws {Error} with the shortest sequence of commands found that still shows the difference
 */
export async function proveSequences({
  sequences,
  steps,
  seed,
  environments,
  progress = () => undefined,
  sabotage = [],
}) {
  const drivers = await startAll(environments);
  try {
    await setUp(drivers);
    const start = Date.now();
    const done = { sequences: 0, comparisons: 0 };
    const trySequence = async (sequence) => {
      done.comparisons += await play(drivers, sequence, sabotage);
    };
    const outcome = await fc.check(
      fc.asyncProperty(fc.array(anyStep(), { minLength: steps, maxLength: steps }), async (sequence) => {
        await trySequence(sequence);
        done.sequences += 1;
        if (done.sequences % PROGRESS_EVERY === 0) {
          progress(`${done.sequences} of ${sequences} sequences, ${done.comparisons} answers compared`);
        }
      }),
      // Each step makes sense without the others, so a counterexample is shrunk below by leaving steps out.
      { seed, numRuns: sequences, endOnFailure: true },
    );
    if (outcome.failed) {
      const [sequence] = outcome.counterexample;
      throw await counterexampleOf(sequence, outcome.errorInstance, {
        attempt: (shorter) => play(drivers, shorter, sabotage),
        where: `seed ${outcome.seed}, sequence ${outcome.numRuns}`,
      });
    }
    return { ...done, steps, differences: [], milliseconds: Date.now() - start };
  } finally {
    await Promise.all(drivers.map((driver) => driver.stop()));
  }
}

async function startAll(environments) {
  const started = await Promise.allSettled(environments.map(startDriver));
  const drivers = started.flatMap(({ status, value }) => (status === 'fulfilled' ? [value] : []));
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed === undefined) return drivers;
  await Promise.all(drivers.map((driver) => driver.stop()));
  throw failed.reason;
}

async function setUp(drivers) {
  const commands = setupCommands();
  await Promise.all(
    drivers.map(async (driver) => {
      for (const [index, { ok, error }] of (await driver.run(commands)).entries()) {
        if (!ok) throw new Error(`${driver.name}: ${JSON.stringify(commands[index])}: ${error}`);
      }
    }),
  );
}

/** A found difference; any other thrown error is a fault of the proof itself. */
class Difference extends Error {}

/**
 * One sequence from an empty content back to an empty content.
 * @returns {Promise<number>} how many answers were compared
 * @throws {Difference}
 */
async function play(drivers, sequence, sabotage) {
  const content = new Content();
  const history = [];
  let comparisons = 0;
  try {
    for (let from = 0; from < sequence.length; from += STRETCH) {
      const stretch = sequence.slice(from, from + STRETCH);
      for (const step of stretch) takeStep(content, step);
      await carryOut(drivers, content, history);
      if (from === 0) await drivers[0].run(sabotage);
      const isLast = from + STRETCH >= sequence.length;
      comparisons += await compare(drivers, content, questionsAfter(content, stretch.at(-1), isLast));
    }
    await expectNoDrift(drivers);
    content.clear();
    await carryOut(drivers, content, history);
    comparisons += await compare(drivers, content, QUESTIONS_OF_NOTHING);
  } catch (error) {
    await startOver(drivers, content);
    if (error instanceof Difference) error.message += `\nCommands:\n${history.join('\n')}`;
    throw error;
  }
  return comparisons;
}

/**
 * Resets the databases for the next sequence, after any state that a failed one left: with wrong sums even
 * deleting an activity may fail. Reference entries are reset as far as possible, because a command on them
 * may have failed.
 */
async function startOver(drivers, content) {
  content.clear();
  const necessary = [{ do: 'rebuild' }, { do: 'deleteAll', uid: UIDS.activity }];
  const commands = [...necessary, ...content.takeLog().map(({ command }) => command)];
  await Promise.all(
    drivers.map(async (driver) => {
      const results = await driver.run(commands);
      const failed = results.slice(0, necessary.length).find(({ ok }) => !ok);
      if (failed) throw new Error(`${driver.name}: the content could not be emptied: ${failed.error}`);
    }),
  );
}

/** Sends the gathered commands of the log; each must have the model's result, and the same on both databases. */
async function carryOut(drivers, content, history) {
  const log = content.takeLog();
  history.push(
    ...log.map(({ command, ok }) => `  ${JSON.stringify(command)}${ok ? '' : '  (must be refused)'}`),
  );
  const commands = log.map(({ command }) => command);
  const results = await Promise.all(drivers.map((driver) => driver.run(commands)));
  for (const [index, { command, ok }] of log.entries()) {
    const answers = results.map((ofDriver) => ofDriver[index]);
    for (const [at, answer] of answers.entries()) {
      if (answer.ok !== ok) {
        const said = answer.ok ? 'was accepted' : `was refused (${answer.error})`;
        throw new Difference(`${drivers[at].name}: ${JSON.stringify(command)} ${said}`);
      }
    }
    if (new Set(answers.map(({ error }) => error)).size > 1) {
      const errors = answers.map(({ error }) => error).join(' | ');
      throw new Difference(`${JSON.stringify(command)} was refused in different words: ${errors}`);
    }
  }
}

/** Asks both databases and compares. @returns {Promise<number>} how many answers were compared */
async function compare(drivers, content, asked) {
  const questions = asked.map((question) => withBreakdown(content, question));
  const commands = questions.map((question) => ({ do: 'get', address: addressOf(question) }));
  const results = await Promise.all(drivers.map((driver) => driver.run(commands)));
  for (const [index, question] of questions.entries()) {
    const answers = results.map((ofDriver) => ofDriver[index]);
    for (const [at, { ok, error, result }] of answers.entries()) {
      const difference = ok ? differenceFrom(content, question, result) : error;
      if (difference !== null) {
        throw new Difference(`${drivers[at].name}: ${addressOf(question)}: ${difference}`);
      }
    }
    if (new Set(answers.map(({ result }) => result.text)).size > 1) {
      throw new Difference(`${addressOf(question)}: the databases answer with different bytes`);
    }
  }
  return questions.length * drivers.length;
}

/** The plugin's own check, which also reads rows that no present answer needs. */
async function expectNoDrift(drivers) {
  await Promise.all(
    drivers.map(async (driver) => {
      const [{ ok, error, result }] = await driver.run([{ do: 'check' }]);
      if (!ok) throw new Error(`${driver.name}: totals:check failed: ${error}`);
      if (result.length > 0) {
        throw new Difference(`${driver.name}: totals:check finds ${JSON.stringify(result.slice(0, 3))}`);
      }
    }),
  );
}

const wholeSeries = { kind: 'series', from: MONTHS[0], to: MONTHS.at(-1) };

/** Every figure of a month, in every grouping. */
const everythingOf = (month, bases, groupings = GROUPINGS) =>
  bases.flatMap((basis) => groupings.map((grouping) => ({ kind: 'totals', month, basis, grouping })));

const QUESTIONS_OF_NOTHING = [wholeSeries, ...everythingOf(MONTHS.at(-1), BASES, ['region'])];

/**
 * All figures month by month, everything of one month (at one basis while a sequence is under
 * way), the totals of the last month, sources of a few figures.
 */
function questionsAfter(content, { at, other, entry }, isLast) {
  const used = monthsUsed(content);
  const month = used[other % used.length] ?? MONTHS[other % MONTHS.length];
  const figures = isLast ? SOURCES_AT_ONCE.atTheEnd : SOURCES_AT_ONCE.underWay;
  return [
    wholeSeries,
    ...everythingOf(month, isLast ? BASES : [BASES[at % BASES.length]]),
    { kind: 'totals', month: MONTHS.at(-1), basis: 'month', grouping: null },
    ...Array.from({ length: figures }, (_, index) => index).flatMap((index) =>
      sourcesQuestions(content, {
        month: index === 0 ? month : MONTHS.at(-1 - (at % 3)),
        basis: BASES[(other + index) % BASES.length],
        number: at + entry.month * 7 + index * 5,
      }),
    ),
  ];
}

/** All pages of one figure's sources: of the whole programme, of a region or of a partner. */
function sourcesQuestions(content, { month, basis, number }) {
  const programmes = Object.keys(content.reference.programme);
  const programme = programmes[number % programmes.length];
  const { indicators } = content.reference.programme[programme];
  if (indicators.length === 0) return [];
  const partners = content.codes('partner');
  // The answers know a region only through its partners.
  const regions = Object.values(content.reference.partner)
    .map(({ region }) => region)
    .filter((region) => region !== null);
  const [region, partner] = [
    [null, null],
    [regions[number % regions.length] ?? null, null],
    [null, partners[number % partners.length] ?? null],
  ][number % 3];
  const question = {
    kind: 'sources',
    month,
    basis,
    programme,
    indicator: indicators[number % indicators.length],
    region,
    partner,
    pageSize: SOURCES_PAGE,
  };
  const most = Math.ceil(content.counted(programme).length / SOURCES_PAGE) + 1;
  return Array.from({ length: most }, (_, index) => ({ ...question, page: index + 1 }));
}

/** Leaves out smaller and smaller parts of the sequence, as long as the rest still fails. */
async function counterexampleOf(sequence, error, { attempt, where }) {
  if (!(error instanceof Difference)) return error;
  let shortest = { sequence, error };
  for (let size = Math.ceil(sequence.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < shortest.sequence.length;) {
      const shorter = shortest.sequence.toSpliced(from, size);
      const failure = await failureOf(attempt, shorter);
      if (failure === null) from += size;
      else shortest = { sequence: shorter, error: failure };
    }
  }
  return new Error(`${shortest.error.message}\n(${where}, shrunk from ${sequence.length} steps)`, {
    cause: error,
  });
}

async function failureOf(attempt, sequence) {
  try {
    await attempt(sequence);
    return null;
  } catch (error) {
    if (error instanceof Difference) return error;
    throw error;
  }
}
