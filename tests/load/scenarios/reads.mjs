/** The cost of reading the figures of a month, and whether it grows with the number of activities. */
import { figure } from '../lib/figures.mjs';
import { median, spread } from '../lib/median.mjs';
import { startWorker } from '../lib/workers.mjs';

const ROUNDS = 15;
const PER_ROUND = 300;
const SMALL = 50_000;

const READS = ['select1', 'month', 'bases'];

/** @returns by worker and read: mean microseconds of each round */
async function inTurn(workers) {
  const results = Object.fromEntries(
    Object.keys(workers).map((name) => [name, Object.fromEntries(READS.map((read) => [read, []]))]),
  );
  const time = (name, read) => workers[name].ask({ ask: 'time', read, count: PER_ROUND });
  for (const name of Object.keys(workers)) for (const read of READS) await time(name, read);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const read of READS) {
      for (const name of Object.keys(workers)) results[name][read].push(await time(name, read));
    }
  }
  return results;
}

const ratios = (of, to) => of.map((value, round) => value / to[round]);

export async function run({ databases, database }) {
  const isLarge = database.activities > SMALL;
  const small = isLarge ? await databases.generated(database.kind, SMALL) : null;
  const workers = {};
  try {
    workers.measured = await startWorker('reader.mjs', { env: database.env });
    if (small) workers.small = await startWorker('reader.mjs', { env: small.env });
    const { measured, small: ofSmall } = await inTurn(workers);
    const details = Object.fromEntries(READS.map((read) => [`${read} µs`, median(measured[read])]));
    const against1 = (name, read, atMost) => {
      const values = ratios(measured[read], measured.select1);
      return figure({ figure: name, value: median(values), atMost, spread: spread(values), details });
    };
    const againstSmall = (name, read) => {
      const values = ratios(measured[read], ofSmall[read]);
      return figure({
        figure: name,
        value: median(values),
        atMost: 1.2,
        spread: spread(values),
        details: { 'large µs': median(measured[read]), 'small µs': median(ofSmall[read]) },
      });
    };
    return [
      against1('one programme’s month ÷ select 1', 'month', 3),
      against1('month, previous, year to date, to date, distinct counts ÷ select 1', 'bases', 2.5),
      ...(isLarge
        ? [
            againstSmall(`one programme’s month ÷ the same with ${SMALL} activities`, 'month'),
            againstSmall(`all bases ÷ the same with ${SMALL} activities`, 'bases'),
          ]
        : []),
    ];
  } finally {
    for (const worker of Object.values(workers)) await worker.stop();
  }
}
