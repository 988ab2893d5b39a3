/** The entries of a submission, drafts included, for its review. */
import type { Core } from '@strapi/strapi';

import type { EnteredEntry, EnteredPhoto } from '../../../../shared/desk-api';
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import { dayIn } from '../../domain/counted-days';
import { isEdited } from '../../database/localised';
import { toMeasurements } from '../../database/measurements';
import { dayOrNull, integerOrNull, rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';
import { translated } from '../../database/translated';
import type { Calendar } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import { by, compareText, inOrder, nullsLast } from '../../domain/order';
import { plainText } from '../../domain/plain-text';
import { toDigits } from '../../domain/quantity';
import type { Indicator } from '../../entries/rules/facts';
import { toRichText } from '../../entries/store/rich-text';
import { UID } from '../../uids';
import type { Pair } from './entries';

const PHOTOS = { populate: { file: { select: ['url', 'formats', 'alternativeText'] } } };
const NAMED = { select: ['code', 'name', 'nameEn'] };

/** Number of characters of a story that show its subject. */
const EXCERPT = 300;

const inOrderOfDays = inOrder<EnteredEntry>(
  by(({ uid }) => uid, compareText),
  by(({ day }) => day, nullsLast(compareText)),
  by(({ title }) => title, compareText),
  by(({ documentId }) => documentId, compareText),
);

interface Asked {
  readonly pair: Pair;
  readonly month: Month;
  /** Calendar of the programme. */
  readonly calendar: Calendar;
  readonly locale: Locale;
  /** Indicators of the programme, in its order. */
  readonly indicators: readonly Indicator[];
  /** Time when the submission was last sent back, ISO 8601; null if it never was. */
  readonly sentBackAt: string | null;
}

function photosOf(row: Row): EnteredPhoto[] {
  return rows(row, 'photos').flatMap((photo) => {
    const file = rowOrNull(photo, 'file');
    if (file === null) return [];
    const formats = rowOrNull(file, 'formats') ?? {};
    const small = rowOrNull(formats, 'small') ?? rowOrNull(formats, 'thumbnail') ?? file;
    return [
      {
        url: text(small, 'url'),
        alternativeText: textOrNull(photo, 'alternativeText') ?? textOrNull(file, 'alternativeText'),
      },
    ];
  });
}

function sinceOf(row: Row, sentBackAt: string | null): EnteredEntry['since'] {
  if (sentBackAt === null) return null;
  const after = (value: unknown): boolean =>
    (value instanceof Date ? value.getTime() : Date.parse(String(value))) > Date.parse(sentBackAt);
  if (after(row.createdAt)) return 'added';
  return after(row.updatedAt) ? 'edited' : null;
}

export async function readEnteredEntries(strapi: Core.Strapi, asked: Asked): Promise<EnteredEntry[]> {
  const { pair, month, calendar, locale, indicators, sentBackAt } = asked;
  const inLanguage = (row: Row, field: string) => {
    const name = translated(row, field);
    return name[locale] ?? name['zh-Hans'];
  };

  async function entriesOf(uid: typeof UID.activity | typeof UID.story, own: Row): Promise<EnteredEntry[]> {
    const query = strapi.db.query(uid);
    const mine = { ...own, programme: { id: pair.programme }, partner: { id: pair.partner } };
    const drafts: Row[] = await query.findMany({
      where: { ...mine, publishedAt: { $null: true } },
      populate: { photos: PHOTOS, communities: NAMED },
    });
    const published: Row[] = await query.findMany({
      select: ['documentId', 'updatedAt'],
      where: { ...mine, publishedAt: { $notNull: true } },
    });
    const publishedOf = new Map(published.map((row) => [text(row, 'documentId'), row]));
    return drafts.map((row) => {
      const measured = toMeasurements(row.measurements);
      return {
        uid,
        documentId: text(row, 'documentId'),
        title: textOrNull(row, 'title') ?? '',
        day: dayOrNull(row, uid === UID.activity ? 'startDate' : 'occurredOn'),
        status: isEdited(row, publishedOf.get(text(row, 'documentId'))) ? 'draft' : 'published',
        since: sinceOf(row, sentBackAt),
        communities: rows(row, 'communities').map((community) => inLanguage(community, 'name')),
        sessions: uid === UID.activity ? integerOrNull(row, 'sessions') : null,
        measurements: indicators.flatMap(({ code, label, decimals }) => {
          const value = measured.get(code);
          return value === undefined
            ? []
            : [
                {
                  indicator: code,
                  label: label[locale] ?? label['zh-Hans'],
                  value: toDigits(value, decimals),
                },
              ];
        }),
        text: uid === UID.story ? plainText(toRichText(row.body)).slice(0, EXCERPT) : null,
        photos: photosOf(row),
      };
    });
  }

  return [
    ...(await entriesOf(UID.activity, { startDate: dayIn(month, calendar) })),
    ...(await entriesOf(UID.story, { reportMonth: month, locale: DEFAULT_LOCALE })),
  ].sort(inOrderOfDays);
}
