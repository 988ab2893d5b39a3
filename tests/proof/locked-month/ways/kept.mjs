/** Writes to the plugin's own rows of a publication. */
import { named } from './attempt.mjs';

/** Types that the panel does not list, but that its routes might write. */
const HIDDEN = ['revision', 'trail-entry', 'month-state', 'submission', 'explanation'];

/** @returns {import('./attempt.mjs').Attempt} a write to the plugin's rows by the panel's or code's general ways */
export function byHidden({ random, hidden }) {
  const type = random.pick(HIDDEN.filter((name) => hidden[name].length > 0));
  const uid = `plugin::monthly-report.${type}`;
  const documentId = random.pick(hidden[type]);
  const entry = `/content-manager/collection-types/${uid}/${documentId}`;
  const data = { title: '改过', state: 'open', reason: '改过', text: '改过' };
  const ways = [
    ['edit', { as: 'administrator', request: ['PUT', entry, data] }],
    ['delete', { as: 'administrator', request: ['DELETE', entry] }],
    [
      'delete',
      {
        as: 'administrator',
        request: [
          'POST',
          `/content-manager/collection-types/${uid}/actions/bulkDelete`,
          { documentIds: [documentId] },
        ],
      },
    ],
  ];
  const isKept = ['revision', 'trail-entry', 'submission'].includes(type);
  const code = [
    ['delete', { call: { service: 'documents', uid, method: 'delete', args: [{ documentId }] } }],
    ['delete', { call: { service: 'query', uid, method: 'delete', args: [{ where: { documentId } }] } }],
    [
      'edit',
      {
        call: {
          service: 'query',
          uid,
          method: 'updateMany',
          args: [{ where: { documentId }, data: { month: '2020-01' } }],
        },
      },
    ],
  ];
  const [operation, rest] = random.pick(isKept ? [...ways, ...code] : ways);
  return named('what is kept of it', { operation, type }, rest);
}
