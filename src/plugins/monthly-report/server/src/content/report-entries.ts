import type { Core } from '@strapi/strapi';

import type { PublishedEntry, ReportEntry } from '../domain/facts';
import { toMonth, type Month } from '../domain/month';
import { UID } from '../uids';
import { text, type Row } from './rows';
import { translatedOrNull } from './translated';

/** Until months are frozen as revisions, a published month is its first and only one. */
const ONLY_REVISION = 1;

const FIELDS = ['month', 'title', 'titleEn', 'note', 'noteEn', 'publishedAt'];

const sharedFields = (row: Row) => ({
  month: toMonth(text(row, 'month')),
  title: translatedOrNull(row, 'title'),
  note: translatedOrNull(row, 'note'),
});

const toDraft = (row: Row): ReportEntry => ({
  ...sharedFields(row),
  status: 'draft',
  revision: null,
  publishedAt: null,
});

function toPublished(row: Row): PublishedEntry {
  const { publishedAt } = row;
  const moment = publishedAt instanceof Date ? publishedAt : new Date(text(row, 'publishedAt'));
  return {
    ...sharedFields(row),
    status: 'published',
    revision: ONLY_REVISION,
    publishedAt: moment.toISOString(),
  };
}

function readWhere(strapi: Core.Strapi, where: Row): Promise<Row[]> {
  return strapi.db.query(UID.report).findMany({
    select: FIELDS,
    where,
    orderBy: [{ month: 'desc' }, { id: 'asc' }],
  });
}

/** The published months, newest first. */
export async function readPublishedEntries(strapi: Core.Strapi): Promise<PublishedEntry[]> {
  return (await readWhere(strapi, { publishedAt: { $notNull: true } })).map(toPublished);
}

/** The months somebody has begun, published or not, newest first. */
export async function readDraftEntries(strapi: Core.Strapi): Promise<ReportEntry[]> {
  return (await readWhere(strapi, { publishedAt: { $null: true } })).map(toDraft);
}

export async function readPublishedEntry(strapi: Core.Strapi, month: Month): Promise<PublishedEntry | null> {
  const [row] = await readWhere(strapi, { month, publishedAt: { $notNull: true } });
  return row ? toPublished(row) : null;
}

/** The entry a preview is compiled under; a month nobody has begun has one without title and note. */
export async function readDraftEntry(strapi: Core.Strapi, month: Month): Promise<ReportEntry> {
  const [row] = await readWhere(strapi, { month, publishedAt: { $null: true } });
  if (row) return toDraft(row);
  return { month, title: null, note: null, status: 'draft', revision: null, publishedAt: null };
}
