/**
 * Proof that an older server beside a newer one loses no data: during writes to the older one, a
 * release with one more field starts on the same database. Then both get edits of the same published
 * entries, again and again. The older one must refuse every edit, in every way of writing, and
 * the values of the newer one must stand in the draft and in the published row.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { FILLED, makeNextRelease, NEW_FIELD } from '../../helpers/next-release.mjs';
import { openDatabase, rowsOf } from '../database.mjs';
import { forkServer } from '../forked-server.mjs';
import { ask, createApiToken, registerAdministrator } from '../panel.mjs';
import { randomFrom } from '../random.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, '../../..');
const SERVER = path.join(HERE, 'server.mjs');

const SIZE = { months: ['2022-01', '2022-02'], partners: 2, activities: 4 };
const [PUBLISHED, OPEN] = SIZE.months;
const WRITERS = 3;
const REFUSED = 503;
/** SQLite: the other server is writing at that moment. Nothing was changed, and the refusal says so. */
const BUSY = 409;
const MOST_TRIES = 5;
const PANEL = '/content-manager/collection-types/api::activity.activity';

/** The database, or SQLite's single writer, refuses a write that does not come by HTTP. */
const SIGNS = [
  'monthly_report_outdated',
  'Somebody else is changing this',
  'SQLITE_BUSY',
  'database is locked',
];

/** Edits of a title by the older server; those without an address do not come by HTTP. */
const OLD_WAYS = {
  api: ({ documentId, title }) => ['api', 'PUT', `/api/activities/${documentId}`, { data: { title } }],
  panel: ({ documentId, title }) => ['panel', 'PUT', `${PANEL}/${documentId}`, { title }],
  'panel-publish': ({ documentId, title }) => [
    ...['panel', 'POST', `${PANEL}/${documentId}/actions/publish`],
    { title },
  ],
  'panel-discard': ({ documentId }) => ['panel', 'POST', `${PANEL}/${documentId}/actions/discard`, {}],
  ...Object.fromEntries(
    ['document', 'publish', 'bulk-publish', 'query', 'statement', 'create', 'delete'].map((way) => [
      way,
      null,
    ]),
  ),
};

/**
 * @param {object} proof
 * @param {number} proof.edits of both servers, on each database
 * @param {number} proof.seed
 * @param {{ name: string, env: Record<string, string> }[]} proof.environments empty databases: DATABASE_*, PUBLIC_DIR
 * @param {(text: string) => void} proof.progress
 * @returns {Promise<{ databases: { name: string, before: number, during: number, refused: Record<string, number>,
 *   underWay: string, late: string }[], differences: string[], milliseconds: number }>}
 *   `before`: edits of the older server that were taken, `during`: those it refused while the newer one started
 */
