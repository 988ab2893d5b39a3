/** The revisions (发布版本) of months: their headers, and the frozen text of each. */
import type { Core } from '@strapi/strapi';

import type { Translated } from '../../entries/rules/facts';
import { toMonth, type Month } from '../../domain/month';
import type { RevisionName } from '../rules/revision-name';
import { UID } from '../../uids';
import { dialectOf } from '../../database/dialect';
import { perStrapi } from '../../database/per-strapi';
import { readConnection } from '../../database/present-reads';
import { integer, text, textOrNull, type Row } from '../../database/rows';
import { textQuery } from '../../database/text-query';
import { translatedOrNull } from '../../database/translated';

/** A revision without its content, which may be megabytes. */
export interface RevisionHeader extends RevisionName {
  /** ISO 8601, UTC. */
  readonly frozenAt: string;
  readonly title: Translated | null;
  /** The reason why the month was reopened for it; null for the first revision. */
  readonly reason: string | null;
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

/** The revisions of one month, newest first. */
export const readRevisions = (strapi: Core.Strapi, month: Month): Promise<RevisionHeader[]> =>
  readHeaders(strapi, { month });

/** The names of the table of revisions and of its columns in SQL. */
function quotedNames(strapi: Core.Strapi) {
  const { tableName, attributes } = strapi.db.metadata.get(UID.revision);
  const quoted = (name: string): string => strapi.db.connection.ref(name).toQuery();
  const columnOf = (name: string) =>
    (attributes[name] as { columnName?: string } | undefined)?.columnName ?? name;
  return { table: quoted(tableName), column: (attribute: string) => quoted(columnOf(attribute)) };
}

/** Every answer about a month starts with this query, so it does not use the query builder. */
const newestRow = perStrapi((strapi) => {
  const { table, column } = quotedNames(strapi);
  return textQuery(
    strapi,
    'newest_revision',
    `SELECT ${HEADER.map(column).join(', ')} FROM ${table} WHERE month = ? ORDER BY number DESC LIMIT 1`,
  );
});

/** The newest revision of one month; null if there is none. */
export async function readNewestRevision(strapi: Core.Strapi, month: Month): Promise<RevisionHeader | null> {
  const [found] = await newestRow(strapi)([month]);
  if (found === undefined) return null;
  const row = Object.fromEntries(HEADER.map((name, index) => [name, found[index] ?? null]));
  return toHeader({ ...row, number: Number(row.number) });
}

/** The revisions of all months: newest month first, and within a month the newest revision first. */
export const readAllRevisions = (strapi: Core.Strapi): Promise<RevisionHeader[]> => readHeaders(strapi, {});

/** The canonical JSON of a frozen revision; null if no revision has this hash. */
export async function readRevisionText(
  strapi: Core.Strapi,
  { month, number, sha256 }: RevisionName,
): Promise<string | null> {
  const row: Row | null = await strapi.db
    .query(UID.revision)
    .findOne({ select: ['content'], where: { month, number, sha256 } });
  return row === null ? null : text(row, 'content');
}

/** The size in bytes of a revision's canonical JSON, without reading it; null if no revision has this hash. */
export async function readRevisionBytes(strapi: Core.Strapi, named: RevisionName): Promise<number | null> {
  const found = await askAbout(strapi, named, 'octet_length(content)', []);
  return found === null ? null : Number(found);
}

/** Bytes that are read in a few milliseconds. */
const PIECE = 512 * 1024;

/**
 * A piece of its bytes from a position on, the first byte being 0. Empty after the last byte; null if no revision has
 * this hash.
 */
export async function readRevisionPiece(
  strapi: Core.Strapi,
  named: RevisionName,
  from: number,
): Promise<Uint8Array | null> {
  const asBytes = dialectOf(strapi).asBytes('content');
  const part = `substr(${asBytes}, CAST(? AS integer), CAST(? AS integer))`;
  return (await askAbout(strapi, named, part, [from + 1, PIECE])) as Uint8Array | null;
}

async function askAbout(
  strapi: Core.Strapi,
  { month, number, sha256 }: RevisionName,
  expression: string,
  bindings: readonly number[],
): Promise<unknown> {
  const { table, column } = quotedNames(strapi);
  const named = ['month', 'number', 'sha256'].map((attribute) => `${column(attribute)} = ?`).join(' AND ');
  const sql = `SELECT ${expression} AS found FROM ${table} WHERE ${named}`;
  const [row] = await dialectOf(strapi).query(readConnection(strapi), null, sql, [
    ...bindings,
    ...[month, number, sha256],
  ]);
  return row?.found ?? null;
}
