/**
 * The fixtures of the panel's requests: tests/api/permission-matrix/recorded/<role>.json, written
 * by `npm run proof -- --only panel`, never by hand.
 *
 *   { "sha256": "…", "requests": [ {
 *       "method": "GET",
 *       "path": "/content-manager/relations/api::activity.activity/programme",
 *       "query": { "_q": "", "id": "", "page": "1", "pageSize": "10" },
 *       "json": { "title": "string", "measurements": { "readers": "number" } },
 *       "form": ["fileInfo", "files"] } ] }
 *
 * Each request stands once: two are the same if method, path and query keys are. `path` and the
 * values of `query` have placeholders: `{documentId}` and `{id}` for an entry, file, account or
 * role, `{time}` for a moment. A value of `query` is one example of those that were sent. `json`
 * is the shape of the body: names of types ("string", "null or number"), lists of one shape, and
 * objects. `form` names the parts of a multipart body. Neither is there if there was no body.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { distinct, identityOf } from './normalise.mjs';

const FOLDER = fileURLToPath(new URL('../../api/permission-matrix/recorded/', import.meta.url));

const fileOf = (role) => path.join(FOLDER, `${role}.json`);

export const hashOf = (requests) => createHash('sha256').update(JSON.stringify(requests)).digest('hex');

/** The requests of a role; throws if somebody edited them by hand. */
export function readRecorded(role) {
  const { sha256, requests } = JSON.parse(fs.readFileSync(fileOf(role), 'utf8'));
  if (hashOf(requests) !== sha256) {
    throw new Error(`${fileOf(role)} was edited by hand: write it by npm run proof -- --only panel.`);
  }
  return requests;
}

export function writeRecorded(role, recorded) {
  const requests = distinct(recorded);
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(fileOf(role), `${JSON.stringify({ sha256: hashOf(requests), requests }, null, 1)}\n`);
  return requests;
}

/** The recorded requests that the fixture does not have yet, as sentences. */
export function unheardOf(role, recorded) {
  const known = new Set(readRecorded(role).map(identityOf));
  return distinct(recorded)
    .map(identityOf)
    .filter((identity) => !known.has(identity))
    .map((identity) => `${role} sent ${identity}, which no fixture has: run npm run proof -- --only panel.`);
}
