/** A Strapi that reads kept sums and measures the time, beside that of the shortest possible query. */
import { performance } from 'node:perf_hooks';

import { monthAt, MONTHS, PROGRAMMES } from '../generate/content.mjs';
import { makeStrapi } from '../lib/boot-strapi.mjs';
import { serveQuestions } from '../lib/serve-questions.mjs';

const strapi = await makeStrapi([]).load();
strapi.log.level = 'error';
const knex = strapi.db.connection;
const isPostgres = strapi.db.dialect.client === 'postgres';
const programmes = await strapi.db
  .query('api::programme.programme')
  .findMany({ select: ['id', 'code'], orderBy: 'id' });
const totals = strapi.plugin('monthly-report').service('totals');
const { reference } = await strapi.plugin('monthly-report').service('answers').versions.value();

const rowsOf = (result) => (isPostgres ? result.rows : result);

async function query(name, sql, bindings) {
  const asked = knex.raw(sql, bindings);
  return rowsOf(await (isPostgres ? asked.options({ name }) : asked));
}

const OF_PROGRAMME = 'programme_id = ? AND dimension = 0 AND member_id = 0';

const READS = {
  select1: () => query('bench_select_1', 'SELECT 1 AS one', []),

  async month({ id }, month) {
    const rows = await query(
      'bench_month',
      `SELECT month, cell FROM monthly_report_sums WHERE ${OF_PROGRAMME} AND month = ?`,
      [id, month],
    );
    return rows.map(({ cell }) => JSON.parse(cell));
  },

  /** The plugin's own way, from the database to every figure of the answer. */
  bases: ({ code }, month) =>
    totals.ofMonth({ month, basis: 'month', programme: code, grouping: null, reference }),
};

let turn = 0;

serveQuestions({
  /** @returns mean microseconds of one read */
  async time({ read, count }) {
    const start = performance.now();
    for (let done = 0; done < count; done += 1) {
      turn += 1;
      const programme = programmes[turn % PROGRAMMES];
      // The second half of the years: these are read most, and have earlier months to sum.
      await READS[read](programme, monthAt(MONTHS / 2 + ((turn * 7) % (MONTHS / 2))));
    }
    return ((performance.now() - start) * 1000) / count;
  },
});
