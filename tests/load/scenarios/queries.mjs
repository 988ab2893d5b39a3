/**
 * The most expensive query that the server accepts. Queries are random, within the limits and around
 * them; then the most expensive ones are changed a little, again and again. The cost is the
 * processor time of the server and of its database together.
 */
import fs from 'node:fs';
import path from 'node:path';

import { monthAt, MONTHS } from '../generate/content.mjs';
import { queriesOf, randomFrom } from '../generate/queries.mjs';
import { figure } from '../lib/figures.mjs';
import { freePort } from '../../../scripts/free-port.mjs';
import { median, spread } from '../lib/median.mjs';
import { runNode } from '../lib/run-node.mjs';
import { startWorker } from '../lib/workers.mjs';

const WORST = 20;
const REPETITIONS = 3;
/** The share of the queries that are changes of the most expensive known ones. */
const CLIMBING = 0.5;

const TICKS_A_SECOND = 100;

/** Milliseconds of processor time of a PostgreSQL with all its processes, also the ended ones. */
function postgresMilliseconds(folder) {
  const file = path.join(folder, 'postgres', 'postmaster.pid');
  if (!fs.existsSync(file)) return 0;
  const master = Number(fs.readFileSync(file, 'utf8').split('\n', 1)[0]);
  let ticks = 0;
  for (const entry of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    let stat;
    try {
      stat = fs.readFileSync(`/proc/${entry}/stat`, 'utf8');
    } catch {
      // The process ended meanwhile; its parent has its time.
      continue;
    }
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system, ofEndedUser, ofEndedSystem] = [1, 11, 12, 13, 14].map((index) =>
      Number(fields[index]),
    );
    if (Number(entry) === master) ticks += user + system + ofEndedUser + ofEndedSystem;
    else if (parent === master) ticks += user + system;
  }
  return (ticks * 1000) / TICKS_A_SECOND;
}

async function search(server, folder, { seed, queries, known }, say) {
  const random = randomFrom(seed);
  const made = queriesOf(await server.ask({ ask: 'model' }), random);
  const site = `http://127.0.0.1:${server.ready.port}`;
  const spent = async () => (await server.ask({ ask: 'cpu' })) / 1000 + postgresMilliseconds(folder);
  const ask = async (query) => {
    const address = made.address(query);
    const before = await spent();
    const response = await fetch(site + address);
    const text = await response.text();
    return { query, address, status: response.status, text, cpu: (await spent()) - before };
  };

  const statuses = new Map();
  const refused = new Map();
  let worst = [];
  const seen = new Set();
  const keep = (asked) => {
    if (seen.has(asked.address)) return;
    seen.add(asked.address);
    worst = [...worst, asked].sort((a, b) => b.cpu - a.cpu).slice(0, WORST);
  };
  for (let warm = 0; warm < 20; warm += 1) await ask({ list: '/api/activities', parts: [] });
  for (let count = 0; count < queries; count += 1) {
    const isClimbing = worst.length > 0 && count > queries / 10 && random() < CLIMBING;
    const query =
      known[count] ??
      (isClimbing ? made.changed(worst[Math.floor(random() ** 2 * worst.length)].query) : made.any());
    const asked = await ask(query);
    statuses.set(asked.status, (statuses.get(asked.status) ?? 0) + 1);
    if (asked.status === 200) keep(asked);
    else if (asked.status === 400) {
      const sentence = JSON.parse(asked.text)
        .error.message.replace(/"[^"]*"/, '"…"')
        .slice(0, 80);
      refused.set(sentence, (refused.get(sentence) ?? 0) + 1);
    } else say(`${asked.status}: ${asked.address}`);
    if ((count + 1) % 500 === 0) say(`${count + 1} queries; at most ${Math.round(worst[0]?.cpu ?? 0)} ms`);
  }
  // A busy moment of the machine is not a cost of the query.
  for (const asked of worst) {
    asked.times = [];
    for (let time = 0; time < REPETITIONS; time += 1) asked.times.push((await ask(asked.query)).cpu);
    asked.cpu = median(asked.times);
  }
  worst.sort((a, b) => b.cpu - a.cpu);
  for (const { cpu, address } of worst.slice(0, 5)) say(`${Math.round(cpu)} ms: ${address}`);
  return { worst, statuses, refused };
}

/**
 * @param options the seed, the number of queries, and the queries to begin with
 * @param unpublished the months to publish first: the public may ask only for entries of public months
 */
async function searched(env, folder, options, { name, atMost, unpublished, say }) {
  const server = await startWorker('query-server.mjs', { env: { ...env, PORT: String(await freePort()) } });
  try {
    for (const month of unpublished) await server.ask({ ask: 'publishMonth', month });
    const { worst, statuses, refused } = await search(server, folder, options, say);
    const [first] = worst;
    const count = (status) => statuses.get(status) ?? 0;
    const failed = [...statuses]
      .filter(([status]) => status >= 500)
      .reduce((sum, [, found]) => sum + found, 0);
    const figures = [
      figure({
        figure: `the most expensive accepted query, ${name}: CPU ms`,
        value: first.cpu,
        atMost,
        spread: spread(first.times),
        details: {
          seed: options.seed,
          queries: options.queries,
          accepted: count(200),
          refused: count(400),
          kinds: refused.size,
          query: `\`${decodeURIComponent(first.address).replaceAll('|', '\\|')}\``,
        },
      }),
      figure({ figure: `answers 500, ${name}`, value: failed, atMost: 0 }),
    ];
    return { figures, worst: worst.map(({ query }) => query) };
  } finally {
    await server.stop();
  }
}

export async function run({ databases, database, folder, options }) {
  const { kind, activities } = database;
  const say = (text) => process.stderr.write(`${kind}: ${text}\n`);
  const demo = await databases.createEmpty(kind, 'queries_demo');
  const many = await databases.copyOf(database, 'queries');
  try {
    await runNode('tests/load/load-demo.mjs', [], demo);
    const { seed, queries, queriesOfMany } = options;
    const ofDemo = await searched(
      demo,
      folder,
      { seed, queries, known: [] },
      { name: 'demo', atMost: 300, unpublished: [], say },
    );
    const ofMany = await searched(
      many.env,
      folder,
      { seed, queries: queriesOfMany, known: ofDemo.worst },
      {
        ...{ name: `${activities.toLocaleString('en')} activities`, atMost: 1000, say },
        unpublished: Array.from({ length: MONTHS }, (_, index) => monthAt(index)),
      },
    );
    return [...ofDemo.figures, ...ofMany.figures];
  } finally {
    await databases.drop(kind, 'queries_demo');
    await many.drop();
  }
}
