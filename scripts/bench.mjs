/**
 * `npm run bench`: measures the project's promises about speed and memory.
 *
 * `npm run bench -- [scenario …] [--database sqlite|postgres] [--activities 50000]
 * [--out results.jsonl] [--keep folder] [--write] [--seed 1] [--queries 5000]
 * [--queries-of-many 5000]`. The last three are of `queries`: how many are asked of the demo, and how many with
 * so many activities. `--keep` finds the generated databases
 * of the last run again, `--out` writes one JSON line a figure, `--write` a section of
 * docs/bench.md for each database, and one for scenarios with their own months.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { ensureReady, explainAndExit } from './ensure.mjs';
import { circumstances, keepSection } from './written-report.mjs';

const SCENARIOS = [
  'compile',
  'reads',
  'totals',
  'served',
  'publish',
  'publication',
  'writers',
  'rebuild',
  'documents',
  'queries',
];
const DATABASES = ['sqlite', 'postgres'];
const DEFAULT_ACTIVITIES = 50_000;

function readCommandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: 'string' },
      activities: { type: 'string', default: String(DEFAULT_ACTIVITIES) },
      out: { type: 'string' },
      keep: { type: 'string' },
      seed: { type: 'string', default: '1' },
      queries: { type: 'string', default: '5000' },
      'queries-of-many': { type: 'string', default: '5000' },
      write: { type: 'boolean', default: false },
    },
  });
  for (const name of positionals) {
    if (!SCENARIOS.includes(name))
      throw new Error(`No scenario "${name}"; there are: ${SCENARIOS.join(', ')}.`);
  }
  const { database, activities, out, keep, write, seed, queries, 'queries-of-many': queriesOfMany } = values;
  if (database !== undefined && !DATABASES.includes(database)) {
    throw new Error(`--database is "${database}"; it must be one of: ${DATABASES.join(', ')}.`);
  }
  if (!/^[1-9]\d*$/.test(activities))
    throw new Error(`--activities is "${activities}"; it must be a number.`);
  for (const [name, value] of Object.entries({ seed, queries, 'queries-of-many': queriesOfMany })) {
    if (!/^[1-9]\d*$/.test(value)) throw new Error(`--${name} is "${value}"; it must be a number.`);
  }
  return {
    scenarios: positionals.length > 0 ? positionals : SCENARIOS,
    kinds: database === undefined ? DATABASES : [database],
    activities: Number(activities),
    options: { seed: Number(seed), queries: Number(queries), queriesOfMany: Number(queriesOfMany) },
    out,
    keep,
    write,
  };
}

const TITLES = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

const INTRODUCTION = `# Benchmarks

Written by \`npm run bench -- --write\`. Every figure is a ratio of two things measured in turn in one run, the
median of several repetitions; the spread says how far they lay apart, as a part of the median.`;

const cell = (value) => (value === null || value === undefined ? '' : String(value));

function tableOf(figures) {
  return [
    '| figure | reached | asked | | spread | measured |',
    '|---|---|---|---|---|---|',
    ...figures.map(({ figure, value, target, reached, spread, details = {} }) => {
      const measured = Object.entries(details).map(([name, detail]) => `${name} ${detail}`);
      const verdict = reached === null ? '' : reached ? 'reached' : 'falls short';
      const cells = [figure, value, target, verdict, spread, measured.join(', ')];
      return `| ${cells.map(cell).join(' | ')} |`;
    }),
  ];
}

const say = (text) => process.stderr.write(`${text}\n`);

async function main() {
  const { scenarios, kinds, activities, options, out, keep, write } = readCommandLine();
  await ensureReady();
  const run = circumstances();
  // They need the packages that ensureReady has installed.
  const { openDatabases } = await import('../tests/load/lib/databases.mjs');
  const folder = keep ? path.resolve(keep) : fs.mkdtempSync(path.join(os.tmpdir(), 'monthly-report-bench-'));
  fs.mkdirSync(folder, { recursive: true });
  const databases = await openDatabases(folder, { keep: keep !== undefined, say });
  const results = [];
  try {
    for (const name of scenarios) {
      const { run, content = 'generated' } = await import(`../tests/load/scenarios/${name}.mjs`);
      for (const kind of kinds) {
        const database = content === 'own' ? { kind } : await databases.generated(kind, activities);
        say(`${kind}: ${name} …`);
        const figures = await run({ databases, database, folder, options });
        const context = { scenario: name, database: kind, ...(content === 'own' ? {} : { activities }) };
        results.push(...figures.map((figure) => ({ ...context, ...figure })));
        // Printed at once: a run of an hour may fail or be stopped later.
        for (const { figure, value } of figures) say(`${kind}: ${figure}: ${value}`);
      }
    }
  } finally {
    await databases.close();
  }
  const lines = results.map((result) => `${JSON.stringify(result)}\n`).join('');
  console.table(results, ['scenario', 'database', 'figure', 'value', 'target', 'reached', 'spread']);
  process.stdout.write(lines);
  if (out !== undefined) fs.writeFileSync(out, lines);
  if (write) {
    for (const kind of kinds) {
      const ofKind = results.filter(({ database }) => database === kind);
      const parts = [
        [
          `${activities.toLocaleString('en')} activities`,
          ofKind.filter((one) => one.activities !== undefined),
        ],
        ['single months', ofKind.filter((one) => one.activities === undefined)],
      ];
      for (const [title, figures] of parts.filter(([, found]) => found.length > 0)) {
        keepSection('bench.md', INTRODUCTION, `${TITLES[kind]}, ${title}`, [
          `\`npm run bench -- ${scenarios.join(' ')} --database ${kind} --activities ${activities}\``,
          '',
          ...run,
          '',
          ...tableOf(figures),
        ]);
      }
    }
  }
}

await main().catch(explainAndExit);
