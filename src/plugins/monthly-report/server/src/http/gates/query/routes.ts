/**
 * The query that each kind of route accepts. A key that is not named is refused, so that a new key of a later Strapi
 * version (as `publicationFilter` was) is closed until somebody has looked at it.
 */
import type { Accepted } from './judge';

/** The entries that a query is about: those of one type, those of the route's `:model`, or no named type. */
export type About = { readonly type: string } | 'model' | 'nothing';

export interface RouteQuery extends Accepted {
  readonly about: About;
  /** Only for callers with the preview action: these keys tell which entries have changed drafts. */
  readonly forPreview?: readonly string[];
  /** Names that the route takes out of filters and sort before Strapi reads them. */
  readonly alsoNamed?: readonly string[];
}

const OF_DRAFTS = ['publicationFilter', 'hasPublishedVersion'];
const LIST = ['filters', 'sort', 'fields', 'populate', 'pagination', 'locale', 'status', '_q'];
const ENTRY = ['filters', 'fields', 'populate', 'locale', 'status'];
const WRITE = ['fields', 'populate', 'locale', 'status'];
/** Strapi deletes drafts and published rows together, and fails if the query names one of them. */
const DELETION = ['fields', 'populate', 'locale'];

const FLAT: RouteQuery = { keys: null, about: 'nothing' };
const NO_QUERY: RouteQuery = { keys: [], about: 'nothing' };

const USER = 'plugin::users-permissions.user';

/** Routes of Strapi's plugins under /api. A route that is not named accepts flat keys: it may have keys of its own. */
const OF_PLUGINS: Readonly<Record<string, RouteQuery>> = {
  'GET users-permissions/users': { keys: LIST, about: { type: USER } },
  'GET users-permissions/users/:id': { keys: ENTRY, about: { type: USER } },
  'GET users-permissions/users/me': { keys: ENTRY, about: { type: USER } },
  'GET users-permissions/users/count': { keys: ['filters'], about: { type: USER } },
  'GET i18n/locales': NO_QUERY,
  // With `id` of an existing file: the texts of that file change.
  'POST upload/': { keys: ['id'], about: 'nothing' },
};

/** The query of a route of the Content API, by its method, its key and the type that it answers with. */
export function queryOfContentApi(
  method: string,
  key: string,
  handler: unknown,
  type: string | null,
): RouteQuery {
  const own = Object.hasOwn(OF_PLUGINS, key) ? OF_PLUGINS[key] : undefined;
  if (own !== undefined) return own;
  if (type === null) return FLAT;
  const about = { type };
  if (method !== 'GET') return { keys: method === 'DELETE' ? DELETION : WRITE, about };
  const isEntry = typeof handler === 'string' && handler.endsWith('.findOne');
  return { keys: isEntry ? ENTRY : LIST, about, forPreview: OF_DRAFTS };
}

const PANEL_LIST = ['page', 'pageSize', 'sort', '_q', 'filters', 'locale', 'status', 'plugins'];

/** The queries of the pages of an entry and of a list: an entry is opened from the list with the list's query. */
const PANEL_ENTRIES: RouteQuery = {
  keys: [...PANEL_LIST, ...OF_DRAFTS, 'publicationStatusFilter', 'documentIds'],
  about: 'model',
  // The list's filter and sort by state; the content manager itself removes them.
  alsoNamed: ['__status', 'status'],
};

const RELATIONS = [
  'id',
  '_q',
  '_filter',
  'component',
  'idsToOmit',
  'idsToInclude',
  'page',
  'pageSize',
  'locale',
  'status',
];
const FILE = 'plugin::upload.file';
const FOLDER = 'plugin::upload.folder';
const LIBRARY = [
  'page',
  'pageSize',
  'sort',
  'filters',
  '_q',
  'folder',
  'folderPath',
  'pagination',
  'populate',
];
/** All folders of one level are shown beside the files, on every page of files. */
const ALL_FOLDERS = { pagination: { pageSize: '-1' } };
const PARENTS = { populate: { parent: { populate: { parent: '*' } } } };
const ACCOUNTS = ['page', 'pageSize', 'sort', '_q', 'filters'];

const OF_PANEL: Readonly<Record<string, RouteQuery>> = {
  'GET content-manager/relations/:model/:targetField': { keys: RELATIONS, about: 'nothing' },
  'GET content-manager/relations/:model/:id/:targetField': { keys: RELATIONS, about: 'nothing' },
  'GET upload/files': { keys: LIBRARY, about: { type: FILE } },
  'GET upload/folders': { keys: LIBRARY, about: { type: FOLDER }, exactly: ALL_FOLDERS },
  'GET upload/folders/:id': { keys: ['populate'], about: { type: FOLDER }, exactly: PARENTS },
  'GET admin/users': { keys: ACCOUNTS, about: { type: 'admin::user' } },
};

const ENTRIES = /^[A-Z]+ content-manager\/(?:collection|single)-types\/:model/;

/** The query of a route of the panel. */
export function queryOfPanel(key: string): RouteQuery {
  const own = Object.hasOwn(OF_PANEL, key) ? OF_PANEL[key] : undefined;
  return { ...(own ?? (ENTRIES.test(key) ? PANEL_ENTRIES : FLAT)), inPanel: true };
}
