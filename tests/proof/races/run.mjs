/**
 * Proof that two servers on one PostgreSQL never disturb each other: many publish one document at once, then
 * both edit at random and publish months. Readers ask the server that did not write: for live figures after
 * an edit, and for public figures from each publication on.
 *
 * As a program (the quick form is in tests/api/races.test.ts): its environment names the empty
 * database, and its last line is the result as JSON.
 *   node tests/proof/races/run.mjs [rounds] [edits] [seed]
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { createApiToken, registerAdministrator } from '../panel.mjs';
import { ACTIVITY, MONTHS } from './content.mjs';
import { startPair } from './pair.mjs';
import { recount } from './recount.mjs';

const PARALLEL_PUBLISHES = 8;
const WRITERS_PER_SERVER = 4;
const PROGRESS_EVERY = 1000;

/**
 * @param {object} proof
 * @param {number} proof.rounds parallel publications of one document
 * @param {number} proof.edits random edits, over both servers together
 * @param {number} proof.seed
 * @param {Record<string, string>} proof.environment DATABASE_* and PUBLIC_DIR of an empty PostgreSQL database
 * @param {(text: string) => void} proof.progress
 */
export async function proveRaces({ rounds, edits, seed, environment, progress }) {
  const begun = Date.now();
  const client = new pg.Client({ connectionString: environment.DATABASE_URL });
  await client.connect();
  try {
    const deadlocksBefore = await deadlocksOf(client);
    progress('two servers start at once on an empty database');
    const pair = await startPair(environment);
    let result;
    try {
      const started = { milliseconds: pair.milliseconds, differences: await madeTwice(client) };
      const { content, apiToken } = await prepare(pair.servers);
      const published = await publishInParallel({ pair, content, apiToken, client, rounds, progress });
      const edited = await editAtRandom({ pair, edits, seed, progress });
      progress('recounting everything');
      const counted = await recount(client);
      const check = await pair.servers[0].ask('check');
      result = {
        started,
        published,
        edited,
        kept: {
          activities: check.counted,
          cells: counted.cells,
          differences: [
            ...check.differences,
            ...counted.differences,
            ...(await rowsTwice(client)),
            ...(await lost(client, await pair.servers[0].ask('present'))),
          ],
        },
      };
    } finally {
      await pair.stop();
    }
    // PostgreSQL gets the counts of a server's sessions when they end.
    const deadlocks = (await deadlocksOf(client)) - deadlocksBefore;
    return { seed, ...result, deadlocks, milliseconds: Date.now() - begun };
  } finally {
    await client.end();
  }
}

/** Whether a result of proveRaces keeps the promises. */
export function failuresOf({ started, published, edited, kept, deadlocks }) {
  return [
    ...started.differences,
    ...published.differences,
    ...edited.errors,
    ...edited.stale,
    ...kept.differences,
    ...(deadlocks === 0 ? [] : [`${deadlocks} deadlocks`]),
  ];
}

