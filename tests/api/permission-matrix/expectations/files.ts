/** The media library of the panel: partners reach the uploads of their editors, the network secretariat all files. */
import { closed, everyAccount, network, panel, type Expectations } from './expectation';

const OWN = { own: 200, other: 404, missing: 404 };
const NONE = { own: 404, other: 404, missing: 404 };
const ALL = { own: 200, other: 200, missing: 404 };

const READ = {
  partnerEditor: OWN,
  coordinator: OWN,
  // The secretariat sees the files in entries of its programmes, and its own uploads.
  secretariat: NONE,
  unlinkedSecretariat: NONE,
  superAdmin: ALL,
};
/** Coordinators only read: a file that they cannot write answers 404. */
const WRITE = { ...READ, coordinator: 404 };
const WRITE_BY_RIGHT = { ...READ, coordinator: 403 };
/** If a role has all rights, Strapi reports an empty success for a file that does not exist. */
const IN_BULK = { ...WRITE_BY_RIGHT, superAdmin: { own: 200, other: 200, missing: 200 } };
const UPLOAD = {
  partnerEditor: 201,
  coordinator: 403,
  secretariat: 201,
  unlinkedSecretariat: 201,
  superAdmin: 201,
};

export const FILES: Expectations = {
  'GET /upload/files': everyAccount(200),
  'GET /upload/files/:id': panel(READ),
  'PUT /upload/files/:id': panel(WRITE),
  'POST /upload/files/:id/replace': panel(WRITE),
  'DELETE /upload/files/:id': panel(WRITE_BY_RIGHT),
  'POST /upload/actions/bulk-delete': panel(IN_BULK),
  'POST /upload/actions/bulk-move': panel(IN_BULK),
  'POST /upload/actions/bulk-update': panel(WRITE_BY_RIGHT),
  // With `id` it describes an existing file.
  'POST /upload': panel(WRITE),
  'POST /upload/files': panel(UPLOAD),

  'GET /upload/folder-structure': everyAccount(200),
  'GET /upload/folders': everyAccount(200),
  'GET /upload/folders/:id': everyAccount(404),
  // Without a name.
  'POST /upload/folders': panel({
    partnerEditor: 400,
    coordinator: 403,
    secretariat: 400,
    unlinkedSecretariat: 400,
    superAdmin: 400,
  }),
  // The network secretariat manages the folders of all accounts.
  'PUT /upload/folders/:id': network(404),

  'GET /upload/configuration': everyAccount(200),
  'PUT /upload/configuration': closed(400),
  'GET /upload/settings': everyAccount(200),
  'PUT /upload/settings': closed(400),
  // These routes fetch addresses from a request, or send pictures elsewhere.
  'POST /upload/actions/upload-from-urls': closed(403),
  'POST /upload/actions/generate-ai-metadata': closed(403),
  'POST /upload/ai-metadata-jobs': closed(403),
  'GET /upload/ai-metadata-jobs/latest': closed(404),
  'GET /upload/ai-metadata-jobs/pending-count': closed(400),
};
