/** A database with a published, locked month and an open one, and two servers on it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { openDatabase, rowsOf } from '../database.mjs';
import { forkServer } from '../forked-server.mjs';
import { PROGRAMME, UID } from '../month-content.mjs';
import { ask, createApiToken, registerAdministrator } from '../panel.mjs';

const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'server.mjs');
const LOCKED = '2022-02';
const OPEN = '2022-03';
const SIZE = { months: [LOCKED, OPEN], partners: 2, activities: 3 };
const KEPT_TABLES = {
  revision: 'monthly_report_revisions',
  'trail-entry': 'monthly_report_trail_entries',
  'month-state': 'monthly_report_month_states',
  submission: 'monthly_report_submissions',
  explanation: 'monthly_report_explanations',
};

/** @param {Record<string, string>} environment DATABASE_* and PUBLIC_DIR of an empty database */
export async function makeWorld(environment) {
  // One after the other: SQLite has no lock for two first starts.
  const servers = [forkServer(SERVER, environment)];
  const stop = () => Promise.all(servers.map((server) => server.stop()));
  try {
    await servers[0].started;
    servers.push(forkServer(SERVER, environment));
    await servers[1].started;
    const content = await servers[0].ask('fill', SIZE);
    const { token: administrator } = await registerAdministrator(servers[0].url);
    const token = await createApiToken(servers[0].url, administrator);
    const tokens = { administrator, token };
    const findings = await publish(servers[0].url, administrator, content);
    const database = openDatabase(environment);
    return {
      servers,
      tokens,
      content,
      findings,
      database,
      locked: LOCKED,
      open: OPEN,
      ...(await rowsInside(servers[0], database, content)),
      async stop() {
        await stop();
        await database.destroy();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One submission accepted and one sent in, a finding explained; published, corrected, published again. */
async function publish(url, token, { partners }) {
  const send = async (method, address, data) => {
    const { status, body } = await ask(url, token, method, address, data);
    if (status === 200) return body.data;
    throw new Error(`${method} ${address}: ${status} ${JSON.stringify(body)}`);
  };
  for (const { code } of partners) {
    await send('POST', `/monthly-report/submissions/${LOCKED}/${PROGRAMME}/${code}/submit`, {});
  }
  await send('POST', `/monthly-report/submissions/${LOCKED}/${PROGRAMME}/${partners[0].code}/accept`, {});
  const findings = (await send('GET', `/monthly-report/findings/${LOCKED}`)).map(({ key }) => key);
  const [key] = findings;
  await send('POST', `/monthly-report/findings/${LOCKED}/explain`, { key, text: '已核对。' });
  await send('POST', `/monthly-report/months/${LOCKED}/publish`, {});
  await send('POST', `/monthly-report/months/${LOCKED}/reopen`, { reason: '核对签到表' });
  await send('POST', `/monthly-report/months/${LOCKED}/publish`, {});
  return findings;
}

/** The rows that attempts past the servers try to change. */
async function rowsInside(server, database, content) {
  const typed = Object.entries(content.months[LOCKED]).filter(([type]) => type !== 'report');
  const documents = Object.fromEntries(
    typed.map(([type, entries]) => [UID[type], entries.map(({ documentId }) => documentId)]),
  );
  const rows = await server.ask('lockedRows', { month: LOCKED, documents });
  for (const row of rows) row.columns = Object.keys(await database(row.table).columnInfo());
  const hidden = {};
  for (const [type, table] of Object.entries(KEPT_TABLES)) {
    const kept = await rowsOf(database, `SELECT document_id FROM ${table} WHERE month = ?`, [LOCKED]);
    hidden[type] = kept.map(({ document_id: documentId }) => documentId);
  }
  const reports = await rowsOf(database, 'SELECT id FROM monthly_reports WHERE month = ?', [LOCKED]);
  const revisions = await rowsOf(database, 'SELECT id FROM monthly_report_revisions');
  const idsOf = (uid) =>
    uid === UID.report
      ? reports.map(({ id }) => id)
      : rows.find(({ uid: of, kind }) => of === uid && kind === 'entry').ids;
  return { rows, hidden, idsOf, revisions: revisions.map(({ id }) => id) };
}

/** The public answers about the month. */
export async function publicAnswers({ servers }) {
  const report = `/api/monthly-report/reports/${LOCKED}`;
  const addresses = [
    ...['json', 'html', 'md'].flatMap((format) => [`${report}.${format}`, `${report}.${format}?revision=1`]),
    ...[`${report}?locale=en`, `/reports/${LOCKED}`, '/api/monthly-report/reports'],
    ...['month', 'to-date'].map(
      (basis) => `/api/monthly-report/totals/${LOCKED}?basis=${basis}&groupBy=partner`,
    ),
  ];
  const answers = {};
  for (const [index, { url }] of servers.entries()) {
    for (const address of addresses) {
      const response = await fetch(url + address);
      answers[`${address} of server ${index}`] = `${response.status} ${await response.text()}`;
    }
  }
  return answers;
}
