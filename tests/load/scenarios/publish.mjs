/** Publishing activities with kept sums, against the same publications in a Strapi without this plugin. */
import { figure } from '../lib/figures.mjs';
import { median, spread } from '../lib/median.mjs';
import { makeStockApp } from '../lib/stock-app.mjs';
import { startWorker } from '../lib/workers.mjs';

const ROUNDS = 30;
const PER_ROUND = 10;
const WARM_UP = 50;

/** @returns by variant: the medians of each round */
async function inTurn(variants, first) {
  const names = Object.keys(variants);
  const results = Object.fromEntries(names.map((name) => [name, { wall: [], cpu: [], statements: [] }]));
  for (const name of names) {
    await variants[name].ask({ ask: 'prepare', first, count: WARM_UP + ROUNDS * PER_ROUND });
    await variants[name].ask({ ask: 'publish', count: WARM_UP });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { wall, cpu, statements } = await variants[name].ask({ ask: 'publish', count: PER_ROUND });
      results[name].wall.push(median(wall));
      results[name].cpu.push(cpu);
      results[name].statements.push(statements);
    }
  }
  return results;
}

const ratios = (results, what, of, to) =>
  results[of][what].map((value, round) => value / results[to][what][round]);

export async function run({ databases, database, folder }) {
  const workers = {};
  const copies = [];
  try {
    const { appDir, distDir } = makeStockApp(folder);
    for (const [name, args] of [
      ['kept', []],
      ['stock', [appDir, distDir]],
    ]) {
      const copy = await databases.copyOf(database, name);
      copies.push(copy);
      workers[name] = await startWorker('publisher.mjs', { args, env: copy.env });
    }
    const results = await inTurn(workers, database.activities);
    const [wall, cpu] = [ratios(results, 'wall', 'kept', 'stock'), ratios(results, 'cpu', 'kept', 'stock')];
    const at = (name, what) => median(results[name][what]);
    return [
      figure({
        figure: 'publishing an activity: time ÷ stock Strapi',
        value: median(wall),
        atMost: 1.1,
        spread: spread(wall),
        details: { 'ours ms': at('kept', 'wall') / 1000, 'stock ms': at('stock', 'wall') / 1000 },
      }),
      figure({
        figure: 'publishing an activity: server CPU ÷ stock Strapi',
        value: median(cpu),
        spread: spread(cpu),
        details: { 'ours ms': at('kept', 'cpu') / 1000, 'stock ms': at('stock', 'cpu') / 1000 },
      }),
      figure({
        figure: 'publishing an activity: extra round trips',
        value: at('kept', 'statements') - at('stock', 'statements'),
        atMost: 6,
        details: { ours: at('kept', 'statements'), stock: at('stock', 'statements') },
      }),
    ];
  } finally {
    for (const worker of Object.values(workers)) await worker.stop();
    for (const copy of copies) await copy.drop();
  }
}