export async function proveUpgrades({ edits, seed, environments, progress }) {
  const begun = Date.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'proof-next-release-'));
  const databases = [];
  const differences = [];
  try {
    const { app, version } = makeNextRelease(ROOT, folder);
    for (const [index, { name, env }] of environments.entries()) {
      const random = randomFrom(seed + index);
      const differ = (text) => differences.push(`${name}, ${text}`);
      databases.push({
        name,
        ...(await upgrade({ name, env, app, version, edits, random, progress, differ })),
      });
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return { databases, differences, milliseconds: Date.now() - begun };
}

async function upgrade({ name, env, app, version, edits, random, progress, differ }) {
  const older = forkServer(SERVER, { ...env, PROOF_APP: ROOT });
  const newer = { server: null };
  let database = null;
  try {
    await older.started;
    const { token } = await registerAdministrator(older.url);
    const tokens = { panel: token, api: await createApiToken(older.url, token) };
    const send = ({ url }, [who, ...request]) => ask(url, tokens[who], ...request);
    const content = await older.ask('fill', SIZE);
    await publish(older, token, PUBLISHED);
    database = openDatabase(env);

    const writing = writeOn(older, send, content.months[OPEN].activity);
    await writing.begun;
    // Entries that the writers do not touch.
    const [slow1, slow2, late] = content.months[OPEN].activity.slice(WRITERS);
    const slowly = older.ask('slowly', {
      documentIds: [slow1.documentId, slow2.documentId],
      title: 'slowly',
    });
    // On SQLite a server has one connection, and the transaction above has it.
    const lately =
      name === 'sqlite' ? null : older.ask('late', { documentId: late.documentId, title: 'late' });
    newer.server = forkServer(SERVER, { ...env, PROOF_APP: app });
    await newer.server.started;
    progress(`${name}: the newer server has started`);
    // The older server gets requests a little longer.
    await wait(500);
    const { before, during } = await writing.end({ isBusyExpected: name === 'sqlite', differ });
    const whole = await judgeTransactions({ database, slowly, lately, slow1, slow2, late, differ });

    await judgeUpgraded(database, version, differ);
    const refused = {};
    const servers = { older, newer: newer.server };
    const entries = content.months[OPEN].activity;
    await editFromBoth({ servers, send, database, entries, edits, random, refused, differ });
    progress(`${name}: ${edits} edits by both`);
    for (const difference of await newer.server.ask('verify')) differ(difference);
    await judgeReading(older, newer.server, differ);
    return { before, during, refused, ...whole };
  } finally {
    await newer.server?.stop();
    await older.stop();
    await database?.destroy();
  }
}

/** Publishes a month as the secretariat does, after explaining the findings that block it. */
async function publish({ url }, token, month) {
  const post = (address, body) => ask(url, token, 'POST', `/monthly-report/${address}`, body);
  const first = await post(`months/${month}/publish`, {});
  if (first.status === 200) return;
  for (const { key } of first.body.error.details.findings ?? []) {
    await post(`findings/${month}/explain`, { key, text: '已核对。' });
  }
  const second = await post(`months/${month}/publish`, {});
  if (second.status !== 200) throw new Error(`${month} is not published: ${JSON.stringify(second.body)}`);
}

/** Writers that rename entries through the older server until they are ended; `begun` when each has had an answer. */
function writeOn(older, send, entries) {
  let goesOn = true;
  let firstRefusal = Infinity;
  const answers = [];
  const edit = async ({ documentId }, number, at) => {
    const way = OLD_WAYS[['api', 'panel-publish'][at % 2]];
    const begun = performance.now();
    const { status } = await send(older, way({ documentId, title: `before ${number}.${at}` }));
    if (status === REFUSED) firstRefusal = Math.min(firstRefusal, performance.now());
    answers.push({ begun, status });
  };
  const written = entries.slice(0, WRITERS);
  // On SQLite the slow transaction would keep them all waiting until the newer server has started.
  const begun = Promise.all(written.map((entry, number) => edit(entry, number, 0)));
  const writers = written.map(async (entry, number) => {
    await begun;
    for (let at = 1; goesOn; at += 1) await edit(entry, number, at);
  });
  return {
    begun,
    async end({ isBusyExpected, differ }) {
      goesOn = false;
      await Promise.all(writers);
      const isTaken = ({ status }) => status === 200;
      const isRefused = ({ status }) => status === REFUSED;
      for (const { begun, status } of answers) {
        const isExpected = status === 200 || status === REFUSED || (status === BUSY && isBusyExpected);
        if (!isExpected) differ(`an edit during the upgrade was answered ${status}`);
        if (status === 200 && begun > firstRefusal) differ('an edit was taken after one was refused');
      }
      if (firstRefusal === Infinity) differ('no edit was refused although the newer server has started');
      return { before: answers.filter(isTaken).length, during: answers.filter(isRefused).length };
    },
  };
}

/** A running transaction is done completely or not at all; one that begins to write later is refused. */
async function judgeTransactions({ database, slowly, lately, slow1, slow2, late, differ }) {
  const slow = await slowly;
  const titles = await Promise.all([slow1, slow2].map(({ documentId }) => titleOf(database, documentId)));
  const written = titles.filter((title) => title === 'slowly').length;
  if (slow.outcome !== 'written' || written !== 2)
    differ(
      `a transaction under way was ${slow.outcome} (${slow.error}), and ${written} of its 2 entries are written`,
    );
  if (lately === null) return { underWay: slow.outcome, late: 'not tried, SQLite has one connection' };
  const after = await lately;
  if (after.outcome !== 'refused' || (await titleOf(database, late.documentId)) === 'late') {
    differ('a transaction that had read before the upgrade wrote after it');
  }
  return { underWay: slow.outcome, late: after.outcome };
}

async function titleOf(database, documentId) {
  const sql = 'SELECT title FROM activities WHERE document_id = ? AND published_at IS NULL';
  const [{ title }] = await rowsOf(database, sql, [documentId]);
  return title;
}

/** The version is raised, and the migration has filled the new field of every row. */
async function judgeUpgraded(database, version, differ) {
  const [row] = await rowsOf(database, 'SELECT version FROM monthly_report_schema');
  if (row.version !== version) differ(`the database has version ${row.version}, not ${version}`);
  const [{ missing }] = await rowsOf(
    database,
    `SELECT count(*) AS missing FROM activities WHERE ${NEW_FIELD} IS NULL OR ${NEW_FIELD} <> ?`,
    [FILLED],
  );
  if (Number(missing) !== 0) differ(`the migration left out ${missing} activities`);
}

/** In each round both edit one published entry at the same moment. */
async function editFromBoth({ servers, send, database, entries, edits, random, refused, differ }) {
  const { older, newer } = servers;
  const ways = Object.keys(OLD_WAYS);
  const expected = new Map();
  for (let round = 1; round <= edits; round += 1) {
    const { documentId } = random.pick(entries);
    const way = ways[round % ways.length];
    const value = `第${round}次`;
    const fields = { title: `newer ${round}`, [NEW_FIELD]: value };
    const edit = { documentId, title: `older ${round}` };
    const byOlder = async () => {
      const request = OLD_WAYS[way]?.(edit);
      if (request === undefined) {
        const { outcome, error } = await older.ask('write', { way, ...edit });
        const isRefusal = SIGNS.some((sign) => error.includes(sign));
        return outcome === 'refused' && isRefusal ? REFUSED : `${outcome} ${error}`;
      }
      return (await send(older, request)).status;
    };
    // SQLite with two processes: the newer one may also get "try again", and does so.
    const byNewer = async () => {
      for (let attempt = 1; ; attempt += 1) {
        const request = ['api', 'PUT', `/api/activities/${documentId}`, { data: fields }];
        const answer = await send(newer, request);
        if (answer.status !== BUSY || attempt === MOST_TRIES) return answer;
      }
    };
    const order = random.below(2) === 0;
    const answers = order ? [byOlder(), byNewer()] : [byNewer(), byOlder()].reverse();
    const [olderAnswer, newerAnswer] = await Promise.all(answers);
    if (olderAnswer === REFUSED) refused[way] = (refused[way] ?? 0) + 1;
    else differ(`round ${round}: the older server answered ${olderAnswer} to ${way}`);
    if (newerAnswer.status !== 200)
      differ(
        `round ${round}: the newer server answered ${newerAnswer.status} ${JSON.stringify(newerAnswer.body)}`,
      );
    expected.set(documentId, fields);
    await judgeRows({ database, expected, round, differ });
  }
}

/** The draft and the published row of every edited entry have the last values of the newer server. */
async function judgeRows({ database, expected, round, differ }) {
  const rows = await rowsOf(database, `SELECT document_id, title, ${NEW_FIELD} AS field FROM activities`);
  for (const [documentId, fields] of expected) {
    const own = rows.filter((row) => row.document_id === documentId);
    if (own.length !== 2)
      differ(`round ${round}: ${own.length} rows of an entry with a draft and a published row`);
    for (const { title, field } of own) {
      if (field !== fields[NEW_FIELD])
        differ(`round ${round}: the new field is ${field}, not ${fields[NEW_FIELD]}`);
      if (title !== fields.title) differ(`round ${round}: the title is ${title}, not ${fields.title}`);
    }
  }
  const strays = rows.filter(({ title }) => title.startsWith('older'));
  if (strays.length > 0) differ(`round ${round}: the older server wrote ${strays.length} rows`);
}

/** Both answer readers, with the same bytes for a published month. */
async function judgeReading(older, newer, differ) {
  const read = async ({ url }, address) => {
    const response = await fetch(url + address);
    return { status: response.status, text: await response.text() };
  };
  for (const address of [
    `/api/monthly-report/reports/${PUBLISHED}`,
    `/reports/${PUBLISHED}`,
    `/api/monthly-report/totals/${PUBLISHED}`,
  ]) {
    const [before, after] = [await read(older, address), await read(newer, address)];
    if (before.status !== 200 || after.status !== 200)
      differ(`${address} is answered ${before.status} and ${after.status}`);
    if (before.text !== after.text) differ(`${address} differs between the two servers`);
  }
}
