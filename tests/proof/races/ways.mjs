/** The two ways of writing activities: by code, and by the admin panel. */
import { ACTIVITY } from './content.mjs';

/** A refused request. `status` is null for an error without an HTTP answer. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const REASON = '补报';

/** Through the document service and the service behind the panel's bulk actions. */
export function byDocuments(strapi) {
  const documents = strapi.documents(ACTIVITY);
  const publications = strapi.plugin('monthly-report').service('publications');
  const stepOf = (month) => ({ month, actor: { kind: 'system', name: 'system' }, at: new Date() });
  const bulk = strapi.plugin('content-manager').service('document-manager');
  return {
    create: async (data) => (await documents.create({ data })).documentId,
    createPublished: async (data) => (await documents.create({ data, status: 'published' })).documentId,
    edit: (documentId, data) => documents.update({ documentId, data }),
    editAndPublish: (documentId, data) => documents.update({ documentId, data, status: 'published' }),
    publish: (documentId) => documents.publish({ documentId }),
    unpublish: (documentId) => documents.unpublish({ documentId }),
    discardDraft: (documentId) => documents.discardDraft({ documentId }),
    remove: (documentId) => documents.delete({ documentId }),
    publishMany: (documentIds) => bulk.publishMany(ACTIVITY, documentIds),
    unpublishMany: (documentIds) => bulk.unpublishMany(documentIds, ACTIVITY, {}),
    removeMany: (documentIds) => bulk.deleteMany(documentIds, ACTIVITY, {}),
    publishMonth: (month) => publications.publish(stepOf(month)),
    reopenMonth: (month) => publications.reopen(stepOf(month), REASON),
  };
}

/** Through the HTTP requests of the panel's edit view, its list and the plugin's page of a month. */
export function byPanel(url, token) {
  const sendTo = async (method, address, body) => {
    const response = await fetch(url + address, {
      method,
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(response.status, messageIn(text));
    return text === '' ? null : JSON.parse(text);
  };
  const send = (method, path, body) =>
    sendTo(method, `/content-manager/collection-types/${ACTIVITY}${path}`, body);
  const stepOf = (month, step, body = {}) => sendTo('POST', `/monthly-report/months/${month}/${step}`, body);
  const act = (action, documentId, data = {}) => send('POST', `/${documentId}/actions/${action}`, data);
  const actOnAll = (action, documentIds) => send('POST', `/actions/${action}`, { documentIds });
  return {
    create: async (data) => (await send('POST', '', asForm(data))).data.documentId,
    createPublished: async (data) => (await send('POST', '/actions/publish', asForm(data))).data.documentId,
    edit: (documentId, data) => send('PUT', `/${documentId}`, asForm(data)),
    editAndPublish: (documentId, data) => act('publish', documentId, asForm(data)),
    publish: (documentId) => act('publish', documentId),
    unpublish: (documentId) => act('unpublish', documentId),
    discardDraft: (documentId) => act('discard', documentId),
    remove: (documentId) => send('DELETE', `/${documentId}`),
    publishMany: (documentIds) => actOnAll('bulkPublish', documentIds),
    unpublishMany: (documentIds) => actOnAll('bulkUnpublish', documentIds),
    removeMany: (documentIds) => actOnAll('bulkDelete', documentIds),
    publishMonth: (month) => stepOf(month, 'publish'),
    reopenMonth: (month) => stepOf(month, 'reopen', { reason: REASON }),
  };
}

const RELATIONS = ['programme', 'partner', 'activityType', 'communities'];

/** Relations as the edit view sends them. */
function asForm(data) {
  const form = { ...data };
  for (const name of RELATIONS) {
    if (data[name] === undefined) continue;
    const documentIds = data[name] === null ? [] : [data[name]].flat();
    form[name] = { set: documentIds.map((documentId) => ({ documentId })) };
  }
  return form;
}

function messageIn(text) {
  try {
    return JSON.parse(text).error.message;
  } catch {
    return text.slice(0, 200);
  }
}
