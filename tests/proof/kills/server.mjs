/** The server that is killed. */
import { fillMonths, LOCALISED, publishEntries, titleIn, UID } from '../month-content.mjs';
import { serve, startStrapi } from '../serve.mjs';

const { strapi, url } = await startStrapi();
const plugin = (name) => strapi.plugin('monthly-report').service(name);

serve({
  strapi,
  url,
  commands: {
    /** Entries of partners stay drafts until they are accepted. */
    async fill({ months, ...size }) {
      const content = await fillMonths(strapi, { months, ...size });
      for (const month of months) await publishEntries(strapi, content, month, ['progress', 'overview']);
      return content;
    },

    /** Gives the drafts of a partner's activities and stories, each in all languages, the titles of a version. */
    async rewrite({ entries, version }) {
      for (const type of ['activity', 'story']) {
        for (const { documentId, name } of entries[type]) {
          for (const locale of LOCALISED.includes(type) ? [{ locale: 'zh-Hans' }, { locale: 'en' }] : [{}]) {
            const data = { title: titleIn(name, version) };
            await strapi.documents(UID[type]).update({ documentId, ...locale, data });
          }
        }
      }
    },

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
