/** A partner's entries of a month, in the form for the page 我的填报. */
import type { Core } from '@strapi/strapi';

import type {
  ActivityFields,
  EntryKind,
  FieldsOf,
  KeptEntry,
  PhotoFields,
  PlacedIn,
  StoryFields,
} from '../../../../shared/my-reports';
import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import {
  dayOrNull,
  integer,
  integerOrNull,
  rowOrNull,
  rows,
  text,
  textOrNull,
  type Row,
} from '../../database/rows';
import { toCalendar } from '../../database/calendars';
import { dayIn } from '../../domain/counted-days';
import { countingMonth, type Calendar } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import { by, compareText, inOrder } from '../../domain/order';
import { toRichText } from '../../entries/store/rich-text';
import type { DueProgramme } from '../../submissions/store';
import type { Pair } from '../../submissions/store/entries';
import type { Named } from '../../submissions/store/submission';
import { toPlainText } from '../rules/story-text';
import { UID } from '../../uids';

export const UID_OF = { activities: UID.activity, stories: UID.story } as const satisfies Record<
  EntryKind,
  string
>;

const NAMED = { select: ['documentId', 'name'] };
const SHARED = {
  programme: { select: ['id', 'documentId', 'frequency', 'fiscalYearStart'] },
  partner: { select: ['id', 'documentId'] },
  communities: NAMED,
  photos: { populate: { file: { select: ['id', 'name', 'url', 'formats'] } } },
  updatedBy: { select: ['firstname', 'lastname', 'username'] },
};
const POPULATE = {
  activities: { ...SHARED, activityType: { select: ['documentId'] } },
  stories: { ...SHARED, activity: { select: ['documentId'] } },
} as const satisfies Record<EntryKind, object>;

const ofKind = (kind: EntryKind): Row => ({
  publishedAt: { $null: true },
  ...(kind === 'stories' && { locale: DEFAULT_LOCALE }),
});

const toVersion = (row: Row): string => new Date(row.updatedAt as string | number | Date).toISOString();

const isFile = (photo: Row): boolean => rowOrNull(photo, 'file') !== null;

const toPhoto = (photo: Row): PhotoFields => ({
  file: integer(rowOrNull(photo, 'file') ?? {}, 'id', 0),
  alternativeText: textOrNull(photo, 'alternativeText') ?? '',
  caption: textOrNull(photo, 'caption') ?? '',
  credit: textOrNull(photo, 'credit') ?? '',
  consent: photo.consent === true,
});

/** The smallest picture that is large enough for a phone. */
function pictureUrl(file: Row): string {
  const formats = (file.formats ?? {}) as Readonly<Record<string, { readonly url?: string } | undefined>>;
  return formats.small?.url ?? formats.thumbnail?.url ?? text(file, 'url');
}

const documentIdsOf = (row: Row, field: string): string[] =>
  rows(row, field).map((entry) => text(entry, 'documentId'));

const documentIdOrNull = (row: Row, field: string): string | null => {
  const entry = rowOrNull(row, field);
  return entry === null ? null : text(entry, 'documentId');
};

const measurementsOf = (row: Row): ActivityFields['measurements'] =>
  typeof row.measurements === 'object' && row.measurements !== null
    ? (row.measurements as ActivityFields['measurements'])
    : {};

const FIELDS: { readonly [Kind in EntryKind]: (row: Row) => FieldsOf[Kind] } = {
  activities: (row): ActivityFields => ({
    title: textOrNull(row, 'title') ?? '',
    startDate: dayOrNull(row, 'startDate'),
    communities: documentIdsOf(row, 'communities'),
    activityType: documentIdOrNull(row, 'activityType'),
    sessions: integerOrNull(row, 'sessions'),
    measurements: measurementsOf(row),
    photos: rows(row, 'photos').filter(isFile).map(toPhoto),
  }),
  stories: (row): StoryFields => ({
    title: textOrNull(row, 'title') ?? '',
    body: toPlainText(toRichText(row.body)),
    occurredOn: dayOrNull(row, 'occurredOn'),
    activity: documentIdOrNull(row, 'activity'),
    communities: documentIdsOf(row, 'communities'),
    photos: rows(row, 'photos').filter(isFile).map(toPhoto),
  }),
};

const toPlace = (row: Row): PlacedIn => ({ documentId: text(row, 'documentId'), name: text(row, 'name') });

function monthOfStart(row: Row): string | null {
  const day = dayOrNull(row, 'startDate');
  const programme = rowOrNull(row, 'programme') ?? {};
  return day && countingMonth(day, toCalendar(programme, ['frequency', 'fiscalYearStart']));
}

/** A draft with its owners and the person who changed it last. */
export interface OwnEntry<Fields> extends KeptEntry<Fields> {
  /** Row ids. */
  readonly pair: Pair;
  readonly month: string | null;
  readonly changedBy: string | null;
}

