/**
 * `publisher.mjs [appDir distDir]`: a Strapi that publishes activities through its Document
 * Service and says what each publication cost; with KEPT_SUMS=off, this project without them.
 */
import { performance } from 'node:perf_hooks';

import { activityAt, communitiesOf, partnerOf, programmeOf, typeOf } from '../generate/content.mjs';
import { makeStrapi } from '../lib/boot-strapi.mjs';
import { cpuMicroseconds, serveQuestions } from '../lib/serve-questions.mjs';
import { loadWithoutKeptSums } from '../lib/without-kept-sums.mjs';

const ACTIVITY = 'api::activity.activity';

const strapi =
  process.env.KEPT_SUMS === 'off' ? await loadWithoutKeptSums(makeStrapi()) : await makeStrapi().load();
strapi.log.level = 'error';

/** Every statement is a round trip, BEGIN and COMMIT included. */
let statements = [];
strapi.db.connection.on('query', ({ sql }) => statements.push(sql));

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

const drafts = [];

serveQuestions({
  /** Drafts to publish later, with numbers the generated content has not used. */
  async prepare({ first, count }) {
    for (let number = first; number < first + count; number += 1) {
      const { documentId } = await strapi.documents(ACTIVITY).create({ data: draftOf(number) });
      drafts.push(documentId);
    }
  },

  async publish({ count }) {
    const wall = [];
    statements = [];
    const cpu = cpuMicroseconds();
    for (const documentId of drafts.splice(0, count)) {
      const start = performance.now();
      await strapi.documents(ACTIVITY).publish({ documentId });
      wall.push((performance.now() - start) * 1000);
    }
    return { wall, cpu: (cpuMicroseconds() - cpu) / count, statements: statements.length / count };
  },

  /** The statements of one publication, in order. */
  async statements() {
    statements = [];
    await strapi.documents(ACTIVITY).publish({ documentId: drafts.shift() });
    return statements;
  },
});
