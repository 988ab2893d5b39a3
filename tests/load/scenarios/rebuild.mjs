/** Rebuilding all kept sums from the content, compared with one statement of the database for the same sums. */
import { figure } from '../lib/figures.mjs';
import { median, spread } from '../lib/median.mjs';
import { sumsInSql } from '../lib/sums-in-sql.mjs';
import { startWorker } from '../lib/workers.mjs';

/** A run of minutes is steady enough to be measured once. */
const roundsFor = ({ activities }) => (activities > 100_000 ? 1 : 3);
const VIEW = 'bench_sums';
const MEGABYTE = 1024 * 1024;

const STATEMENTS = {
  postgres: {
    title: 'CREATE MATERIALIZED VIEW',
    create: 'CREATE MATERIALIZED VIEW',
    drop: 'DROP MATERIALIZED VIEW',
  },
  sqlite: { title: 'CREATE TABLE AS SELECT', create: 'CREATE TABLE', drop: 'DROP TABLE' },
};

/** Both must have the same counts: otherwise comparing their times means nothing. */
async function compareSums(sql, kind) {
  const asText = (column) => `CAST(${column} AS text)`;
  const length = kind === 'postgres' ? "CAST(cell AS json) ->> 'a'" : "json_extract(cell, '$.a')";
  const [[kept], [viewed]] = [
    await sql.ask({
      ask: 'rows',
      statement: `SELECT count(*) AS cells, ${asText(`sum(CAST(${length} AS integer))`)} AS activities FROM monthly_report_sums`,
    }),
    await sql.ask({
      ask: 'rows',
      statement: `SELECT count(*) AS cells, ${asText('sum(n)')} AS activities FROM ${VIEW} WHERE code IS NULL AND thing IS NULL`,
    }),
  ];
  if (Number(kept.cells) !== Number(viewed.cells) || Number(kept.activities) !== Number(viewed.activities)) {
    throw new Error(`Kept ${JSON.stringify(kept)}, in SQL ${JSON.stringify(viewed)}`);
  }
}

export async function run({ databases, database }) {
  const { kind } = database;
  const { title, create, drop } = STATEMENTS[kind];
  const copy = await databases.copyOf(database, 'rebuild');
  const workers = [];
  try {
    const rebuilder = await startWorker('rebuilder.mjs', { env: copy.env });
    workers.push(rebuilder);
    const sql = await startWorker('sql-runner.mjs', { env: copy.env });
    workers.push(sql);
    const { names, withYears } = rebuilder.ready;
    const select = sumsInSql(kind, names, withYears);
    const rebuilt = [];
    const viewed = [];
    for (let round = 0; round < roundsFor(database); round += 1) {
      viewed.push(await sql.ask({ ask: 'run', statement: `${create} ${VIEW} AS ${select}` }));
      if (round === 0) await compareSums(sql, kind);
      await sql.ask({ ask: 'run', statement: `${drop} ${VIEW}` });
      rebuilt.push(await rebuilder.ask({ ask: 'rebuild' }));
    }
    const ratios = rebuilt.map(({ seconds }, round) => seconds / viewed[round]);
    return [
      figure({
        figure: `rebuilding the kept sums ÷ ${title} of the same sums`,
        value: median(ratios),
        atMost: 1.5,
        spread: spread(ratios),
        details: {
          'rebuild s': median(rebuilt.map(({ seconds }) => seconds)),
          'of it server CPU s': median(rebuilt.map(({ cpuSeconds }) => cpuSeconds)),
          'in SQL s': median(viewed),
        },
      }),
      figure({
        figure: 'rebuilding the kept sums: most memory MB',
        value: Math.max(...rebuilt.map(({ peakBytes }) => peakBytes)) / MEGABYTE,
        atMost: 400,
      }),
    ];
  } finally {
    for (const worker of workers) await worker.stop();
    await copy.drop();
  }
}
