/** The revisions (发布版本) of months: what they are called, and the text each was frozen as. */
import type { Core } from '@strapi/strapi';

import type { Translated } from '../domain/facts';
import { toMonth, type Month } from '../domain/month';
import { UID } from '../uids';
import { perStrapi } from './per-strapi';
import { integer, text, textOrNull, type Row } from './rows';
import { textQuery } from './text-query';
import { translatedOrNull } from './translated';

/** A revision without its content, which may be megabytes. */
export interface RevisionHeader {
  readonly month: Month;
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly frozenAt: string;
  readonly title: Translated | null;
  /** Why the month was reopened for it; null for the first. */
  readonly reason: string | null;
  readonly sha256: string;
}

const HEADER = ['month', 'number', 'frozenAt', 'title', 'titleEn', 'reason', 'sha256'];

const toHeader = (row: Row): RevisionHeader => ({
  month: toMonth(text(row, 'month')),
  number: integer(row, 'number', 0),
  frozenAt: text(row, 'frozenAt'),
  title: translatedOrNull(row, 'title'),
  reason: textOrNull(row, 'reason'),
  sha256: text(row, 'sha256'),
});

async function readHeaders(strapi: Core.Strapi, where: Row): Promise<RevisionHeader[]> {
  const rows: Row[] = await strapi.db.query(UID.revision).findMany({
    select: HEADER,
    where,
    orderBy: [{ month: 'desc' }, { number: 'desc' }],
  });
  return rows.map(toHeader);
}

/** Of one month, newest first. */
export const readRevisions = (strapi: Core.Strapi, month: Month): Promise<RevisionHeader[]> =>
  readHeaders(strapi, { month });

/** Every answer about a month begins with it, so it is asked past the query builder. */
const newestRow = perStrapi((strapi) => {
  const { tableName, attributes } = strapi.db.metadata.get(UID.revision);
  const columnOf = (name: string) =>
    (attributes[name] as { columnName?: string } | undefined)?.columnName ?? name;
  const quoted = (name: string) => strapi.db.connection.ref(name).toQuery();
  const columns = HEADER.map((name) => quoted(columnOf(name))).join(', ');
  return textQuery(
    strapi,
    'monthly_report_newest_revision',
    `SELECT ${columns} FROM ${quoted(tableName)} WHERE month = ? ORDER BY number DESC LIMIT 1`,
  );
});

/** The newest of one month; null where it has none. */
export async function readNewestRevision(strapi: Core.Strapi, month: Month): Promise<RevisionHeader | null> {
  const [found] = await newestRow(strapi)([month]);
  if (found === undefined) return null;
  const row = Object.fromEntries(HEADER.map((name, index) => [name, found[index] ?? null]));
  return toHeader({ ...row, number: Number(row.number) });
}

/** Of all months, newest month first, and of each the newest revision first. */
export const readAllRevisions = (strapi: Core.Strapi): Promise<RevisionHeader[]> => readHeaders(strapi, {});

/** The canonical JSON a revision was frozen as; null where there is none of that fingerprint. */
export async function readRevisionText(
  strapi: Core.Strapi,
  { month, number, sha256 }: Pick<RevisionHeader, 'month' | 'number' | 'sha256'>,
): Promise<string | null> {
  const row: Row | null = await strapi.db
    .query(UID.revision)
    .findOne({ select: ['content'], where: { month, number, sha256 } });
  return row === null ? null : text(row, 'content');
}
