import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from './dialect';

/**
 * Advisory locks of PostgreSQL, held to the end of a transaction, in the order in which
 * every transaction takes them: reference, documents, programmes. SQLite has one writer
 * at a time and needs none.
 */
const LOCKS = { reference: 731_001, document: 731_002, programme: 731_003 } as const;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, as a signed 32-bit number. Two documents with one hash wait for each other, no more. */
function hash(text: string): number {
  let value = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), FNV_PRIME);
  }
  return value | 0;
}

const exclusive = (lock: number, key: number): string => `pg_advisory_xact_lock(${lock}, ${key})`;

async function take(strapi: Core.Strapi, trx: Knex, locks: readonly string[]): Promise<void> {
  if (!dialectOf(strapi).isPostgres || locks.length === 0) return;
  // A select list is evaluated from left to right.
  await trx.raw(`SELECT ${locks.join(', ')}`);
}

/**
 * For writing documents: two writers of one document take turns. `readsReference`: the
 * write counts by reference data (a partner's region), which then waits to change.
 */
export async function lockDocuments(
  strapi: Core.Strapi,
  trx: Knex,
  documentIds: readonly string[],
  readsReference: boolean,
): Promise<void> {
  // In the order of the hashes: it is them that are locked.
  const keys = [...new Set(documentIds.map(hash))].sort((a, b) => a - b);
  await take(strapi, trx, [
    ...(readsReference ? [`pg_advisory_xact_lock_shared(${LOCKS.reference}, 0)`] : []),
    ...keys.map((key) => exclusive(LOCKS.document, key)),
  ]);
}

/** For changing what many activities are counted by: waits for all their writers, and they for it. */
export function lockReference(strapi: Core.Strapi, trx: Knex): Promise<void> {
  return take(strapi, trx, [exclusive(LOCKS.reference, 0)]);
}

/** SQL that locks a programme, whose row id an expression gives, for changing its kept sums; null locks nothing. */
export function programmeLock(programme: string): string {
  return `pg_advisory_xact_lock(${LOCKS.programme}, ${programme})`;
}
