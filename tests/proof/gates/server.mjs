/** The server for the requests: the demo with accounts of every role, tokens of every kind, and canaries. */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { serve, startStrapi } from '../serve.mjs';
import { plantCanaries } from './canaries.mjs';
import { CONTENT_TYPES } from './content-model.mjs';
import { INSIDERS, roleCodeOf } from './who.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const READS = ['find', 'findOne'];
const PREVIEW = 'plugin::monthly-report.report.preview';

const { strapi, url } = await startStrapi();

const some = () => randomBytes(6).toString('hex');
const password = () => `Aa1${randomBytes(12).toString('hex')}`;

async function makeAccount({ links, ...insider }) {
  const role = await strapi.db.query('admin::role').findOne({ where: { code: roleCodeOf(insider) } });
  if (role === null) throw new Error(`There is no role ${roleCodeOf(insider)}.`);
  const { id } = await strapi.service('admin::user').create({
    ...{ email: `${some()}@example.org`, firstname: '示例', lastname: '账号', password: password() },
    ...{ isActive: true, blocked: false, registrationToken: null, roles: [role.id] },
  });
  const linked = {};
  for (const { uid, code, field } of links) {
    const entry = await strapi.db.query(uid).findOne({ where: { code } });
    await strapi.db.query(uid).update({ where: { id: entry.id }, data: { [field]: { connect: [id] } } });
    linked[uid.split('.')[1]] = [entry.documentId];
  }
  return { id, links: linked };
}

async function makeToken(type, permissions = []) {
  const { accessKey } = await strapi.service('admin::api-token').create({
    ...{ name: `proof ${some()}`, description: '', kind: 'content-api', type, lifespan: null },
    ...(type === 'custom' ? { permissions } : {}),
  });
  return accessKey;
}

async function makeReader() {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const { id } = await strapi
    .plugin('users-permissions')
    .service('user')
    .add({
      ...{ username: `reader-${some()}`, email: `${some()}@example.org`, password: password() },
      ...{ provider: 'local', confirmed: true, blocked: false, role: role.id },
    });
  return id;
}

const readActions = () =>
  Object.values(CONTENT_TYPES)
    .filter((row) => row.public !== 'nothing')
    .flatMap(({ uid }) => READS.map((action) => `${uid}.${action}`));

/** A token of the panel for an account, which may have lost its session or its password, or may be deleted. */
async function signInAs(id) {
  await strapi.db.query('admin::user').update({ where: { id }, data: { isActive: true, blocked: false } });
  const sessions = strapi.sessionManager('admin');
  const { token: refresh } = await sessions.generateRefreshToken(
    String(id),
    randomBytes(16).toString('hex'),
    {
      type: 'refresh',
    },
  );
  return (await sessions.generateAccessToken(refresh)).token ?? null;
}

/** Names for parameters of addresses: the existing entries of each type. */
async function namesOf() {
  const names = {};
  for (const { uid } of Object.values(CONTENT_TYPES)) {
    const rows = await strapi.db.query(uid).findMany({ orderBy: { id: 'asc' } });
    names[uid] = {
      documentIds: [...new Set(rows.map(({ documentId }) => documentId))],
      ids: rows.map(({ id }) => id),
      codes: rows.flatMap(({ code }) => (code ? [code] : [])),
    };
  }
  const files = await strapi.db.query('plugin::upload.file').findMany({ orderBy: { id: 'asc' } });
  names.files = { ids: files.map(({ id }) => id), urls: files.map(({ url: address }) => address) };
  return names;
}

const schemaOf = ({ uid, info, attributes }) => ({
  uid,
  plural: info.pluralName ?? null,
  attributes: Object.fromEntries(
    Object.entries(attributes).map(
      ([name, { type, target, component, enum: options, private: isPrivate }]) => [
        name,
        { type, target, component, options, isPrivate: isPrivate === true },
      ],
    ),
  ),
});

serve({
  strapi,
  url,
  commands: {
    /** Fills an empty database. */
    async prepare() {
      const demo = createRequire(import.meta.url)(path.join(ROOT, 'dist', 'src', 'demo', 'index.js'));
      await demo.loadDemoWhereEmpty(strapi, {
        dataFolder: path.join(ROOT, 'database', 'demo'),
        progress: () => undefined,
      });
      const accounts = {};
      for (const [who, insider] of Object.entries(INSIDERS)) accounts[who] = await makeAccount(insider);
      const readerId = await makeReader();
      await makeReader();
      const tokens = {
        readOnlyToken: await makeToken('read-only'),
        customToken: await makeToken('custom', readActions()),
        previewToken: await makeToken('custom', [...readActions(), PREVIEW]),
        fullAccessToken: await makeToken('full-access'),
      };
      const { marks, locked } = await plantCanaries(strapi, accounts, readerId);
      const routes = strapi.server
        .listRoutes()
        .flatMap(({ methods, path: pattern }) =>
          (methods.length > 9 ? ['GET'] : methods).map((method) => `${method} ${pattern}`),
        )
        .filter((route) => !route.startsWith('HEAD '));
      return {
        accounts,
        readerId,
        tokens,
        marks,
        locked,
        routes: [...new Set(routes)].sort(),
        names: await namesOf(),
        schemas: Object.fromEntries(
          [...Object.values(strapi.contentTypes), ...Object.values(strapi.components)].map((schema) => [
            schema.uid,
            schemaOf(schema),
          ]),
        ),
      };
    },

    signIn: ({ id }) => signInAs(id),
    readerToken: ({ id }) => strapi.plugin('users-permissions').service('jwt').issue({ id }),
    cpu: () => process.cpuUsage(),
  },
});
