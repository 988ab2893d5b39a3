/** A server of the older or of the newer release: PROOF_APP is the folder of its build. */
import { setTimeout as wait } from 'node:timers/promises';

import { UID, fillAndPublish } from '../month-content.mjs';
import { serve, startStrapi } from '../serve.mjs';

const app = process.env.PROOF_APP;
// Strapi reads .env and the migrations there.
process.chdir(app);
const { strapi, url } = await startStrapi(app);
const plugin = (name) => strapi.plugin('monthly-report').service(name);
const isPostgres = strapi.db.dialect.client === 'postgres';

/** SQLite: a writer that waits longer than 5 s gives up, and the newer server is one of them. */
const SLOWNESS_OF_SQLITE = 1500;
const LIMIT = 120_000;

async function until(holds) {
  const deadline = Date.now() + LIMIT;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('What the proof waits for does not come.');
    await wait(50);
  }
}

/** Whether the newer server waits for the writes under way. */
async function isWaitedFor() {
  const { rows } = await strapi.db.connection.raw(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 731005 AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return rows.length > 0;
}

/** The outcome of a write, as one word, and the sentence of a refusal. */
async function outcomeOf(write) {
  try {
    await write();
    return { outcome: 'written', error: '' };
  } catch (error) {
    return { outcome: 'refused', error: error?.message ?? String(error) };
  }
}

const rename = (documentId, title) => strapi.documents(UID.activity).update({ documentId, data: { title } });

/** Ways of writing that do not pass the HTTP gates of the server. */
const WAYS = {
  document: ({ documentId, title }) => rename(documentId, title),
  publish: async ({ documentId, title }) => {
    await rename(documentId, title);
    await strapi.documents(UID.activity).publish({ documentId });
  },
  'bulk-publish': ({ documentId }) =>
    strapi.plugin('content-manager').service('document-manager').publishMany(UID.activity, [documentId]),
  query: ({ documentId, title }) =>
    strapi.db.query(UID.activity).updateMany({ where: { documentId }, data: { title } }),
  statement: ({ documentId, title }) =>
    strapi.db.connection('activities').where({ document_id: documentId }).update({ title }),
  create: ({ title }) => strapi.documents(UID.activity).create({ data: { title, startDate: '2022-01-05' } }),
  delete: ({ documentId }) => strapi.documents(UID.activity).delete({ documentId }),
};

serve({
  strapi,
  url,
  commands: {
    fill: (size) => fillAndPublish(strapi, size),

    write: ({ way, ...args }) => outcomeOf(() => WAYS[way](args)),

    /** Two writes in one transaction; between them the newer server reaches the point where it waits for it. */
    slowly: ({ documentIds: [first, second], title }) =>
      outcomeOf(() =>
        strapi.db.transaction(async () => {
          await rename(first, title);
          if (isPostgres) await until(isWaitedFor);
          else await wait(SLOWNESS_OF_SQLITE);
          await rename(second, title);
        }),
      ),

    /** A transaction of PostgreSQL that has its snapshot before the version is raised, and writes after it. */
    late: ({ documentId, title }) =>
      outcomeOf(() =>
        strapi.db.transaction(async ({ trx }) => {
          await trx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
          const [{ version }] = await trx('monthly_report_schema').select('version');
          await until(async () => {
            const present = await strapi.db.connection('monthly_report_schema').first('version');
            return present.version > version;
          });
          await trx('activities').where({ document_id: documentId }).update({ title });
        }),
      ),

    /** Runs `reports:verify` and `totals:check` and returns their differences. */
    async verify() {
      const differences = [];
      await plugin('verification').verify(
        (difference) => differences.push(`reports:verify: ${difference}`),
        () => undefined,
      );
      await plugin('kept-sums').check((difference) =>
        differences.push(`totals:check: ${JSON.stringify(difference)}`),
      );
      return differences;
    },
  },
});
