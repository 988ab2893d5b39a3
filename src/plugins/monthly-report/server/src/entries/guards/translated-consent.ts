/**
 * Consent (肖像授权) is stored in the Chinese row. Components belong to their row: a translation has its own copy of the
 * photo with its own consent, which people forget when they withdraw consent.
 */
import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { rowOrNull, rows, type Row } from '../../database/rows';
import { contentTypeOf } from '../../content-model';
import { aroundDocuments } from '../../strapi/documents';
import { schemaOf } from '../../strapi/schema';
import { inTransaction } from '../../strapi/transactions';
import { PHOTO } from '../../uids';

const WRITES: readonly string[] = ['create', 'update', 'clone', 'publish', 'discardDraft'];

const hasTranslatedPhotos = (strapi: Core.Strapi, uid: string): boolean =>
  contentTypeOf(uid)?.localised === true &&
  Object.values(schemaOf(strapi, uid).attributes).some(({ component }) => component === PHOTO);

/**
 * After every write, the photos of a translation get the consent of the Chinese row: drafts from the draft, published
 * rows from the published row.
 */
export function registerTranslatedConsent(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (context, next) => {
    if (!hasTranslatedPhotos(strapi, context.uid) || !WRITES.includes(context.action)) return next();
    const written = async (): Promise<unknown> => {
      const result: unknown = await next();
      const { documentId } = { ...context.params, ...(result as object) } as { documentId?: string };
      if (documentId !== undefined) await followChineseRow(strapi, context.uid, documentId);
      return result;
    };
    return inTransaction(strapi, written);
  });
}

const isPublished = ({ publishedAt }: Row): boolean => publishedAt !== null;

async function followChineseRow(strapi: Core.Strapi, uid: string, documentId: string): Promise<void> {
  const entries: Row[] = await strapi.db.query(uid).findMany({
    select: ['id', 'locale', 'publishedAt'],
    where: { documentId },
    populate: { photos: { select: ['id', 'consent'], populate: { file: { select: ['id'] } } } },
  });
  const changes = new Map<boolean, unknown[]>();
  for (const entry of entries.filter(({ locale }) => locale !== DEFAULT_LOCALE)) {
    const agreed = agreedFiles(
      entries.find((other) => other.locale === DEFAULT_LOCALE && isPublished(other) === isPublished(entry)),
    );
    for (const photo of rows(entry, 'photos')) {
      const consent = agreed.has(rowOrNull(photo, 'file')?.id);
      if ((photo.consent === true) !== consent)
        changes.set(consent, [...(changes.get(consent) ?? []), photo.id]);
    }
  }
  for (const [consent, ids] of changes) {
    await strapi.db.query(PHOTO).updateMany({ where: { id: { $in: ids } }, data: { consent } });
  }
}

function agreedFiles(chinese: Row | undefined): ReadonlySet<unknown> {
  const photos = chinese === undefined ? [] : rows(chinese, 'photos');
  return new Set(
    photos.filter(({ consent }) => consent === true).flatMap((photo) => rowOrNull(photo, 'file')?.id ?? []),
  );
}
