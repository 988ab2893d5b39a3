/** The totals of a programme's month over HTTP, each made anew, against a bare handler over the same sums. */
import { compareServers, ratioOf, request } from '../lib/compare-servers.mjs';
import { figure } from '../lib/figures.mjs';
import { median } from '../lib/median.mjs';
import { startWorker } from '../lib/workers.mjs';
import { FIRST_MONTH, monthAt, MONTHS, PROGRAMMES } from '../generate/content.mjs';

const CONNECTIONS = 16;
/** Often enough that no address comes round twice between two edits. */
const EDIT_EVERY_MS = 50;

const PATHS = Array.from(
  { length: PROGRAMMES * MONTHS },
  (_, index) =>
    `/api/monthly-report/totals/${monthAt(Math.floor(index / PROGRAMMES))}?programme=programme_${index % PROGRAMMES}`,
);

/** The version of the first month grows, as with an edit of it: whatever was made before is out of date. */
const AN_EDIT = `INSERT INTO monthly_report_versions (month, n) VALUES ('${FIRST_MONTH}', 1)
  ON CONFLICT (month) DO UPDATE SET n = monthly_report_versions.n + 1`;

function editsAllTheTime(editor) {
  let isRunning = true;
  const running = (async () => {
    while (isRunning) {
      await editor.ask({ ask: 'run', statement: AN_EDIT });
      await new Promise((resolve) => setTimeout(resolve, EDIT_EVERY_MS));
    }
  })();
  return async () => {
    isRunning = false;
    await running;
  };
}

const COMPARED = ['indicator', 'value', 'previous', 'yearToDate', 'toDate', 'sameMonthLastYear'];

/** Both must answer the same figures, or their rates compare nothing. */
async function compareAnswers(ours, bare) {
  for (const path of [PATHS.at(0), PATHS.at(MONTHS * 7 + 3), PATHS.at(-1)]) {
    const [left, right] = await Promise.all(
      [ours, bare].map(async ({ ready: { port } }) => {
        const answer = await (await fetch(`http://127.0.0.1:${port}${path}`)).json();
        const [{ totals }] = answer.data.programmes;
        return JSON.stringify(totals.map((total) => COMPARED.map((key) => total[key])));
      }),
    );
    if (left !== right) throw new Error(`${path}\nours ${left}\nbare ${right}`);
  }
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
    const ours = await start('strapi-server.mjs', { env: { ...copy.env, PORT: '0' } });
    const bare = await start('bare-totals.mjs', { env: copy.env });
    const editor = await start('sql-runner.mjs', { env: copy.env });
    await bare.ask({ ask: 'learn', names: ours.ready.names });
    await compareAnswers(ours, bare);
    const requests = PATHS.map((path) => request(path));
    const stopEditing = editsAllTheTime(editor);
    const results = await compareServers(
      {
        ours: { server: ours, port: ours.ready.port, requests, status: 200 },
        bare: { server: bare, port: bare.ready.port, requests, status: 200 },
      },
      CONNECTIONS,
    ).finally(stopEditing);
    const rate = ratioOf(results, 'rate', 'ours', 'bare');
    const cpu = ratioOf(results, 'cpu', 'ours', 'bare');
    const middle = (name, what) => median(results[name][what]);
    // An answer made once and asked for twice would be no answer made anew.
    const fastest = Math.max(...results.ours.rate);
    if ((fastest * EDIT_EVERY_MS) / 1000 > PATHS.length) throw new Error('Too fast for so few addresses.');
    return [
      figure({
        figure: 'totals over HTTP, uncached: rate ÷ bare Node and driver',
        value: rate.ratio,
        // The promise is about pg; better-sqlite3 answers without leaving the process.
        atLeast: database.kind === 'postgres' ? 0.5 : undefined,
        spread: rate.spread,
        details: { 'ours requests/s': middle('ours', 'rate'), 'bare requests/s': middle('bare', 'rate') },
      }),
      figure({
        figure: 'totals over HTTP, uncached: CPU ÷ bare Node and driver',
        value: cpu.ratio,
        spread: cpu.spread,
        details: { 'ours CPU µs': middle('ours', 'cpu'), 'bare CPU µs': middle('bare', 'cpu') },
      }),
    ];
  } finally {
    for (const worker of workers) await worker.stop();
    await copy.drop();
  }
}
