/** The entries of a month that a publication would leave out, and the entries that were edited lately. */
import type { Core } from '@strapi/strapi';

import type { LeftOutEntry } from '../../../../shared/desk-api';
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import { readOtherCalendars } from '../../database/calendars';
import { countedIn } from '../../domain/counted-days';
import { isEdited } from '../../database/localised';
import { rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import { translated } from '../../database/translated';
import type { Month } from '../../domain/month';
import { by, compareText, inOrder, nullsLast } from '../../domain/order';
import { UID } from '../../uids';

const NAMED = { select: ['code', 'name', 'nameEn'] };

/** The types whose entries are published one by one, with the field of their title; an overview has no title. */
const TYPES = [
  { uid: UID.activity, title: 'title', isLocalised: false, hasPartner: true },
  { uid: UID.story, title: 'title', isLocalised: true, hasPartner: true },
  { uid: UID.progressUpdate, title: 'title', isLocalised: true, hasPartner: false },
  { uid: UID.programmeMonth, title: null, isLocalised: true, hasPartner: false },
] as const;

const MONTH_FIELDS = {
  [UID.story]: 'reportMonth',
  [UID.progressUpdate]: 'month',
  [UID.programmeMonth]: 'month',
} as const;

const OVERVIEW: Readonly<Record<Locale, string>> = { 'zh-Hans': '项目月度概述', en: 'Overview' };

interface MonthEntries {
  readonly drafts: readonly LeftOutEntry[];
  readonly untranslated: readonly LeftOutEntry[];
  readonly changed: readonly LeftOutEntry[];
}

const inOrderOfTypes = inOrder<LeftOutEntry>(
  by(({ programme }) => programme, nullsLast(compareText)),
  by(({ partner }) => partner, nullsLast(compareText)),
  by(({ uid }) => uid, compareText),
  by(({ title }) => title, compareText),
  by(({ documentId }) => documentId, compareText),
);

const keyOf = (row: Row): string => `${text(row, 'documentId')} ${textOrNull(row, 'locale') ?? ''}`;

const timeOf = (value: unknown): number =>
  value instanceof Date ? value.getTime() : Date.parse(String(value));

async function entriesOfType(
  strapi: Core.Strapi,
  type: (typeof TYPES)[number],
  month: Month,
  locale: Locale,
  since: string | null,
): Promise<MonthEntries> {
  const { uid, isLocalised, hasPartner } = type;
  const ofMonth =
    uid === UID.activity
      ? countedIn('startDate', [month], await readOtherCalendars(strapi))
      : { [MONTH_FIELDS[uid]]: month };
  const all: Row[] = await strapi.db.query(uid).findMany({
    select: [
      ...['documentId', 'updatedAt', 'publishedAt'],
      ...(type.title === null ? [] : [type.title]),
      ...(isLocalised ? ['locale'] : []),
    ],
    where: ofMonth,
    populate: { programme: NAMED, ...(hasPartner && { partner: NAMED }) },
    orderBy: { id: 'asc' },
  });
  const isPublished = ({ publishedAt }: Row): boolean => publishedAt !== null && publishedAt !== undefined;
  const published = new Map(all.filter(isPublished).map((row) => [keyOf(row), row]));
  const originals = new Map(
    all
      .filter((row) => !isLocalised || textOrNull(row, 'locale') === DEFAULT_LOCALE)
      .map((row) => [text(row, 'documentId'), row]),
  );
  const nameOf = (row: Row | null): string | null => {
    if (row === null) return null;
    const name = translated(row, 'name');
    return name[locale] ?? name['zh-Hans'];
  };
  const toEntry = (row: Row): LeftOutEntry => {
    // A translation has no programme of its own.
    const named = originals.get(text(row, 'documentId')) ?? row;
    return {
      uid,
      documentId: text(row, 'documentId'),
      title: (type.title === null ? null : textOrNull(named, type.title)) ?? OVERVIEW[locale],
      programme: nameOf(rowOrNull(named, 'programme')),
      partner: hasPartner ? nameOf(rowOrNull(named, 'partner')) : null,
    };
  };
  const once = (rows: readonly Row[]): LeftOutEntry[] => [
    ...new Map(rows.map((row) => [text(row, 'documentId'), toEntry(row)])).values(),
  ];
  return {
    drafts: once(all.filter((row) => !isPublished(row) && isEdited(row, published.get(keyOf(row))))),
    untranslated: isLocalised
      ? once(
          [...published.values()].filter(
            (row) =>
              textOrNull(row, 'locale') === DEFAULT_LOCALE && !published.has(`${text(row, 'documentId')} en`),
          ),
        )
      : [],
    changed: since === null ? [] : once(all.filter((row) => timeOf(row.updatedAt) > Date.parse(since))),
  };
}

/** @param since ISO 8601; null if the caller does not ask for edited entries. */
export async function readMonthEntries(
  strapi: Core.Strapi,
  month: Month,
  locale: Locale,
  since: string | null,
): Promise<MonthEntries> {
  const found: MonthEntries[] = [];
  for (const type of TYPES) found.push(await entriesOfType(strapi, type, month, locale, since));
  const together = (part: keyof MonthEntries) => found.flatMap((one) => one[part]).sort(inOrderOfTypes);
  return {
    drafts: together('drafts'),
    untranslated: together('untranslated'),
    changed: together('changed'),
  };
}
