/** The workflow data of the months in a database, as plain values: two such pictures are equal or different. */
import { isPostgres, rowsOf } from '../database.mjs';

const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

function grouped(rows, keyOf, valueOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), valueOf(row)]);
  return sorted([...groups]);
}

/**
 * @returns {Promise<object>}
 *   - `months`: state, number of the newest revision and reason of those somebody has begun with
 *   - `revisions`: numbers by month, in the order of the chain
 *   - `reports`: by month, of its published rows, whether each is of the moment of the newest revision
 *   - `submissions`: states by month and partner
 *   - `trail`: the number of rows, by month, partner and action
 *   - `entries`: by document and language, the titles of its drafts and of its published rows
 */
export async function pictureOf(database) {
  const postgres = isPostgres(database);
  const rows = (sql) => rowsOf(database, sql);
  const months = await rows('SELECT month, state, revision, reason FROM monthly_report_month_states');
  const revisions = await rows('SELECT month, number, frozen_at FROM monthly_report_revisions ORDER BY id');
  const newestAt = new Map(revisions.map(({ month, frozen_at: at }) => [month, at]));
  // Strapi keeps moments as milliseconds in SQLite, and in PostgreSQL without a zone.
  const reports = await rows(
    `SELECT month, ${postgres ? `to_char(published_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : 'published_at'} AS at
      FROM monthly_reports WHERE published_at IS NOT NULL`,
  );
  const momentOf = (at) => (postgres ? at : new Date(at).toISOString());
  const submissions = await rows(
    `SELECT s.month, s.state, p.code FROM monthly_report_submissions s
      JOIN monthly_report_submissions_partner_lnk l ON l.submission_id = s.id
      JOIN partners p ON p.id = l.partner_id`,
  );
  const trail = await rows('SELECT month, partner, action FROM monthly_report_trail_entries');
  const entries = [
    ...(await rows(`SELECT document_id, '' AS locale, title, published_at FROM activities`)),
    ...(await rows('SELECT document_id, locale, title, published_at FROM stories')),
  ];
  const titles = (isDraft) =>
    grouped(
      entries.filter((row) => (row.published_at === null) === isDraft),
      ({ document_id: documentId, locale }) => `${documentId} ${locale}`,
      ({ title }) => title,
    );
  const counted = grouped(
    trail,
    ({ month, partner, action }) => [month, partner, action].join(' '),
    () => 1,
  );
  return {
    months: sorted(months.map(({ month, ...record }) => [month, record])),
    revisions: grouped(
      revisions,
      ({ month }) => month,
      ({ number }) => number,
    ),
    reports: grouped(
      reports,
      ({ month }) => month,
      ({ month, at }) => momentOf(at) === newestAt.get(month),
    ),
    submissions: sorted(submissions.map(({ month, code, state }) => [`${month} ${code}`, state])),
    trail: sorted(Object.entries(counted).map(([key, ones]) => [key, ones.length])),
    entries: { drafts: titles(true), published: titles(false) },
  };
}

const oneMore = (trail, key) => sorted(Object.entries({ ...trail, [key]: (trail[key] ?? 0) + 1 }));

/** The expected picture after an operation and no other change. */
export const DONE = {
  accept(picture, { month, partner, entries }) {
    const own = new Set([...entries.activity, ...entries.story].map(({ documentId }) => documentId));
    const { drafts, published } = picture.entries;
    const accepted = Object.entries(drafts).filter(([key]) => own.has(key.split(' ')[0]));
    return {
      ...picture,
      submissions: sorted(Object.entries({ ...picture.submissions, [`${month} ${partner}`]: 'accepted' })),
      trail: oneMore(picture.trail, [month, partner, 'accept'].join(' ')),
      entries: {
        drafts,
        published: sorted(Object.entries({ ...published, ...Object.fromEntries(accepted) })),
      },
    };
  },
  publish(picture, { month }) {
    const revision = (picture.months[month]?.revision ?? 0) + 1;
    const numbers = [...(picture.revisions[month] ?? []), revision];
    return {
      ...picture,
      months: withMonth(picture, month, { state: 'published', revision, reason: null }),
      revisions: sorted(Object.entries({ ...picture.revisions, [month]: numbers })),
      reports: sorted(Object.entries({ ...picture.reports, [month]: [true] })),
      trail: oneMore(picture.trail, [month, null, 'publish'].join(' ')),
    };
  },
  reopen(picture, { month, reason }) {
    const { revision } = picture.months[month];
    return {
      ...picture,
      months: withMonth(picture, month, { state: 'reopened', revision, reason }),
      trail: oneMore(picture.trail, [month, null, 'reopen'].join(' ')),
    };
  },
};

const withMonth = ({ months }, month, record) => sorted(Object.entries({ ...months, [month]: record }));

/** The differences of two pictures, in words. */
export function pictureDifferences(present, wanted, where = '') {
  if (JSON.stringify(present) === JSON.stringify(wanted)) return [];
  const areObjects = [present, wanted].every((value) => value !== null && typeof value === 'object');
  if (!areObjects || Array.isArray(present)) {
    return [`${where.trim()} is ${JSON.stringify(present)}, not ${JSON.stringify(wanted)}`];
  }
  const keys = [...new Set([...Object.keys(present), ...Object.keys(wanted)])];
  return keys.flatMap((key) => pictureDifferences(present[key], wanted[key], `${where} ${key}`));
}
