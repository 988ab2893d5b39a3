/**
 * A built Strapi in this process with commands from outside: each line on stdin is
 * `{ id, commands: [ … ] }`, each line on stdout `{ id, results: [ … ] }`. Commands run one after
 * the other; a refusal is also a result, and the next command runs.
 *
 * documentIds differ from database to database, so entries are called by aliases: data
 * names another entry as `{ "$ref": alias }`, and answers read over HTTP carry aliases too.
 */
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

// Strapi's log and everything else goes to stderr: stdout is for answers alone.
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

// Strapi reads package.json and .env in the working directory.
process.chdir(ROOT);
const { createStrapi } = createRequire(path.join(ROOT, 'package.json'))('@strapi/strapi');
const strapi = await createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') }).load();
strapi.log.level = 'error';
await strapi.listen();

const documentIds = new Map();
const aliases = new Map();

function remember(alias, { documentId }) {
  documentIds.set(alias, documentId);
  aliases.set(documentId, alias);
}

function documentIdOf(alias) {
  const documentId = documentIds.get(alias);
  if (documentId === undefined) throw new Error(`There is no entry "${alias}"`);
  return documentId;
}

/** Data with documentIds in place of references. */
function resolved(value) {
  if (Array.isArray(value)) return value.map(resolved);
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$ref === 'string') return documentIdOf(value.$ref);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolved(member)]));
}

/** A token that may preview: live figures need that right. */
const { accessKey } = await strapi.service('admin::api-token').create({
  ...{ name: 'proof', description: '', type: 'full-access', lifespan: null },
});
const headers = { authorization: `Bearer ${accessKey}` };

const agent = new http.Agent({ keepAlive: true });

function read(address) {
  const { host, port } = strapi.config.get('server');
  return new Promise((resolve, reject) => {
    const request = http.get({ host, port, path: address, headers, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

const withAliases = (text) =>
  text.replaceAll(
    /"documentId": "([^"]*)"/g,
    (_, documentId) => `"documentId": "${aliases.get(documentId) ?? documentId}"`,
  );

const documents = ({ uid }) => strapi.documents(uid);
const bulk = () => strapi.plugin('content-manager').service('document-manager');
/** The sequences may change everything: other tests cover the refusals of ordinary saves. */
const definitions = () => strapi.plugin('monthly-report').service('definitions');
const keptSums = () => strapi.plugin('monthly-report').service('kept-sums');
/** The key is left out, not set to undefined, because Strapi checks which keys exist. */
const statusOf = ({ status }) => (status === undefined ? {} : { status });

/** The work of each command; bulk actions are the same as in the panel's content manager. */
const COMMANDS = {
  async create(command) {
    const { alias, data } = command;
    remember(alias, await documents(command).create({ data: resolved(data), ...statusOf(command) }));
  },
  async update(command) {
    const { of, data } = command;
    await documents(command).update({
      documentId: documentIdOf(of),
      data: resolved(data),
      ...statusOf(command),
    });
  },
  async clone(command) {
    const { of, alias, data } = command;
    remember(alias, await documents(command).clone({ documentId: documentIdOf(of), data: resolved(data) }));
  },
  publish: (command) => documents(command).publish({ documentId: documentIdOf(command.of) }),
  unpublish: (command) => documents(command).unpublish({ documentId: documentIdOf(command.of) }),
  discardDraft: (command) => documents(command).discardDraft({ documentId: documentIdOf(command.of) }),
  delete: (command) => documents(command).delete({ documentId: documentIdOf(command.of) }),
  publishMany: ({ uid, of }) => bulk().publishMany(uid, of.map(documentIdOf)),
  unpublishMany: ({ uid, of }) => bulk().unpublishMany(of.map(documentIdOf), uid, {}),
  deleteMany: ({ uid, of }) => bulk().deleteMany(of.map(documentIdOf), uid, {}),
  /** Every document of a type, also those without an alias. */
  async deleteAll(command) {
    for (const { documentId } of await documents(command).findMany({ fields: ['documentId'], limit: -1 })) {
      await documents(command).delete({ documentId });
    }
  },
  async get({ address }) {
    const { status, text } = await read(address);
    return { status, text: withAliases(text) };
  },
  /** The kept rows that differ from a recount by the plugin itself. */
  async check() {
    const differences = [];
    await keptSums().check((difference) => differences.push(difference));
    return differences;
  },
  rebuild: () => keptSums().rebuild(),
  sql: ({ statement }) => strapi.db.connection.raw(statement),
};

/** Commands with a result; commands that write return only `ok`. */
const ANSWERED = ['get', 'check'];

async function run(command) {
  try {
    const result = await definitions().changing(async () => COMMANDS[command.do](command));
    return ANSWERED.includes(command.do) ? { ok: true, result } : { ok: true };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

answer(`${JSON.stringify({ ready: true })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const { id, commands } = JSON.parse(line);
  const results = [];
  for (const command of commands) results.push(await run(command));
  answer(`${JSON.stringify({ id, results })}\n`);
}
agent.destroy();
await strapi.destroy();
process.exit(0);