function toOwnEntry<Kind extends EntryKind>(kind: Kind, row: Row): OwnEntry<FieldsOf[Kind]> {
  const editor = rowOrNull(row, 'updatedBy');
  return {
    documentId: text(row, 'documentId'),
    version: toVersion(row),
    fields: FIELDS[kind](row),
    places: rows(row, 'communities').map(toPlace),
    pictures: rows(row, 'photos')
      .filter(isFile)
      .map((photo) => {
        const file = rowOrNull(photo, 'file') ?? {};
        return { ...toPhoto(photo), name: text(file, 'name'), url: pictureUrl(file) };
      }),
    pair: {
      programme: integer(rowOrNull(row, 'programme') ?? {}, 'id', 0),
      partner: integer(rowOrNull(row, 'partner') ?? {}, 'id', 0),
    },
    month: kind === 'stories' ? textOrNull(row, 'reportMonth') : monthOfStart(row),
    changedBy:
      editor && [textOrNull(editor, 'lastname'), textOrNull(editor, 'firstname')].filter(Boolean).join(''),
  };
}

/** The part of an entry that the page gets. */
export const toKept = <Fields>({
  documentId,
  version,
  fields,
  places,
  pictures,
}: OwnEntry<Fields>): KeptEntry<Fields> => ({ documentId, version, fields, places, pictures });

/** The draft of a document of any owner; null if there is none. */
export async function readOwnEntry<Kind extends EntryKind>(
  strapi: Core.Strapi,
  kind: Kind,
  documentId: string,
): Promise<OwnEntry<FieldsOf[Kind]> | null> {
  const row: Row | null = await strapi.db
    .query(UID_OF[kind])
    .findOne({ where: { documentId, ...ofKind(kind) }, populate: POPULATE[kind] });
  return row && toOwnEntry(kind, row);
}

/** Whether a document has any row, in any language or state. */
export async function isTaken(strapi: Core.Strapi, kind: EntryKind, documentId: string): Promise<boolean> {
  return (await strapi.db.query(UID_OF[kind]).count({ where: { documentId } })) > 0;
}

const MONTH_OF = {
  activities: (month: Month, calendar: Calendar): Row => ({ startDate: dayIn(month, calendar) }),
  stories: (month: Month): Row => ({ reportMonth: month }),
} as const;

const IN_ORDER = {
  activities: inOrder<OwnEntry<ActivityFields>>(
    by(({ fields }) => fields.startDate ?? '', compareText),
    by(({ fields }) => fields.title, compareText),
    by(({ documentId }) => documentId, compareText),
  ),
  stories: inOrder<OwnEntry<StoryFields>>(
    by(({ fields }) => fields.title, compareText),
    by(({ documentId }) => documentId, compareText),
  ),
} as const;

/** All drafts of one kind of a partner in a month and programme. */
export async function readOwnEntries<Kind extends EntryKind>(
  strapi: Core.Strapi,
  kind: Kind,
  month: Month,
  { programme, partner }: { readonly programme: DueProgramme; readonly partner: Named },
): Promise<OwnEntry<FieldsOf[Kind]>[]> {
  const found: Row[] = await strapi.db.query(UID_OF[kind]).findMany({
    where: {
      ...ofKind(kind),
      ...MONTH_OF[kind](month, programme.calendar),
      programme: { id: programme.id },
      partner: { id: partner.id },
    },
    populate: POPULATE[kind],
  });
  const entries = found.map((row) => toOwnEntry(kind, row));
  return entries.sort(IN_ORDER[kind] as (a: object, b: object) => number);
}

/** Number of latest activities whose communities are collected. */
const LATEST = 100;

/** Communities that a partner has named before, the latest first. */
export async function readKnownCommunities(strapi: Core.Strapi, partner: number): Promise<PlacedIn[]> {
  const found: Row[] = await strapi.db.query(UID.activity).findMany({
    select: ['id', 'startDate'],
    where: { publishedAt: { $null: true }, partner: { id: partner } },
    populate: { communities: NAMED },
    orderBy: [{ startDate: 'desc' }, { id: 'desc' }],
    limit: LATEST,
  });
  const places = found.flatMap((row) => rows(row, 'communities').map(toPlace));
  return [...new Map(places.map((place) => [place.documentId, place])).values()];
}

export async function readActivityTypes(
  strapi: Core.Strapi,
): Promise<{ readonly documentId: string; readonly name: string }[]> {
  const found: Row[] = await strapi.db.query(UID.activityType).findMany({
    select: ['documentId', 'name', 'order', 'code'],
    orderBy: [{ order: 'asc' }, { code: 'asc' }],
  });
  return found.map(toPlace);
}
