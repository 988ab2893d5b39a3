import type { Core } from '@strapi/strapi';

import type { ReportEntry } from '../domain/facts';
import { toMonth, type Month } from '../domain/month';
import { UID } from '../uids';
import { text, type Row } from './rows';
import { translatedOrNull } from './translated';

/** Until months are frozen as revisions, a published month is its first and only one. */
const ONLY_REVISION = 1;

const FIELDS = ['month', 'title', 'titleEn', 'note', 'noteEn', 'publishedAt'];

function toEntry(row: Row): ReportEntry {
  const publishedAt = row.publishedAt;
  const shared = {
    month: toMonth(text(row, 'month')),
    title: translatedOrNull(row, 'title'),
    note: translatedOrNull(row, 'note'),
  };
  if (publishedAt === null || publishedAt === undefined) {
    return { ...shared, status: 'draft', revision: null, publishedAt: null };
  }
  const moment = publishedAt instanceof Date ? publishedAt : new Date(text(row, 'publishedAt'));
  return { ...shared, status: 'published', revision: ONLY_REVISION, publishedAt: moment.toISOString() };
}

async function readWhere(strapi: Core.Strapi, where: Row): Promise<ReportEntry[]> {
  const found: Row[] = await strapi.db.query(UID.report).findMany({
    select: FIELDS,
    where,
    orderBy: [{ month: 'desc' }, { id: 'asc' }],
  });
  return found.map(toEntry);
}

/** The published months, newest first. */
export async function readPublishedEntries(strapi: Core.Strapi): Promise<ReportEntry[]> {
  return readWhere(strapi, { publishedAt: { $notNull: true } });
}

/** The months somebody has begun, published or not, newest first. */
export async function readDraftEntries(strapi: Core.Strapi): Promise<ReportEntry[]> {
  return readWhere(strapi, { publishedAt: { $null: true } });
}

export async function readPublishedEntry(strapi: Core.Strapi, month: Month): Promise<ReportEntry | null> {
  const [entry] = await readWhere(strapi, { month, publishedAt: { $notNull: true } });
  return entry ?? null;
}

/** The entry a preview is compiled under; a month nobody has begun has one without title and note. */
export async function readDraftEntry(strapi: Core.Strapi, month: Month): Promise<ReportEntry> {
  const [entry] = await readWhere(strapi, { month, publishedAt: { $null: true } });
  return entry ?? { month, title: null, note: null, status: 'draft', revision: null, publishedAt: null };
}
