/**
 * The routes of the panel that are open to accounts bound to a part of the content, and the rule that keeps each of
 * them within that part. A route that is not named here is closed to them, so that a later version or another plugin
 * cannot open a way round.
 */
export type RouteRule =
  /** Tells nothing about entries or files: the account itself, names of types, settings that everybody sees. */
  | 'harmless'
  /** Reads or writes entries of `:model`. */
  | 'entries'
  /** Offers or lists what a relation of `:model` points to. */
  | 'relations'
  /** Reads entries in another way. */
  | 'other-reads'
  /** Reads the media library. */
  | 'files'
  | 'folder-tree'
  /** Writes to it. */
  | 'file-writes'
  /** Counts what the home page shows. */
  | 'document-counts'
  | 'key-statistics'
  /** Names the address of an entry's preview. */
  | 'preview-address';

export const RULES: Readonly<Record<string, RouteRule>> = {
  'GET admin/ai-feature-config': 'harmless',
  'GET admin/guided-tour-meta': 'harmless',
  'GET admin/homepage/key-statistics': 'key-statistics',
  'GET admin/homepage/layout': 'harmless',
  'PUT admin/homepage/layout': 'harmless',
  'GET admin/information': 'harmless',
  'GET admin/license-trial-time-left': 'harmless',
  'POST admin/logout': 'harmless',
  'POST admin/permissions/check': 'harmless',
  'GET admin/project-settings': 'harmless',
  'GET admin/users/me': 'harmless',
  'PUT admin/users/me': 'harmless',
  'GET admin/users/me/permissions': 'harmless',
  'GET admin/users/me/sessions': 'harmless',
  'DELETE admin/users/me/sessions': 'harmless',
  'DELETE admin/users/me/sessions/:sessionId': 'harmless',

  'GET content-manager/init': 'harmless',
  'GET content-manager/content-types': 'harmless',
  'GET content-manager/content-types-settings': 'harmless',
  'GET content-manager/content-types/:uid/configuration': 'harmless',
  'GET content-manager/components': 'harmless',
  'GET content-manager/components/:uid/configuration': 'harmless',
  'GET content-manager/homepage/count-documents': 'document-counts',
  'GET content-manager/homepage/recent-documents': 'other-reads',
  'GET content-manager/preview/url/:contentType': 'preview-address',
  'GET content-manager/relations/:model/:targetField': 'relations',
  'GET content-manager/relations/:model/:id/:targetField': 'relations',
  'GET content-manager/collection-types/:model': 'entries',
  'POST content-manager/collection-types/:model': 'entries',
  'GET content-manager/collection-types/:model/:id': 'entries',
  'PUT content-manager/collection-types/:model/:id': 'entries',
  'DELETE content-manager/collection-types/:model/:id': 'entries',
  'POST content-manager/collection-types/:model/clone/:sourceId': 'entries',
  'POST content-manager/collection-types/:model/auto-clone/:sourceId': 'entries',
  'POST content-manager/collection-types/:model/actions/publish': 'entries',
  'POST content-manager/collection-types/:model/actions/bulkDelete': 'entries',
  'POST content-manager/collection-types/:model/actions/bulkFindForValidation': 'entries',
  'POST content-manager/collection-types/:model/actions/bulkPublish': 'entries',
  'POST content-manager/collection-types/:model/actions/bulkUnpublish': 'entries',
  'GET content-manager/collection-types/:model/actions/countManyEntriesDraftRelations': 'entries',
  'GET content-manager/collection-types/:model/:id/actions/countDraftRelations': 'entries',
  'POST content-manager/collection-types/:model/:id/actions/discard': 'entries',
  'POST content-manager/collection-types/:model/:id/actions/publish': 'entries',
  'POST content-manager/collection-types/:model/:id/actions/unpublish': 'entries',

  'GET i18n/iso-locales': 'harmless',
  'GET i18n/locales': 'harmless',
  'GET i18n/settings': 'harmless',
  'POST i18n/content-manager/actions/get-non-localized-fields': 'other-reads',
  'GET i18n/content-manager/get-fill-from-locale/:model': 'other-reads',

  'GET upload/configuration': 'harmless',
  'GET upload/settings': 'harmless',
  'GET upload/files': 'files',
  'GET upload/files/:id': 'files',
  'GET upload/folders': 'files',
  'GET upload/folders/:id': 'files',
  'GET upload/folder-structure': 'folder-tree',
  'POST upload/': 'file-writes',
  'POST upload/files': 'file-writes',
  'PUT upload/files/:id': 'file-writes',
  'POST upload/files/:id/replace': 'file-writes',
  'DELETE upload/files/:id': 'file-writes',
  'POST upload/folders': 'file-writes',
  'POST upload/actions/bulk-delete': 'file-writes',
  'POST upload/actions/bulk-move': 'file-writes',
  'POST upload/actions/bulk-update': 'file-writes',
};

/** Null for a route that is closed to bound accounts. */
export const ruleOf = (key: string): RouteRule | null => RULES[key] ?? null;

/**
 * The routes that only the network secretariat uses besides: it manages everybody's folders, and the entry of the
 * single type (the publication settings).
 */
const OF_THE_NETWORK: readonly string[] = [
  'PUT upload/folders/:id',
  'GET content-manager/single-types/:model',
  'PUT content-manager/single-types/:model',
];

/** Whether a route is open to the network secretariat, which is not bound to a part of the content. */
export const isOpenToNetwork = (key: string): boolean => ruleOf(key) !== null || OF_THE_NETWORK.includes(key);
