/** The server that makes the content of a release's fixture: entries of every type, and one of two months published. */
import { fillMonths, publishEntries, UID } from '../proof/month-content.mjs';
import { serve, startStrapi } from '../proof/serve.mjs';

const SIZE = { months: ['2022-01', '2022-02'], partners: 2, activities: 2 };
const [PUBLISHED] = SIZE.months;

const { strapi, url } = await startStrapi();

serve({
  strapi,
  url,
  commands: {
    async fill() {
      const content = await fillMonths(strapi, SIZE);
      for (const month of SIZE.months) await publishEntries(strapi, content, month);
      const [{ documentId }] = content.months[PUBLISHED].report;
      await strapi.documents(UID.report).publish({ documentId });
    },
  },
});
