/**
 * `publisher.mjs [appDir distDir]`: a Strapi that publishes activities, through its Document
 * Service or as an editor does in the admin panel, and measures the cost of each publication.
 */
import { performance } from 'node:perf_hooks';

import { activityAt, communitiesOf, partnerOf, programmeOf, typeOf } from '../generate/content.mjs';
import { makeStrapi } from '../lib/boot-strapi.mjs';
import { countRoundTrips } from '../lib/count-round-trips.mjs';
import { cpuMicroseconds, serveQuestions } from '../lib/serve-questions.mjs';

const ACTIVITY = 'api::activity.activity';

const strapi = await makeStrapi().load();
strapi.log.level = 'error';
await strapi.listen();

const roundTrips = countRoundTrips(strapi);

async function documentIds(uid) {
  const entries = await strapi.db.query(uid).findMany({ select: ['code', 'documentId'] });
  return new Map(entries.map(({ code, documentId }) => [code, documentId]));
}
const programmes = await documentIds('api::programme.programme');
const partners = await documentIds('api::partner.partner');
const types = await documentIds('api::activity-type.activity-type');
const communities = await documentIds('api::community.community');

function draftOf(number) {
  const { title, startDate, endDate, sessions, measurements } = activityAt(number);
  const [partner, type] = [partnerOf(number), typeOf(number)];
  return {
    title,
    startDate,
    endDate,
    sessions,
    measurements: JSON.parse(measurements),
    programme: programmes.get(`programme_${programmeOf(number)}`),
    partner: partner === null ? null : partners.get(`partner_${partner}`),
    activityType: type === null ? null : types.get(`type_${type}`),
    communities: communitiesOf(number).map((community) => communities.get(`community_${community}`)),
  };
}

const EDITOR = { email: 'editor@example.org', password: 'Only-for-this-1-benchmark', firstname: 'Editor' };

const address = () => `http://127.0.0.1:${strapi.server.httpServer.address().port}`;

async function post(path, body, headers = {}) {
  const answer = await fetch(`${address()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

async function signIn() {
  const role = await strapi.service('admin::role').getSuperAdmin();
  await strapi.service('admin::user').create({ ...EDITOR, isActive: true, roles: [role.id] });
  const { data } = await post('/admin/login', { email: EDITOR.email, password: EDITOR.password });
  return { authorization: `Bearer ${data.token}` };
}

let signedIn;
const drafts = [];

/** The body that the panel sends: the fields of the form, and only the changes of relations. */
function formOf({ title, kind, startDate, endDate, sessions, measurements }) {
  const unchanged = { connect: [], disconnect: [] };
  return {
    ...{ title, kind, startDate, endDate, sessions, measurements, photos: [] },
    ...{ programme: unchanged, partner: unchanged, activityType: unchanged, communities: unchanged },
  };
}

const PUBLISH = {
  service: ({ documentId }) => strapi.documents(ACTIVITY).publish({ documentId }),
  panel: (draft) =>
    post(
      `/content-manager/collection-types/${ACTIVITY}/${draft.documentId}/actions/publish`,
      formOf(draft),
      signedIn,
    ),
};

serveQuestions({
  /** Drafts to publish later, with numbers that the generated content does not use. */
  async prepare({ first, count }) {
    signedIn ??= await signIn();
    for (let number = first; number < first + count; number += 1) {
      drafts.push(await strapi.documents(ACTIVITY).create({ data: draftOf(number) }));
    }
  },

  async publish({ count, through }) {
    const wall = [];
    roundTrips();
    const cpu = cpuMicroseconds();
    for (const draft of drafts.splice(0, count)) {
      const start = performance.now();
      await PUBLISH[through](draft);
      wall.push((performance.now() - start) * 1000);
    }
    return { wall, cpu: (cpuMicroseconds() - cpu) / count, statements: roundTrips() / count };
  },
});
