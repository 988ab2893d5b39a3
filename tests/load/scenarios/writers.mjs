/** Eight writers on one programme and month with shared sums, compared with commits of rows that are not shared. */
import { figure } from '../lib/figures.mjs';
import { median, spread } from '../lib/median.mjs';
import { startWorker } from '../lib/workers.mjs';

const WRITERS = 8;
const ROUNDS = 9;
const SECONDS = 2;
const KINDS = ['kept', 'oneRow'];

/** @returns by kind: the rate and server CPU of each round */
async function inTurn(worker) {
  const results = { kept: [], oneRow: [] };
  for (const what of KINDS) await worker.ask({ ask: 'write', what, seconds: SECONDS });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const what of round % 2 === 0 ? KINDS : KINDS.toReversed()) {
      results[what].push(await worker.ask({ ask: 'write', what, seconds: SECONDS }));
    }
  }
  return results;
}

export async function run({ databases, database }) {
  const copy = await databases.copyOf(database, 'writers');
  let worker;
  try {
    worker = await startWorker('writers.mjs', {
      env: { ...copy.env, DATABASE_POOL_MAX: String(WRITERS + 2) },
    });
    const found = await worker.ask({ ask: 'prepare', count: WRITERS });
    if (found < WRITERS) throw new Error(`No month of a programme has ${WRITERS} activities.`);
    const { kept, oneRow } = await inTurn(worker);
    const differences = await worker.ask({ ask: 'check' });
    const ratios = kept.map(({ rate }, round) => rate / oneRow[round].rate);
    const middle = (rounds, what) => median(rounds.map((round) => round[what]));
    return [
      figure({
        figure: `${WRITERS} writers on one programme-month: rate ÷ one-row commits`,
        value: median(ratios),
        atLeast: 0.3,
        spread: spread(ratios),
        details: {
          'ours per second': middle(kept, 'rate'),
          'one-row per second': middle(oneRow, 'rate'),
          'ours CPU ms': middle(kept, 'cpu') / 1000,
          'one-row CPU ms': middle(oneRow, 'cpu') / 1000,
        },
      }),
      figure({
        figure: `${WRITERS} writers on one programme-month: kept rows that differ afterwards`,
        value: differences.length,
        atMost: 0,
      }),
    ];
  } finally {
    await worker?.stop();
    await copy.drop();
  }
}
