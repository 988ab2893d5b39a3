/** Removes entries that a locked entry points to, in every way. */
import { named } from './attempt.mjs';

const REFERENCE = {
  partner: ['api::partner.partner', 'partners'],
  programme: ['api::programme.programme', 'programmes'],
  community: ['api::community.community', 'communities'],
  indicator: ['api::indicator.indicator', 'indicators'],
  'activity type': ['api::activity-type.activity-type', 'activity-types'],
};

/** @returns {import('./attempt.mjs').Attempt} the removal of an entry that a locked one points to; edits are allowed */
export function byReference({ random, content }) {
  const used = {
    partner: random.pick(content.partners).documentId,
    programme: content.programme,
    community: content.communities[0],
    indicator: content.measured,
    'activity type': content.activityType,
  };
  const type = random.pick(Object.keys(REFERENCE));
  const [uid, plural] = REFERENCE[type];
  const documentId = used[type];
  const manager = `/content-manager/collection-types/${uid}`;
  const ways = [
    { as: 'administrator', request: ['DELETE', `${manager}/${documentId}`] },
    {
      as: 'administrator',
      request: ['POST', `${manager}/actions/bulkDelete`, { documentIds: [documentId] }],
    },
    { as: 'token', request: ['DELETE', `/api/${plural}/${documentId}`] },
    { call: { service: 'documents', uid, method: 'delete', args: [{ documentId }] } },
    { call: { service: 'query', uid, method: 'delete', args: [{ where: { documentId } }] } },
    { statement: `DELETE FROM "${plural.replace('-', '_')}" WHERE document_id = '${documentId}'` },
  ];
  return named('what it points to', { operation: 'delete', type }, random.pick(ways));
}
