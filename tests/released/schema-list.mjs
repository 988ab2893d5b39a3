/** The parts of a schema version: by name, a short hash of each object in the database and of each content type. */
import { createHash } from 'node:crypto';

import { listPostgres } from './dump-postgres.mjs';
import { listSqlite } from './dump-sqlite.mjs';

const OURS = /^(?:api::|plugin::monthly-report\.)/;
const HASH_LENGTH = 12;

const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);

/** JSON whose keys are in order: PostgreSQL and SQLite keep an object's keys differently. */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, ordered(value[key])]));
}

/** The content types in the database after the last start of a server. */
async function contentTypesOf(db) {
  const { value } = await db('strapi_core_store_settings')
    .where({ key: 'strapi_content_types_schema' })
    .first('value');
  const list = {};
  for (const [uid, { attributes, options, pluginOptions }] of Object.entries(JSON.parse(value))) {
    if (!OURS.test(uid)) continue;
    for (const [name, attribute] of Object.entries(attributes)) {
      list[`attribute ${uid}.${name}`] = JSON.stringify(ordered(attribute));
    }
    list[`options ${uid}`] = JSON.stringify(ordered({ options, pluginOptions }));
  }
  return list;
}

/** @param {'sqlite' | 'postgres'} kind @param {object} db knex on a database that a server has started on */
export async function schemaList(kind, db) {
  const objects = kind === 'postgres' ? await listPostgres(db) : await listSqlite(db);
  const all = { ...objects, ...(await contentTypesOf(db)) };
  return Object.fromEntries(
    Object.keys(all)
      .sort()
      .map((name) => [name, hashOf(all[name])]),
  );
}
