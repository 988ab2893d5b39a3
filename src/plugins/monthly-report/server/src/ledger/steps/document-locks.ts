import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { contentTypeOf } from '../../content-model';
import { aroundDocuments } from '../../strapi/documents';
import { extendService } from '../../strapi/services';
import { inTransaction } from '../../strapi/transactions';
import { UID } from '../../uids';
import { holdDocuments, holdReference } from './held-locks';
import { heldLocks } from './transactions';

/** A new document has no other writers yet; but a new activity is counted by reference data too. */
const NEW: readonly string[] = ['create', 'clone'];

const WRITES: readonly string[] = ['update', 'publish', 'unpublish', 'discardDraft', 'delete'];

/** Types that activities are counted or grouped by: a change or deletion of a row waits for writers of activities. */
const isCountedBy = (uid: string): boolean => contentTypeOf(uid)?.countedBy === true;

/**
 * Types with drafts: a publication replaces rows, and two publications at once would leave two rows.
 * Reports already have one writer at a time (see publication/steps/report-documents.ts).
 */
function isPublished(uid: string): boolean {
  const row = contentTypeOf(uid);
  return row !== null && row.drafts && row.lock === 'month';
}

function lockFor(strapi: Core.Strapi, trx: Knex, uid: string, documentIds: readonly string[]): Promise<void> {
  return isCountedBy(uid)
    ? holdReference(strapi, trx, heldLocks())
    : holdDocuments(strapi, trx, heldLocks(), documentIds, uid === UID.activity);
}

const isLocked = (uid: string): boolean => isPublished(uid) || isCountedBy(uid);

/**
 * Locks, before the writes, all activities and stories that a transaction will write, in the
 * order that all writers use.
 */
export const lockEntries = (strapi: Core.Strapi, trx: Knex, documentIds: readonly string[]): Promise<void> =>
  lockFor(strapi, trx, UID.activity, documentIds);

/** Makes a transaction that changes how activities are counted and the writers of activities wait for each other. */
export const lockCountedBy = (strapi: Core.Strapi, trx: Knex): Promise<void> =>
  holdReference(strapi, trx, heldLocks());

interface DocumentManager {
  publishMany(uid: string, documentIds: readonly string[], locale?: unknown): Promise<number>;
  unpublishMany(documentIds: readonly string[], uid: string, options?: object): Promise<Written>;
  deleteMany(documentIds: readonly string[], uid: string, options?: object): Promise<Written>;
}

interface Written {
  readonly count: number;
}

/**
 * Allows one writer of a document at a time, on any number of servers. The locks come before
 * anything is read, so a writer that waited sees the changes of the writer before.
 */
export function registerDocumentLocks(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (context, next) => {
    const { uid, action } = context;
    const isNew = NEW.includes(action);
    if (isNew ? uid !== UID.activity : !WRITES.includes(action) || !isLocked(uid)) return next();
    const { documentId } = context.params;
    return inTransaction(strapi, async ({ trx }) => {
      await lockFor(strapi, trx, uid, isNew || documentId === undefined ? [] : [documentId]);
      return next();
    });
  });
}

/**
 * Bulk actions write their documents all at once in one transaction. Two of them could wait
 * for each other, so they lock their documents beforehand, in the order that all writers use. If one
 * document is refused, the transaction ends while other writes are still running. These would then
 * go on outside the transaction, so here the documents are written one after the other.
 */
export function lockBulkActions(strapi: Core.Strapi): void {
  const inTurn = (
    uid: string,
    documentIds: readonly string[],
    write: (documentId: string) => Promise<number>,
  ): Promise<number> => {
    return inTransaction(strapi, async ({ trx }) => {
      if (isLocked(uid)) await lockFor(strapi, trx, uid, documentIds);
      let count = 0;
      for (const documentId of documentIds) count += await write(documentId);
      return count;
    });
  };
  const methods = ['publishMany', 'unpublishMany', 'deleteMany'] as const;
  extendService<DocumentManager>(strapi, 'plugin::content-manager.document-manager', methods, (manager) => ({
    ...manager,
    publishMany: (uid, documentIds, locale) =>
      inTurn(uid, documentIds, (documentId) => manager.publishMany(uid, [documentId], locale)),
    unpublishMany: async (documentIds, uid, options) => ({
      count: await inTurn(uid, documentIds, async (documentId) => {
        const { count } = await manager.unpublishMany([documentId], uid, options);
        return count;
      }),
    }),
    deleteMany: async (documentIds, uid, options) => ({
      count: await inTurn(uid, documentIds, async (documentId) => {
        const { count } = await manager.deleteMany([documentId], uid, options);
        return count;
      }),
    }),
  }));
}
