/** One server of the proof: it makes the content, and runs calls like code inside a server. */
import { fillMonths, publishEntries, titleIn, UID } from '../month-content.mjs';
import { serve, startStrapi } from '../serve.mjs';
import { lockedRows } from './locked-rows.mjs';

const { strapi, url } = await startStrapi();

/** The services whose methods code may call, by name. */
const SERVICES = {
  documents: ({ uid }) => strapi.documents(uid),
  query: ({ uid }) => strapi.db.query(uid),
  entityService: () => strapi.entityService,
  bulk: () => strapi.plugin('content-manager').service('document-manager'),
  upload: () => strapi.plugin('upload').service('upload'),
};

/** The statuses of answers to Strapi's errors, which have no status of their own. */
const STATUSES = { ValidationError: 400, ForbiddenError: 403, PolicyError: 403, NotFoundError: 404 };

serve({
  strapi,
  url,
  commands: {
    /** Fills two months. All entries are published, except for one edited since and one that never was published. */
    async fill({ months, ...size }) {
      const content = await fillMonths(strapi, { months, ...size });
      for (const month of months) {
        await publishEntries(strapi, content, month);
        const [edited, unpublished] = content.months[month].activity.slice(-2);
        const data = { title: titleIn(edited.name, 1) };
        await strapi.documents(UID.activity).update({ documentId: edited.documentId, data });
        await strapi.documents(UID.activity).unpublish({ documentId: unpublished.documentId });
        unpublished.isPublished = false;
      }
      return content;
    },

    lockedRows: (args) => lockedRows(strapi, args),

    /** Null if the write was done, else the refusal. */
    async call({ service, method, args, ...named }) {
      try {
        await SERVICES[service](named)[method](...args);
        return null;
      } catch ({ status, name, message }) {
        return { status: status ?? STATUSES[name] ?? null, message: message.slice(0, 500) };
      }
    },

    async verify() {
      const differences = [];
      const say = (difference) => differences.push(difference);
      await strapi
        .plugin('monthly-report')
        .service('verification')
        .verify(say, () => undefined);
      await strapi
        .plugin('monthly-report')
        .service('kept-sums')
        .check((one) => say(JSON.stringify(one)));
      return differences;
    },
  },
});
