import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE, EVENT_STATUSES, type Locale } from '../../../shared/vocabulary';
import type {
  EntryStatus,
  Narrative,
  Overview,
  ProgrammeNarrative,
  ProgressUpdate,
  Story,
} from '../domain/facts';
import type { Month } from '../domain/month';
import { UID } from '../uids';
import { MEDIA_POPULATE, toLinks, toPhotos } from './photos';
import { toRichText } from './rich-text';
import { dayOrNull, integer, oneOfOrNull, rowOrNull, rows, text, textOrNull, type Row } from './rows';

/** The Chinese row of an entry with its row in the language asked for, where there is one. */
interface Version {
  readonly entry: Row;
  readonly translation: Row | null;
  readonly status: EntryStatus;
}

interface Question {
  readonly month: Month;
  readonly locale: Locale;
  /** Shows drafts too, marked as such. */
  readonly preview: boolean;
}

type LocalisedUid = typeof UID.story | typeof UID.progressUpdate | typeof UID.programmeMonth;

const BATCH = 500;

/** Rows of many documents in one language, read in batches below the databases' limit of parameters. */
async function rowsByDocument(
  strapi: Core.Strapi,
  uid: LocalisedUid,
  documentIds: readonly string[],
  where: Row,
  populate: object,
): Promise<ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  for (let start = 0; start < documentIds.length; start += BATCH) {
    const batch: Row[] = await strapi.db.query(uid).findMany({
      where: { ...where, documentId: { $in: documentIds.slice(start, start + BATCH) } },
      populate,
    });
    for (const row of batch) found.set(text(row, 'documentId'), row);
  }
  return found;
}

/**
 * The entries of a month. Published: those whose Chinese row is published. Preview:
 * the drafts as well, and a published entry edited since in its edited form.
 */
async function versions(
  strapi: Core.Strapi,
  uid: LocalisedUid,
  monthField: string,
  populate: object,
  { month, locale, preview }: Question,
): Promise<Version[]> {
  const publishedAt = preview ? { $null: true } : { $notNull: true };
  const entries: Row[] = await strapi.db.query(uid).findMany({
    where: { [monthField]: month, locale: DEFAULT_LOCALE, publishedAt },
    populate,
  });
  const documentIds = entries.map((entry) => text(entry, 'documentId'));
  const translations =
    locale === DEFAULT_LOCALE
      ? new Map<string, Row>()
      : await rowsByDocument(strapi, uid, documentIds, { locale, publishedAt }, populate);
  const published = preview
    ? await rowsByDocument(
        strapi,
        uid,
        documentIds,
        { locale: DEFAULT_LOCALE, publishedAt: { $notNull: true } },
        {},
      )
    : new Map<string, Row>();
  return entries.map((entry) => {
    const documentId = text(entry, 'documentId');
    return {
      entry,
      translation: translations.get(documentId) ?? null,
      status: preview && isEdited(entry, published.get(documentId)) ? 'draft' : 'published',
    };
  });
}

/** Publishing copies the draft, times included: a draft that is newer was edited since. */
function isEdited(draft: Row, published: Row | undefined): boolean {
  if (!published) return true;
  return timeOf(draft.updatedAt) > timeOf(published.updatedAt);
}

function timeOf(value: unknown): number {
  return value instanceof Date ? value.getTime() : Date.parse(String(value));
}

function narrativeOf({ entry, translation }: Version, locale: Locale): Narrative {
  const words = translation ?? entry;
  return {
    language: translation ? locale : DEFAULT_LOCALE,
    title: text(words, 'title'),
    body: toRichText(words.body),
  };
}

function sharedFields(version: Version, locale: Locale) {
  const { entry, translation, status } = version;
  return {
    documentId: text(entry, 'documentId'),
    slug: textOrNull(entry, 'slug') ?? text(entry, 'documentId'),
    status,
    narrative: narrativeOf(version, locale),
    occurredOn: dayOrNull(entry, 'occurredOn'),
    order: integer(entry, 'order', 0),
    photos: toPhotos(entry, translation),
    videos: toLinks(entry, 'videoLinks'),
  };
}

function toStory(version: Version, locale: Locale): Story {
  const partner = rowOrNull(version.entry, 'partner');
  return {
    ...sharedFields(version, locale),
    partner: partner && text(partner, 'code'),
    communities: rows(version.entry, 'communities').map((community) => text(community, 'code')),
  };
}

function toProgressUpdate(version: Version, locale: Locale): ProgressUpdate {
  const { entry } = version;
  const parent = rowOrNull(entry, 'parent');
  return {
    ...sharedFields(version, locale),
    eventStatus: oneOfOrNull(entry, 'eventStatus', EVENT_STATUSES),
    plannedFrom: dayOrNull(entry, 'plannedFrom'),
    plannedTo: dayOrNull(entry, 'plannedTo'),
    newDate: dayOrNull(entry, 'newDate'),
    links: toLinks(entry, 'links'),
    parent: parent && text(parent, 'documentId'),
  };
}

function toOverview({ entry, translation, status }: Version, locale: Locale): Overview {
  return {
    language: translation ? locale : DEFAULT_LOCALE,
    status,
    body: toRichText((translation ?? entry).overview),
  };
}

function groupByProgramme(list: readonly Version[]): ReadonlyMap<unknown, Version[]> {
  const groups = new Map<unknown, Version[]>();
  for (const version of list) {
    const programme = rowOrNull(version.entry, 'programme');
    if (!programme) continue;
    const group = groups.get(programme.id);
    if (group) group.push(version);
    else groups.set(programme.id, [version]);
  }
  return groups;
}

/** Stories, progress and overviews of a month, looked up by the programme's row id. */
export async function readNarratives(
  strapi: Core.Strapi,
  question: Question,
): Promise<(programmeId: number) => ProgrammeNarrative> {
  const programme = { select: ['id'] };
  const stories = groupByProgramme(
    await versions(
      strapi,
      UID.story,
      'reportMonth',
      { ...MEDIA_POPULATE, programme, partner: { select: ['code'] }, communities: { select: ['code'] } },
      question,
    ),
  );
  const progress = groupByProgramme(
    await versions(
      strapi,
      UID.progressUpdate,
      'month',
      { ...MEDIA_POPULATE, programme, links: true, parent: { select: ['documentId'] } },
      question,
    ),
  );
  const overviews = groupByProgramme(
    await versions(strapi, UID.programmeMonth, 'month', { programme }, question),
  );
  return (programmeId) => {
    const overview = overviews.get(programmeId)?.[0];
    return {
      overview: overview ? toOverview(overview, question.locale) : null,
      progress: (progress.get(programmeId) ?? []).map((version) =>
        toProgressUpdate(version, question.locale),
      ),
      stories: (stories.get(programmeId) ?? []).map((version) => toStory(version, question.locale)),
    };
  };
}
