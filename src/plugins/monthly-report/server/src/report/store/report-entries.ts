import type { Core } from '@strapi/strapi';

import type { ReportEntry } from '../../entries/rules/facts';
import { toMonth, type Month } from '../../domain/month';
import { UID } from '../../uids';
import { text, type Row } from '../../database/rows';
import { translatedOrNull } from '../../database/translated';

const FIELDS = ['month', 'title', 'titleEn', 'note', 'noteEn'];

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

function readWhere(strapi: Core.Strapi, where: Row): Promise<Row[]> {
  return strapi.db.query(UID.report).findMany({
    select: FIELDS,
    where,
    orderBy: [{ month: 'desc' }, { id: 'asc' }],
  });
}

/** The months that somebody has begun, published or not, newest first. */
export async function readDraftEntries(strapi: Core.Strapi): Promise<ReportEntry[]> {
  return (await readWhere(strapi, { publishedAt: { $null: true } })).map(toDraft);
}

/** The texts in the published row of a report; only its revisions tell whether the month is public. */
export type ReportWords = Pick<ReportEntry, 'month' | 'title' | 'note'>;

export async function readPublishedWords(strapi: Core.Strapi, month: Month): Promise<ReportWords | null> {
  const [row] = await readWhere(strapi, { month, publishedAt: { $notNull: true } });
  return row ? sharedFields(row) : null;
}

/** The months whose report has a published row, in time order. */
export async function readMonthsOfPublishedRows(strapi: Core.Strapi): Promise<Month[]> {
  const rows = await readWhere(strapi, { publishedAt: { $notNull: true } });
  return rows.map((row) => toMonth(text(row, 'month'))).sort();
}

/**
 * The entry that a preview is compiled under; it has no title and note if nobody has begun the month.
 *
 * @param given fields that are about to be written.
 */
export async function readDraftEntry(
  strapi: Core.Strapi,
  month: Month,
  given: Row = {},
): Promise<ReportEntry> {
  const [row = { month }] = await readWhere(strapi, { month, publishedAt: { $null: true } });
  const words = Object.fromEntries(Object.entries(given).filter(([field]) => FIELDS.includes(field)));
  return toDraft({ ...row, ...words });
}
