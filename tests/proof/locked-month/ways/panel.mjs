/** Writes like the panel's edit view and list. */
import { named, RELATIONS } from './attempt.mjs';

/** Relations as the edit view sends them. */
function asForm(data) {
  const entries = Object.entries(data).map(([name, value]) => {
    if (!RELATIONS.includes(name)) return [name, value];
    const documentIds = value === null ? [] : [value].flat();
    return [name, { set: documentIds.map((documentId) => ({ documentId })) }];
  });
  return Object.fromEntries(entries);
}

/** @returns {import('./attempt.mjs').Attempt} the panel's edit view or list */
export function byPanel(target) {
  const { uid, operation, documentId, documentIds, data, locale } = target;
  const collection = `/content-manager/collection-types/${uid}`;
  const entry = `${collection}/${documentId}`;
  const query = locale === null ? '' : `?locale=${locale}`;
  const form = asForm(data);
  const REQUESTS = {
    edit: ['PUT', entry, form],
    editEnglish: ['PUT', entry + query, form],
    moveOut: ['PUT', entry, form],
    moveIn: ['PUT', entry, form],
    editAndPublish: ['POST', `${entry}/actions/publish`, form],
    create: ['POST', collection, form],
    createPublished: ['POST', `${collection}/actions/publish`, form],
    publish: ['POST', `${entry}/actions/publish`, {}],
    unpublish: ['POST', `${entry}/actions/unpublish`, {}],
    discard: ['POST', `${entry}/actions/discard`, {}],
    delete: ['DELETE', entry],
    deleteEnglish: ['DELETE', entry + query],
    clone: ['POST', `${collection}/clone/${documentId}`, form],
    publishMany: ['POST', `${collection}/actions/bulkPublish`, { documentIds }],
    unpublishMany: ['POST', `${collection}/actions/bulkUnpublish`, { documentIds }],
    deleteMany: ['POST', `${collection}/actions/bulkDelete`, { documentIds }],
  };
  return named('panel', target, { as: 'administrator', request: REQUESTS[operation] });
}
