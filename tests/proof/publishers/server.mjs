/** One server of the proof, with publishers inside. */
import { MEASURED, UID, fillAndPublish } from '../month-content.mjs';
import { ask } from '../panel.mjs';
import { serve, startStrapi } from '../serve.mjs';

const { strapi, url } = await startStrapi();
const documents = () => strapi.documents(UID.report);
const plugin = (name) => strapi.plugin('monthly-report').service(name);

/** The ways to publish a month. Each returns null, or the refusal. */
const PUBLISHERS = {
  documents: ({ documentId }) =>
    documents()
      .publish({ documentId })
      .then(() => null, refusalOf),
  page: ({ month, token }) => throughPanel(token, `/monthly-report/months/${month}/publish`),
  entry: ({ documentId, token }) =>
    throughPanel(token, `/content-manager/collection-types/${UID.report}/${documentId}/actions/publish`),
};

const refusalOf = ({ status = null, name, message }) => ({ status, name, message: message.slice(0, 300) });

async function throughPanel(token, address, data = {}) {
  const { status, body } = await ask(url, token, 'POST', address, data);
  return status === 200 ? null : { status, name: body?.error?.name, message: body?.error?.message };
}

serve({
  strapi,
  url,
  commands: {
    fill: (size) => fillAndPublish(strapi, size),

    /** Changes the measurement of an activity and publishes it. */
    async measure({ documentId, value }) {
      const data = { measurements: { [MEASURED]: value } };
      await strapi.documents(UID.activity).update({ documentId, data, status: 'published' });
    },

    /** Publishes in all ways at once; returns each way with its refusal, which is null if it published. */
    publishAtOnce: ({ ways, ...asked }) =>
      Promise.all(ways.map(async (way) => ({ way, refusal: await PUBLISHERS[way](asked) }))),

    reopen: ({ month, reason, token, way }) =>
      way === 'page'
        ? throughPanel(token, `/monthly-report/months/${month}/reopen`, { reason })
        : plugin('publications')
            .reopen({ month, actor: { kind: 'system', name: 'system' }, at: new Date() }, reason)
            .then(() => null, refusalOf),

    async verify() {
      const differences = [];
      const say = (difference) => differences.push(difference);
      const { revisions } = await plugin('verification').verify(say, () => undefined);
      await plugin('kept-sums').check((difference) => say(JSON.stringify(difference)));
      return { revisions, differences };
    },
  },
});
