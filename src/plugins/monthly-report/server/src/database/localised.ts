/** Entries of the types with languages: the Chinese row and its translation. */
import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE, type Locale } from '../../../shared/vocabulary';
import type { EntryStatus } from '../entries/rules/facts';
import type { Month } from '../domain/month';
import type { UID } from '../uids';
import { rowOrNull, text, type Row } from './rows';

/** The Chinese row of an entry, and its row in the requested language if there is one. */
export interface Version {
  readonly entry: Row;
  readonly translation: Row | null;
  readonly status: EntryStatus;
}

export interface VersionsQuestion {
  readonly month: Month;
  readonly locale: Locale;
  /** Includes drafts, marked as drafts. */
  readonly preview: boolean;
  /** Row id of a programme, to read its entries only. */
  readonly programme?: number | undefined;
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
 * The entries of a month. Published: entries with a published Chinese row. Preview: drafts too, and entries that were
 * edited after their publication in the edited form.
 */
export async function readVersions(
  strapi: Core.Strapi,
  uid: LocalisedUid,
  monthField: string,
  populate: object,
  { month, locale, preview, programme }: VersionsQuestion,
): Promise<Version[]> {
  const publishedAt = preview ? { $null: true } : { $notNull: true };
  const entries: Row[] = await strapi.db.query(uid).findMany({
    where: {
      ...{ [monthField]: month, locale: DEFAULT_LOCALE, publishedAt },
      ...(programme !== undefined && { programme: { id: programme } }),
    },
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

/** Publishing copies the draft with its times: a newer draft was edited later. */
export function isEdited(draft: Row, published: Row | undefined): boolean {
  if (!published) return true;
  return timeOf(draft.updatedAt) > timeOf(published.updatedAt);
}

export function timeOf(value: unknown): number {
  return value instanceof Date ? value.getTime() : Date.parse(String(value));
}

/** By the row id of their programme; entries without a programme are left out. */
export function groupByProgramme(list: readonly Version[]): ReadonlyMap<unknown, Version[]> {
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
