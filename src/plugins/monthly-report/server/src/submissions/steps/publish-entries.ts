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

/** The refusal of a guard, with the entry it is about. */
function naming({ title }: UnpublishedEntry, error: unknown): unknown {
  if (error instanceof errors.ApplicationError) {
    return new errors.ValidationError(`《${title}》：${error.message}`, error.details);
  }
  return isConflict(error) ? conflict(`《${title}》：${error.message}`) : error;
}

/**
 * Publishes what a partner has entered in a month, all languages, in the transaction that
 * is under way. What is published as it is stays as it is.
 *
 * @returns how many activities and stories were published.
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
  // Once more: who held one of them may have changed it.
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
