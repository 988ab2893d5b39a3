/** Stored revisions: each is written once, in one chain over all months, in the order of publication. */
import type { Core } from '@strapi/strapi';

import { createHash } from 'node:crypto';

import { integer, text, textOrNull, type Row } from '../../database/rows';
import type { Translated } from '../../entries/rules/facts';
import { toMonth, type Month } from '../../domain/month';
import { UID } from '../../uids';

export const sha256Of = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** A revision with all its stored fields. */
export interface StoredRevision {
  readonly month: Month;
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly frozenAt: string;
  readonly publishedBy: string | null;
  readonly title: Translated | null;
  readonly reason: string | null;
  /** Canonical JSON. */
  readonly content: string;
  readonly sha256: string;
  /** Hash of the previous revision, of any month; null for the very first one. */
  readonly previousSha256: string | null;
}

/** The hash at the end of the chain; null if there is no revision yet. */
export async function readHead(strapi: Core.Strapi): Promise<string | null> {
  const [row]: Row[] = await strapi.db
    .query(UID.revision)
    .findMany({ select: ['sha256'], orderBy: { id: 'desc' }, limit: 1 });
  return row === undefined ? null : text(row, 'sha256');
}

/** Call it inside the transaction of a publication: no other publication runs at the same time. */
export async function keepRevision(strapi: Core.Strapi, revision: StoredRevision): Promise<void> {
  const { title, ...data } = revision;
  await strapi.db.query(UID.revision).create({
    data: {
      ...data,
      key: `${revision.month} ${revision.number}`,
      title: title?.['zh-Hans'] ?? null,
      titleEn: title?.en ?? null,
    },
  });
}

/** The revisions of a month without their content, newest first. */
export async function readRevisionsOf(
  strapi: Core.Strapi,
  month: Month,
): Promise<Omit<StoredRevision, 'content' | 'title'>[]> {
  const rows: Row[] = await strapi.db.query(UID.revision).findMany({
    select: ['month', 'number', 'frozenAt', 'publishedBy', 'reason', 'sha256', 'previousSha256'],
    where: { month },
    orderBy: { number: 'desc' },
  });
  return rows.map(toStored);
}

/** Every revision in the order of the chain, one at a time: all of them together may be larger than memory. */
export async function* walkRevisions(
  strapi: Core.Strapi,
): AsyncGenerator<Omit<StoredRevision, 'title'> & { readonly id: number }> {
  let after = 0;
  for (;;) {
    const [row]: Row[] = await strapi.db
      .query(UID.revision)
      .findMany({ where: { id: { $gt: after } }, orderBy: { id: 'asc' }, limit: 1 });
    if (row === undefined) return;
    after = integer(row, 'id', 0);
    yield { ...toStored(row), content: text(row, 'content'), id: after };
  }
}

export const countRevisions = (strapi: Core.Strapi): Promise<number> => strapi.db.query(UID.revision).count();

const toStored = (row: Row): Omit<StoredRevision, 'content' | 'title'> => ({
  month: toMonth(text(row, 'month')),
  number: integer(row, 'number', 0),
  frozenAt: text(row, 'frozenAt'),
  publishedBy: textOrNull(row, 'publishedBy'),
  reason: textOrNull(row, 'reason'),
  sha256: text(row, 'sha256'),
  previousSha256: textOrNull(row, 'previousSha256'),
});
