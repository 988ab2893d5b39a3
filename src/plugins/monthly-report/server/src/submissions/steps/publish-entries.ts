import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';

import type { Submission } from '../store';
import { readUnpublishedEntries, type UnpublishedEntry } from '../store/entries';
import type { Month } from '../../domain/month';
import { conflict } from '../../errors';
import { lockEntries } from '../../ledger/steps';
import { documentsOf } from '../../strapi/documents';
import { UID } from '../../uids';

const isConflict = (error: unknown): error is Error =>
  error instanceof Error && 'status' in error && error.status === 409;

/** The refusal of a guard with the title of its entry. */
function naming({ title }: UnpublishedEntry, error: unknown): unknown {
  if (error instanceof errors.ApplicationError) {
    return new errors.ValidationError(`《${title}》：${error.message}`, error.details);
  }
  return isConflict(error) ? conflict(`《${title}》：${error.message}`) : error;
}

/**
 * Publishes a partner's entries of a month, in all languages, inside the current transaction. Entries that are
 * published without later changes are left alone.
 *
 * @returns the number of published activities and stories.
 * @throws the refusal of a guard (400, 409), with the title of the entry.
 */
export async function publishEntries(
  strapi: Core.Strapi,
  trx: Knex,
  { programme, partner }: Submission,
  month: Month,
): Promise<{ readonly activities: number; readonly stories: number }> {
  const pair = { programme: programme.id, partner: partner.id };
  const seen = await readUnpublishedEntries(strapi, pair, month, programme.calendar);
  await lockEntries(
    strapi,
    trx,
    seen.map(({ documentId }) => documentId),
  );
  // Reads again: a transaction that held the lock of an entry may have changed it.
  const entries = await readUnpublishedEntries(strapi, pair, month, programme.calendar);
  for (const entry of entries) {
    const documents = documentsOf(strapi, entry.uid);
    const { documentId, uid } = entry;
    await documents
      .publish({ documentId, ...(uid === UID.story && { locale: '*' }) })
      .catch((error: unknown) => {
        throw naming(entry, error);
      });
  }
  const stories = entries.filter(({ uid }) => uid === UID.story).length;
  return { activities: entries.length - stories, stories };
}
