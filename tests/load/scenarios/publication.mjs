/**
 * A month of 1,000 stories is published, in a database with all activities. Measured: the time (also that of its
 * findings), the time for which writers wait, the wait of a reader of entries meanwhile, and the memory. The last month
 * of the generated content has a sixtieth of the activities: 5,000 of 300,000.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';

import { figure } from '../lib/figures.mjs';
import { runNode } from '../lib/run-node.mjs';
import { startWorker } from '../lib/workers.mjs';
import { LAST_MONTH } from '../generate/content.mjs';

const STORIES = 1000;
const ENTRIES = '/api/communities?pagination[pageSize]=1';
const READ_EVERY = 20;
const LOOK_EVERY = 3;

/** PostgreSQL shows who has the turn alone; SQLite has no such lock. */
const HAS_THE_TURN = `SELECT CAST(count(*) AS integer) AS n FROM pg_locks
  WHERE mode = 'ExclusiveLock' AND granted AND relation = 'monthly_report_writing'::regclass`;

/** Calls `measure` (milliseconds, or null) again and again until `until` has ended; returns the longest. */
async function longestUntil(until, every, measure) {
  let isOver = false;
  const ending = until.finally(() => (isOver = true));
  let longest = 0;
  while (!isOver) {
    longest = Math.max(longest, (await measure()) ?? 0);
    await wait(every);
  }
  await ending;
  return longest;
}

export async function run({ databases, database }) {
  const copy = await databases.copyOf(database, 'publication');
  let server;
  let sql;
  try {
    await runNode('tests/load/tell-month.mjs', [STORIES], copy.env);
    server = await startWorker('watched-server.mjs', { env: { ...copy.env, PORT: '0' } });
    const month = LAST_MONTH;
    const first = await server.ask({ ask: 'findings', month });
    // The last writes settle first.
    await wait(2500);
    await server.ask({ ask: 'findings', month });
    const again = await server.ask({ ask: 'findings', month });
    const token = await server.ask({ ask: 'token' });

    const read = async () => {
      const start = performance.now();
      const response = await fetch(`http://127.0.0.1:${server.ready.port}${ENTRIES}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${ENTRIES}: ${response.status}`);
      return performance.now() - start;
    };
    await read();
    const usual = await read();

    await server.ask({ ask: 'watch' });
    const publishing = server.ask({ ask: 'publishMonth', month });
    const waits = longestUntil(publishing, READ_EVERY, read);
    let turn = null;
    if (database.kind === 'postgres') {
      sql = await startWorker('sql-runner.mjs', { env: copy.env });
      let since = null;
      turn = await longestUntil(publishing, LOOK_EVERY, async () => {
        const [{ n }] = await sql.ask({ ask: 'rows', statement: HAS_THE_TURN });
        if (n === 0) since = null;
        else since ??= performance.now();
        return since === null ? null : performance.now() - since;
      });
    }
    const seconds = await publishing;
    const readerWaits = await waits;
    const { longest, peakMB } = await server.ask({ ask: 'watched' });
    return [
      figure({
        figure: 'publishing the month ÷ its findings, first',
        value: seconds / first,
        details: { seconds, 'findings s': first },
      }),
      figure({
        figure: 'findings asked again ÷ first',
        value: again / first,
        details: { 'again ms': again * 1000 },
      }),
      ...(turn === null
        ? []
        : [
            figure({
              figure: 'turn of the publication ÷ all of it',
              value: turn / 1000 / seconds,
              details: { 'turn ms': turn },
            }),
          ]),
      figure({
        figure: 'longest wait of a reader of entries meanwhile, ms',
        value: readerWaits,
        details: { 'usual ms': usual, 'longest silence ms': longest },
      }),
      figure({ figure: 'peak memory of the server, MB', value: peakMB }),
    ];
  } finally {
    await sql?.stop();
    await server?.stop();
    await copy.drop();
  }
}
