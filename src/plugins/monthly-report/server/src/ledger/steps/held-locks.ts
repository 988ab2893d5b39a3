import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { run, type Question } from '../store/conversation';
import { documentLocks, lockReference, referenceLock } from '../store/locks';

/** The advisory locks that a transaction holds, so that it takes each only once. */
export interface HeldLocks {
  reference: 'none' | 'shared' | 'exclusive';
  readonly documents: Set<string>;
}

export const noLocks = (): HeldLocks => ({ reference: 'none', documents: new Set() });

/** More documents than this lock everything at once: PostgreSQL has room for a few thousand locks altogether. */
const MOST_DOCUMENTS = 200;

/**
 * Takes the locks for writing documents: each document has one writer at a time. Writers that
 * count activities also need reference data that does not change.
 */
export async function holdDocuments(
  strapi: Core.Strapi,
  trx: Knex,
  held: HeldLocks,
  documentIds: readonly string[],
  countsActivities: boolean,
): Promise<void> {
  await run(strapi, trx, missingLocks(strapi, held, documentIds, countsActivities));
}

/** The questions that take the missing locks, which are noted as held: ask them before anything else. */
export function missingLocks(
  strapi: Core.Strapi,
  held: HeldLocks,
  documentIds: readonly string[],
  countsActivities: boolean,
): Question[] {
  if (held.reference === 'exclusive') return [];
  const missing = documentIds.filter((documentId) => !held.documents.has(documentId));
  if (missing.length > MOST_DOCUMENTS) {
    held.reference = 'exclusive';
    return referenceLock(strapi);
  }
  const needsReference = countsActivities && held.reference === 'none';
  for (const documentId of missing) held.documents.add(documentId);
  if (needsReference) held.reference = 'shared';
  return documentLocks(strapi, missing, needsReference);
}

/** Makes sure that no activity is written until the transaction ends. */
export async function holdReference(strapi: Core.Strapi, trx: Knex, held: HeldLocks): Promise<void> {
  if (held.reference === 'exclusive') return;
  held.reference = 'exclusive';
  await lockReference(strapi, trx);
}
