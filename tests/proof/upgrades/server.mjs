/** A server of the older or of the newer release: PROOF_APP is the folder of its build. */
import { setTimeout as wait } from 'node:timers/promises';

import { fillMonths, publishEntries, UID } from '../month-content.mjs';
import { serve, startStrapi } from '../serve.mjs';

const app = process.env.PROOF_APP;
// Strapi reads .env and the migrations there.
process.chdir(app);
const { strapi, url } = await startStrapi(app);
const plugin = (name) => strapi.plugin('monthly-report').service(name);
const isPostgres = strapi.db.dialect.client === 'postgres';

/** What a write came to, as one word, and the sentence of a refusal. */
async function outcomeOf(write) {
  try {
    await write();
    return { outcome: 'written', error: '' };
  } catch (error) {
    return { outcome: 'refused', error: error?.message ?? String(error) };
  }
}

const rename = (documentId, title) => strapi.documents(UID.activity).update({ documentId, data: { title } });

/** Ways of writing that no door of the server stands in front of. */
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
    async fill({ months, ...size }) {
      const content = await fillMonths(strapi, { months, ...size });
      for (const month of months) await publishEntries(strapi, content, month);
      return content;
    },

    write: ({ way, ...args }) => outcomeOf(() => WAYS[way](args)),

    /** Two writes in one transaction, so many milliseconds apart. */
    slowly: ({ documentIds: [first, second], title, milliseconds }) =>
      outcomeOf(() =>
        strapi.db.transaction(async () => {
          await rename(first, title);
          await wait(milliseconds);
          await rename(second, title);
        }),
      ),

    /** A transaction that has read, under one snapshot where the database has them, and writes much later. */
    late: ({ documentId, title, milliseconds }) =>
      outcomeOf(() =>
        strapi.db.transaction(async ({ trx }) => {
          if (isPostgres) await trx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
          await trx('activities').where({ document_id: documentId }).select('title');
          await wait(milliseconds);
          await trx('activities').where({ document_id: documentId }).update({ title });
        }),
      ),

    /** What `reports:verify` and `totals:check` find. */
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