async function deadlocksOf(client) {
  const { rows } = await client.query(
    'SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0].deadlocks;
}

/** Rows that Strapi and the plugin write at the first start, and that two starts could write twice. */
async function madeTwice(client) {
  const ONCE = {
    admin_roles: 'code',
    up_roles: 'type',
    i18n_locale: 'code',
    strapi_core_store_settings: "key || coalesce(environment, '') || coalesce(tag, '')",
    strapi_migrations: 'name',
    strapi_migrations_internal: 'name',
  };
  const differences = [];
  for (const [table, key] of Object.entries(ONCE)) {
    const { rows } = await client.query(`SELECT ${key} AS key FROM ${table} GROUP BY 1 HAVING count(*) > 1`);
    for (const row of rows) differences.push(`${table} has "${row.key}" twice after two starts at once`);
  }
  const { rows } = await client.query(`
    SELECT p.action, l.role_id FROM up_permissions p JOIN up_permissions_role_lnk l ON l.permission_id = p.id
    GROUP BY 1, 2 HAVING count(*) > 1`);
  for (const { action } of rows) differences.push(`the permission ${action} is there twice`);
  return differences;
}

/** Fills the database, logs in to the panel, makes a token for live figures, and tells both servers. */
async function prepare(servers) {
  const writers = servers.length * WRITERS_PER_SERVER;
  const content = await servers[0].ask('fill', { writers });
  const { token } = await registerAdministrator(servers[0].url);
  const apiToken = await createApiToken(servers[0].url, token);
  await Promise.all(servers.map((server) => server.ask('prepare', { content, token, apiToken })));
  return { content, apiToken };
}

async function publishInParallel({ pair, content, apiToken, client, rounds, progress }) {
  const { servers } = pair;
  const documentId = content.shared[0];
  const [programme] = content.programmes;
  const month = MONTHS[0];
  const others = await summed(client, month, documentId);
  const differences = [];
  const begun = Date.now();
  for (let round = 1; round <= rounds; round += 1) {
    const thousandths = round * 1001;
    const data = { startDate: `${month}-05`, programme, measurements: { summed: thousandths / 1000 } };
    await servers[0].ask('write', { documentId, data });
    // In every second round there is no published row yet: then two could be created.
    if (round % 2 === 0) await servers[1].ask('unpublish', { documentId });
    const refusals = await Promise.all(
      servers.map((server) =>
        server.ask('publishAtOnce', { documentId, times: PARALLEL_PUBLISHES / servers.length }),
      ),
    );
    for (const refusal of refusals.flat().filter(Boolean)) {
      differences.push(`round ${round}: a publication was refused: ${JSON.stringify(refusal)}`);
    }
    const { rows } = await client.query(
      'SELECT count(*)::integer AS published FROM activities WHERE document_id = $1 AND published_at IS NOT NULL',
      [documentId],
    );
    if (rows[0].published !== 1) differences.push(`round ${round}: ${rows[0].published} published rows`);
    const wanted = others.total + thousandths;
    const { kept } = await summed(client, month, documentId);
    if (kept !== wanted) differences.push(`round ${round}: the sum is ${kept} thousandths, not ${wanted}`);
    for (const { url } of servers) {
      const answered = await totalOf(url, month, apiToken);
      if (answered !== wanted / 1000) {
        differences.push(`round ${round}: ${url} answers ${answered}, not ${wanted / 1000}`);
      }
    }
    if (round % 10 === 0 || round === rounds) progress(`${round} of ${rounds} rounds of parallel publishes`);
  }
  return { rounds, publishes: rounds * PARALLEL_PUBLISHES, differences, milliseconds: Date.now() - begun };
}

/** In thousandths, for the first shared programme: the figures of all documents but one, and the kept sum of all. */
async function summed(client, month, exceptDocument) {
  const { rows } = await client.query(
    `SELECT
      (SELECT coalesce(trunc(sum((a.measurements::jsonb ->> 'summed')::numeric) * 1000), 0)::integer
        FROM activities a JOIN activities_programme_lnk l ON l.activity_id = a.id
        JOIN programmes p ON p.id = l.programme_id
        WHERE p.code = 'shared_0' AND a.published_at IS NOT NULL AND a.document_id <> $1
          AND to_char(a.start_date, 'YYYY-MM') = $2) AS total,
      (SELECT (s.cell::jsonb -> 'm' -> 'summed' ->> 1)::integer FROM monthly_report_sums s
        JOIN programmes p ON p.id = s.programme_id
        WHERE p.code = 'shared_0' AND s.dimension = 0 AND s.month = $2) AS kept`,
    [exceptDocument, month],
  );
  return rows[0];
}

/** The live figure. */
async function totalOf(url, month, apiToken) {
  const response = await fetch(`${url}/api/monthly-report/totals/${month}?programme=shared_0&status=draft`, {
    headers: { authorization: `Bearer ${apiToken}` },
  });
  const { data } = await response.json();
  return data.programmes[0].totals.find(({ indicator }) => indicator === 'summed').value;
}

async function editAtRandom({ pair, edits, seed, progress }) {
  const { servers } = pair;
  const begun = Date.now();
  let shown = 0;
  const showing = setInterval(() => {
    const done = pair.edits();
    if (done < shown + PROGRESS_EVERY) return;
    shown = done;
    progress(`${done} of ${edits} edits, ${Math.round((done * 1000) / (Date.now() - begun))} a second`);
  }, 1000);
  const outcomes = await Promise.all(
    servers.map((server, index) =>
      server.ask('edit', {
        count: index === 0 ? Math.ceil(edits / 2) : Math.floor(edits / 2),
        writers: Array.from({ length: WRITERS_PER_SERVER }, (_, n) => index * WRITERS_PER_SERVER + n),
        otherServer: servers[1 - index].url,
        seed,
      }),
    ),
  ).finally(() => clearInterval(showing));
  const all = (name) => outcomes.flatMap((outcome) => outcome[name]);
  const sum = (name) => outcomes.reduce((total, outcome) => total + outcome[name], 0);
  const { errors, refused } = judge(all('refusals'), all('removals'));
  const names = {};
  for (const outcome of outcomes) {
    for (const [name, count] of Object.entries(outcome.names)) names[name] = (names[name] ?? 0) + count;
  }
  return {
    edits: sum('edits'),
    names,
    publications: sum('publications'),
    reads: sum('reads'),
    stale: all('stale'),
    refused,
    errors,
    milliseconds: Date.now() - begun,
  };
}

/** Only a published activity can be taken back, or have its draft discarded. */
const NEEDS_PUBLISHED = ['unpublish', 'discardDraft'];

/**
 * Two refusals are right: "not found" for an activity that was removed before the answer, and
 * "not found" if an edit needs a published activity and there is none at that moment.
 * Any other refusal is an error.
 */
function judge(refusals, removals) {
  // Two edits may remove one activity: it may be gone after the first one.
  const removedAt = new Map();
  for (const { documentId, started } of removals) {
    removedAt.set(documentId, Math.min(started, removedAt.get(documentId) ?? Infinity));
  }
  const refused = { removedMeanwhile: 0, notPublished: 0 };
  const errors = [];
  for (const refusal of refusals) {
    const { name, way, documentIds, ended, status, message } = refusal;
    const isNotFound = status === 404;
    const isRemoved = documentIds.some((documentId) => (removedAt.get(documentId) ?? Infinity) <= ended);
    if (isNotFound && isRemoved) refused.removedMeanwhile += 1;
    else if (isNotFound && NEEDS_PUBLISHED.includes(name)) refused.notPublished += 1;
    else
      errors.push(
        `${name} (${way}) of ${documentIds.join() || 'reference data'}: ${status ?? ''} ${message}`,
      );
  }
  return { errors, refused };
}

/** Documents with more than one draft or published row, in any content type with drafts. */
async function rowsTwice(client) {
  const { rows } = await client.query(`
    SELECT document_id, published_at IS NULL AS draft, count(*)::integer AS rows FROM activities
    GROUP BY 1, 2 HAVING count(*) > 1`);
  return rows.map(
    (row) => `${ACTIVITY} ${row.document_id} has ${row.rows} ${row.draft ? 'draft' : 'published'} rows`,
  );
}

/** Activities that were not removed must still be there, at least as a draft. */
async function lost(client, documentIds) {
  const { rows } = await client.query(
    `SELECT document_id FROM unnest($1::text[]) AS kept (document_id)
     WHERE NOT EXISTS (
       SELECT FROM activities a WHERE a.document_id = kept.document_id AND a.published_at IS NULL
     )`,
    [documentIds],
  );
  return rows.map((row) => `${ACTIVITY} ${row.document_id} is gone, and nobody removed it`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..'));
  const [rounds = 3, edits = 100, seed = 1] = process.argv.slice(2).map(Number);
  const result = await proveRaces({
    rounds,
    edits,
    seed,
    environment: process.env,
    progress: (text) => process.stderr.write(`${text}\n`),
  });
  process.stdout.write(`${JSON.stringify({ ...result, failures: failuresOf(result) })}\n`);
}
