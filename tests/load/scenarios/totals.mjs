/**
 * The totals of a programme's month over HTTP, each made again, compared with a bare handler over the kept
 * sums that checks no rights. Measured: live totals for an asker who may preview, and totals of published
 * months, which come from their revisions for every asker.
 */
import { compareServers, ratioOf, request } from '../lib/compare-servers.mjs';
import { figure } from '../lib/figures.mjs';
import { median } from '../lib/median.mjs';
import { startWorker } from '../lib/workers.mjs';
import { monthAt, MONTHS, PROGRAMMES } from '../generate/content.mjs';

const CONNECTIONS = 16;
/** The last months: they are read most, and have earlier months to sum. */
const PUBLISHED_MONTHS = 12;

const ALL_MONTHS = Array.from({ length: MONTHS }, (_, index) => monthAt(index));
const PUBLISHED = ALL_MONTHS.slice(-PUBLISHED_MONTHS);

const pathsOf = (months) =>
  months.flatMap((month) =>
    Array.from(
      { length: PROGRAMMES },
      (_, index) => `/api/monthly-report/totals/${month}?programme=programme_${index}`,
    ),
  );

/** The question to our server; the bare handler gets the same months without a status. */
const KINDS = {
  live: {
    title: 'live totals over HTTP (status=draft, API token)',
    paths: pathsOf(ALL_MONTHS),
    addressOf: (path) => `${path}&status=draft`,
    isPromised: false,
  },
  frozen: {
    title: 'frozen totals over HTTP, uncached',
    paths: pathsOf(PUBLISHED),
    addressOf: (path) => path,
    isPromised: true,
  },
};

const COMPARED = ['indicator', 'value', 'previous', 'yearToDate', 'toDate', 'sameMonthLastYear'];

/** Both must answer the same figures: otherwise comparing their rates means nothing. */
async function compareAnswers(ours, bare, { paths, addressOf }, headers) {
  const figuresAt = async ({ ready: { port } }, path) => {
    const answer = await (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).json();
    const [{ totals }] = answer.data.programmes;
    return JSON.stringify(totals.map((total) => COMPARED.map((key) => total[key])));
  };
  for (const path of [paths.at(0), paths.at(paths.length / 2 + 3), paths.at(-1)]) {
    const [left, right] = [await figuresAt(ours, addressOf(path)), await figuresAt(bare, path)];
    if (left !== right) throw new Error(`${path}\nours ${left}\nbare ${right}`);
  }
}

async function measured(ours, bare, kind, headers, database) {
  const { title, paths, addressOf, isPromised } = kind;
  await compareAnswers(ours, bare, kind, headers);
  const target = (server, requests) => ({ server, port: server.ready.port, requests, status: 200 });
  const results = await compareServers(
    {
      ours: target(
        ours,
        paths.map((path) => request(addressOf(path), headers)),
      ),
      bare: target(
        bare,
        paths.map((path) => request(path)),
      ),
    },
    CONNECTIONS,
  );
  const rate = ratioOf(results, 'rate', 'ours', 'bare');
  const cpu = ratioOf(results, 'cpu', 'ours', 'bare');
  const middle = (name, what) => median(results[name][what]);
  return [
    figure({
      figure: `${title}: rate ÷ bare Node and driver`,
      value: rate.ratio,
      // The promise is about pg; better-sqlite3 answers without leaving the process.
      atLeast: isPromised && database.kind === 'postgres' ? 0.5 : undefined,
      spread: rate.spread,
      details: { 'ours requests/s': middle('ours', 'rate'), 'bare requests/s': middle('bare', 'rate') },
    }),
    figure({
      figure: `${title}: CPU ÷ bare Node and driver`,
      value: cpu.ratio,
      spread: cpu.spread,
      details: { 'ours CPU µs': middle('ours', 'cpu'), 'bare CPU µs': middle('bare', 'cpu') },
    }),
  ];
}

export async function run({ databases, database }) {
  const copy = await databases.copyOf(database, 'totals');
  const workers = [];
  const start = async (script, options) => {
    const worker = await startWorker(script, options);
    workers.push(worker);
    return worker;
  };
  try {
    // Live answers are never kept; answers of published months are made again if no memory is set for them.
    const ours = await start('strapi-server.mjs', { env: { ...copy.env, PORT: '0', ANSWER_CACHE_MB: '0' } });
    const bare = await start('bare-totals.mjs', { env: copy.env });
    await bare.ask({ ask: 'learn', names: ours.ready.names });
    for (const month of PUBLISHED) await ours.ask({ ask: 'publishMonth', month });
    const headers = { Authorization: `Bearer ${await ours.ask({ ask: 'token' })}` };
    return [
      ...(await measured(ours, bare, KINDS.live, headers, database)),
      ...(await measured(ours, bare, KINDS.frozen, {}, database)),
    ];
  } finally {
    for (const worker of workers) await worker.stop();
    await copy.drop();
  }
}
