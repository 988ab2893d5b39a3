/**
 * A Strapi in which several writers at once change activities of one programme and month,
 * and, to compare with, commit one row each.
 */
import { performance } from 'node:perf_hooks';

import { makeStrapi } from '../lib/boot-strapi.mjs';
import { cpuMicroseconds, serveQuestions } from '../lib/serve-questions.mjs';

const strapi = await makeStrapi().load();
strapi.log.level = 'error';

const { db } = strapi;
const keptSums = strapi.plugin('monthly-report').service('kept-sums');
const activities = db.metadata.get('api::activity.activity').tableName;
const OWN_ROWS = 'bench_own_rows';

/** The programme and month with most published activities, and these activities. */
async function activitiesOfOneMonth(count) {
  const ledger = 'monthly_report_ledger';
  const [{ programme_id, month }] = await db
    .connection(ledger)
    .select('programme_id', 'month')
    .count('* as activities')
    .groupBy('programme_id', 'month')
    .orderBy('activities', 'desc')
    .orderBy('month')
    .limit(1);
  const ofMonth = await db
    .connection(ledger)
    .where({ programme_id, month })
    .orderBy('activity_id')
    .limit(count)
    .select('activity_id as id', 'document_id as documentId');
  return { programme: programme_id, activities: ofMonth };
}

const addOne = (trx, table, column, id) =>
  trx.raw('UPDATE ?? SET ?? = coalesce(??, 0) + 1 WHERE id = ?', [table, column, column, id]);

let writers = [];
let programme = null;

const TRANSACTIONS = {
  kept: ({ id, documentId }) =>
    db.transaction(async ({ trx }) => {
      await addOne(trx, activities, 'sessions', id);
      await keptSums.follow([documentId]);
    }),
  oneRow: ({ id }) => db.connection.transaction((trx) => addOne(trx, OWN_ROWS, 'n', id)),
};

serveQuestions({
  /** Gives each writer an activity, and a row outside all sums. @returns the number of writers */
  async prepare({ count }) {
    const found = await activitiesOfOneMonth(count);
    writers = found.activities;
    programme = found.programme;
    await db.connection.schema.createTable(OWN_ROWS, (table) => {
      table.integer('id').primary();
      table.integer('n').notNullable();
    });
    await db.connection(OWN_ROWS).insert(writers.map(({ id }) => ({ id, n: 0 })));
    return writers.length;
  },

  /** Runs all writers at once for `seconds`: each begins a transaction after its last one. */
  async write({ what, seconds }) {
    const transaction = TRANSACTIONS[what];
    const start = performance.now();
    const end = start + seconds * 1000;
    const cpu = cpuMicroseconds();
    const counts = await Promise.all(
      writers.map(async (writer) => {
        let count = 0;
        for (; performance.now() < end; count += 1) await transaction(writer);
        return count;
      }),
    );
    const committed = counts.reduce((sum, count) => sum + count, 0);
    return {
      rate: (committed * 1000) / (performance.now() - start),
      cpu: (cpuMicroseconds() - cpu) / committed,
    };
  },

  /** @returns the kept rows of their programme that differ from the content */
  async check() {
    const differences = [];
    await keptSums.checkProgramme(programme, (difference) => differences.push(difference));
    return differences;
  },
});
