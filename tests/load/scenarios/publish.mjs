/** Publishing activities with kept sums, against the same publications in a Strapi without this plugin. */
import { figure } from '../lib/figures.mjs';
import { median, spread } from '../lib/median.mjs';
import { makeStockApp } from '../lib/stock-app.mjs';
import { startWorker } from '../lib/workers.mjs';

const ROUNDS = 30;
const PER_ROUND = 10;
const WARM_UP = 50;

const COUNT = WARM_UP + ROUNDS * PER_ROUND;

/**
 * @param through the Document Service or the panel
 * @returns by variant: the medians of each round
 */
async function inTurn(variants, first, through) {
  const names = Object.keys(variants);
  const results = Object.fromEntries(names.map((name) => [name, { wall: [], cpu: [], statements: [] }]));
  for (const name of names) {
    await variants[name].ask({ ask: 'prepare', first, count: COUNT });
    await variants[name].ask({ ask: 'publish', count: WARM_UP, through });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { wall, cpu, statements } = await variants[name].ask({
        ask: 'publish',
        count: PER_ROUND,
        through,
      });
      results[name].wall.push(median(wall));
      results[name].cpu.push(cpu);
      results[name].statements.push(statements);
    }
  }
  return results;
}

const ratios = (results, what, of, to) =>
  results[of][what].map((value, round) => value / results[to][what][round]);

function against(results, other, what, title, { atMostTime, atMostTrips }) {
  const at = (name, what) => median(results[name][what]);
  const [wall, cpu] = ['wall', 'cpu'].map((what) => ratios(results, what, 'kept', other));
  const milliseconds = (what) => ({ 'ours ms': at('kept', what) / 1000, 'other ms': at(other, what) / 1000 });
  return [
    figure({
      figure: `${what}: time ÷ ${title}`,
      value: median(wall),
      atMost: atMostTime,
      spread: spread(wall),
      details: milliseconds('wall'),
    }),
    figure({
      figure: `${what}: server CPU ÷ ${title}`,
      value: median(cpu),
      spread: spread(cpu),
      details: milliseconds('cpu'),
    }),
    figure({
      figure: `${what}: round trips more than ${title}`,
      value: at('kept', 'statements') - at(other, 'statements'),
      atMost: atMostTrips,
      details: { ours: at('kept', 'statements'), other: at(other, 'statements') },
    }),
  ];
}

export async function run({ databases, database, folder }) {
  const workers = {};
  const copies = [];
  try {
    const { appDir, distDir } = makeStockApp(folder);
    for (const [name, { args = [], env = {} }] of Object.entries({
      kept: {},
      unkept: { env: { KEPT_SUMS: 'off' } },
      stock: { args: [appDir, distDir] },
    })) {
      const copy = await databases.copyOf(database, name);
      copies.push(copy);
      workers[name] = await startWorker('publisher.mjs', { args, env: { ...copy.env, PORT: '0', ...env } });
    }
    const { activities } = database;
    const byService = await inTurn(workers, activities, 'service');
    const { kept, stock } = workers;
    const byPanel = await inTurn({ kept, stock }, activities + COUNT, 'panel');
    const publishing = 'publishing an activity';
    return [
      ...against(byPanel, 'stock', `${publishing} in the panel`, 'stock Strapi', { atMostTime: 1.1 }),
      ...against(byService, 'stock', publishing, 'stock Strapi', { atMostTime: 1.1, atMostTrips: 6 }),
      ...against(byService, 'unkept', publishing, 'this project without kept sums', {}),
    ];
  } finally {
    for (const worker of Object.values(workers)) await worker.stop();
    for (const copy of copies) await copy.drop();
  }
}
