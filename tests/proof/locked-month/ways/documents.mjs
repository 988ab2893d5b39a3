/** Writes through the document service, like code inside a server. */
import { named } from './attempt.mjs';

/** @returns {import('./attempt.mjs').Attempt} code that calls the document service, or the service behind the panel's bulk actions */
export function byDocuments(target) {
  const { uid, operation, documentId, documentIds, data, locale } = target;
  const one = { documentId, ...(locale === null ? {} : { locale }) };
  const documents = (method, params) => ({ service: 'documents', uid, method, args: [params] });
  const bulk = (method, ...args) => ({ service: 'bulk', method, args });
  const CALLS = {
    edit: documents('update', { ...one, data }),
    editEnglish: documents('update', { ...one, data }),
    moveOut: documents('update', { ...one, data }),
    moveIn: documents('update', { ...one, data }),
    editAndPublish: documents('update', { ...one, data, status: 'published' }),
    create: documents('create', { data }),
    createPublished: documents('create', { data, status: 'published' }),
    publish: documents('publish', { ...one, locale: '*' }),
    unpublish: documents('unpublish', one),
    discard: documents('discardDraft', one),
    delete: documents('delete', { ...one, locale: '*' }),
    deleteEnglish: documents('delete', one),
    clone: documents('clone', { ...one, data }),
    publishMany: bulk('publishMany', uid, documentIds),
    unpublishMany: bulk('unpublishMany', documentIds, uid, {}),
    deleteMany: bulk('deleteMany', documentIds, uid, {}),
  };
  return named('document service', target, { call: CALLS[operation] });
}
