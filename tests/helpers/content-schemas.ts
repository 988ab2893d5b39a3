/** The schemas of the project's content types and components, with Strapi's additions on loading. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Attribute, Schema } from '../../src/plugins/monthly-report/server/src/strapi/schema';
import { FILE } from '../../src/plugins/monthly-report/server/src/uids';
import { APP_FOLDER } from './environment';

type Written = Omit<Schema, 'uid'>;

const ACCOUNT: Attribute = { type: 'relation', relation: 'oneToOne', target: 'admin::user', private: true };
const ADDED: Readonly<Record<string, Attribute>> = {
  createdAt: { type: 'datetime' },
  updatedAt: { type: 'datetime' },
  publishedAt: { type: 'datetime' },
  createdBy: ACCOUNT,
  updatedBy: ACCOUNT,
  locale: { type: 'string' },
};

const readJson = (file: string): Written =>
  JSON.parse(readFileSync(path.join(APP_FOLDER, file), 'utf8')) as Written;

function loaded(uid: string, written: Written): Schema {
  const isLocalised = written.pluginOptions?.i18n?.localized === true;
  const localizations: Attribute = { type: 'relation', relation: 'oneToMany', target: uid };
  return {
    ...written,
    uid,
    attributes: { ...written.attributes, ...ADDED, ...(isLocalised ? { localizations } : {}) },
  };
}

const LIBRARY: Schema = {
  uid: FILE,
  attributes: {
    name: { type: 'string' },
    folder: { type: 'relation', relation: 'manyToOne', target: 'plugin::upload.folder' },
    related: { type: 'relation', relation: 'morphToMany' },
    ...ADDED,
  },
};

const FOLDERS: Schema = {
  uid: 'plugin::upload.folder',
  attributes: {
    name: { type: 'string' },
    parent: { type: 'relation', relation: 'manyToOne', target: 'plugin::upload.folder' },
    files: { type: 'relation', relation: 'oneToMany', target: FILE },
    ...ADDED,
  },
};

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(APP_FOLDER, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => path.join(folder, file));

export const CONTENT_SCHEMAS: ReadonlyMap<string, Schema> = new Map(
  [
    LIBRARY,
    FOLDERS,
    ...filesBelow('src/api').map((file) => {
      const name = path.basename(path.dirname(file));
      return loaded(`api::${name}.${name}`, readJson(file));
    }),
    ...filesBelow('src/components').map((file): Schema => {
      const [group, name] = [path.basename(path.dirname(file)), path.basename(file, '.json')];
      return { ...readJson(file), uid: `${group}.${name}` };
    }),
  ].map((schema) => [schema.uid, schema]),
);

export function contentSchema(uid: string): Schema {
  const schema = CONTENT_SCHEMAS.get(uid);
  if (schema === undefined) throw new Error(`No schema of ${uid}`);
  return schema;
}
