/** Publishing activities with kept sums, compared with the same publications in a Strapi without this plugin. */
import { figure } from '../lib/figures.mjs';
import { median, spread } from '../lib/median.mjs';
import { makeStockApp } from '../lib/stock-app.mjs';
import { makeAppWithoutKeptSums } from '../lib/without-kept-sums.mjs';
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

/** The variants must differ by their sums: otherwise the comparison means nothing. */
async function expectCounted(copies, before) {
  for (const [name, more] of Object.entries({ kept: COUNT, unkept: 0 })) {
    const counted = await countedIn(copies[name]);
    if (counted === before + more) continue;
    throw new Error(
      `${name}: ${counted} activities are counted after ${COUNT} publications, not ${before + more}.`,
    );
  }
}

async function countedIn({ env }) {
  const sql = await startWorker('sql-runner.mjs', { env });
  try {
    const statement = 'SELECT count(*) AS activities FROM monthly_report_ledger';
    const [{ activities }] = await sql.ask({ ask: 'rows', statement });
    return Number(activities);
  } finally {
    await sql.stop();
  }
}

export async function run({ databases, database, folder }) {
  const workers = {};
  const copies = {};
  try {
    for (const [name, app] of Object.entries({
      kept: null,
      unkept: makeAppWithoutKeptSums(folder),
      stock: makeStockApp(folder),
    })) {
      const copy = (copies[name] = await databases.copyOf(database, name));
      const args = app === null ? [] : [app.appDir, app.distDir];
      workers[name] = await startWorker('publisher.mjs', { args, env: { ...copy.env, PORT: '0' } });
    }
    const { activities } = database;
    const before = await countedIn(copies.kept);
    const byService = await inTurn(workers, activities, 'service');
    await expectCounted(copies, before);
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
    for (const copy of Object.values(copies)) await copy.drop();
  }
}
