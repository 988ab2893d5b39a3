/** The entries of partners in a month. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { daysCountedIn, isClosing, MONTHLY, type Calendar } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import { by, compareText } from '../../domain/order';
import { UID } from '../../uids';
import { readOtherCalendars } from '../../database/calendars';
import { dayIn } from '../../domain/counted-days';
import { isEdited } from '../../database/localised';
import { relationTable } from '../../strapi/relation-table';
import { integer, text, textOrNull, type Row } from '../../database/rows';

/** A partner in a programme, by row ids. */
export interface Pair {
  readonly programme: number;
  readonly partner: number;
}

export interface EntryCount extends Pair {
  readonly entries: number;
}

type EnteredUid = typeof UID.activity | typeof UID.story;

function inMonth(
  uid: EnteredUid,
  month: Month,
  calendars: readonly Calendar[],
): (query: Knex.QueryBuilder) => void {
  return (query) => {
    if (uid === UID.story) {
      void query.where({ 'entry.report_month': month, 'entry.locale': DEFAULT_LOCALE });
      return;
    }
    const isCountedBy = (calendar: Calendar) => {
      const { from, to } = daysCountedIn({ from: month, to: month }, calendar);
      return ['entry.start_date', [from, to]] as const;
    };
    if (calendars.length === 0) {
      void query.whereBetween(...isCountedBy(MONTHLY));
      return;
    }
    void query.where((any) => {
      void any.where((monthly) => {
        void monthly
          .whereBetween(...isCountedBy(MONTHLY))
          .whereRaw(`coalesce(programme.frequency, 'monthly') = 'monthly'`);
      });
      for (const calendar of calendars) {
        if (!isClosing(month, calendar)) continue;
        void any.orWhere((other) => {
          void other
            .whereBetween(...isCountedBy(calendar))
            .whereRaw('programme.frequency = ? AND coalesce(programme.fiscal_year_start, 1) = ?', [
              calendar.frequency,
              calendar.fiscalYearStart,
            ]);
        });
      }
    });
  };
}

/** Number of documents of each partner in a month, drafts included; `pair` selects one partner and programme. */
export async function countEntries(
  strapi: Core.Strapi,
  trx: Knex,
  uid: EnteredUid,
  month: Month,
  pair: Pair | null,
): Promise<EntryCount[]> {
  const programme = relationTable(strapi, uid, 'programme');
  const partner = relationTable(strapi, uid, 'partner');
  const calendars = await readOtherCalendars(strapi);
  const found: Row[] = await trx({ entry: strapi.db.metadata.get(uid).tableName })
    .join({ of_programme: programme.name }, `of_programme.${programme.source}`, 'entry.id')
    .join({ of_partner: partner.name }, `of_partner.${partner.source}`, 'entry.id')
    .join(
      { programme: strapi.db.metadata.get(UID.programme).tableName },
      'programme.id',
      `of_programme.${programme.target}`,
    )
    .where(inMonth(uid, month, calendars))
    .where((narrowed) => {
      if (pair === null) return;
      void narrowed.where({
        [`of_programme.${programme.target}`]: pair.programme,
        [`of_partner.${partner.target}`]: pair.partner,
      });
    })
    .groupBy(`of_programme.${programme.target}`, `of_partner.${partner.target}`)
    .select({ programme: `of_programme.${programme.target}`, partner: `of_partner.${partner.target}` })
    .countDistinct({ entries: 'entry.document_id' });
  return found.map((row) => ({
    programme: integer(row, 'programme', 0),
    partner: integer(row, 'partner', 0),
    // PostgreSQL's driver gives counts as texts.
    entries: Number(row.entries),
  }));
}

/** A draft that differs from its published row, or that was never published. */
export interface UnpublishedEntry {
  readonly uid: EnteredUid;
  readonly documentId: string;
  readonly title: string;
}

const UNTITLED = '无标题 / untitled';

async function readUnpublished(
  strapi: Core.Strapi,
  uid: EnteredUid,
  where: Row,
): Promise<UnpublishedEntry[]> {
  const query = strapi.db.query(uid);
  const drafts: Row[] = await query.findMany({
    select: ['documentId', 'title', 'updatedAt', ...(uid === UID.story ? ['locale'] : [])],
    where: { ...where, publishedAt: { $null: true } },
  });
  const documentIds = drafts.map((draft) => text(draft, 'documentId'));
  const rowKey = (row: Row) => `${text(row, 'documentId')} ${textOrNull(row, 'locale') ?? ''}`;
  const translations: Row[] =
    uid === UID.story
      ? await query.findMany({
          select: ['documentId', 'title', 'updatedAt', 'locale'],
          where: {
            documentId: { $in: documentIds },
            locale: { $ne: DEFAULT_LOCALE },
            publishedAt: { $null: true },
          },
        })
      : [];
  const published: Row[] = await query.findMany({
    select: ['documentId', 'updatedAt', ...(uid === UID.story ? ['locale'] : [])],
    where: { documentId: { $in: documentIds }, publishedAt: { $notNull: true } },
  });
  const publishedOf = new Map(published.map((row) => [rowKey(row), row]));
  const edited = new Set(
    [...drafts, ...translations]
      .filter((row) => isEdited(row, publishedOf.get(rowKey(row))))
      .map((row) => text(row, 'documentId')),
  );
  return drafts
    .map((draft) => ({
      uid,
      documentId: text(draft, 'documentId'),
      title: textOrNull(draft, 'title') ?? UNTITLED,
    }))
    .filter(({ documentId }) => edited.has(documentId))
    .sort(by(({ documentId }) => documentId, compareText));
}

/** The entries of a partner to publish in a programme and month: activities first, because stories link to them. */
export async function readUnpublishedEntries(
  strapi: Core.Strapi,
  { programme, partner }: Pair,
  month: Month,
  calendar: Calendar,
): Promise<readonly UnpublishedEntry[]> {
  const mine = { programme: { id: programme }, partner: { id: partner } };
  const startDate = dayIn(month, calendar);
  return [
    ...(await readUnpublished(strapi, UID.activity, { ...mine, startDate })),
    ...(await readUnpublished(strapi, UID.story, { ...mine, reportMonth: month, locale: DEFAULT_LOCALE })),
  ];
}
