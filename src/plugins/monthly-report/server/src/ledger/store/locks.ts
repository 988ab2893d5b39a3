import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { run, type Question } from './conversation';
import { dialectOf } from '../../database/dialect';

/**
 * Advisory locks of PostgreSQL, held to the end of a transaction, in the order in which
 * every transaction takes them: a submission, reference, documents, programmes. SQLite has one writer
 * at a time and needs none.
 */
const LOCKS = { reference: 731_001, document: 731_002, programme: 731_003, submission: 731_004 } as const;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, as a signed 32-bit number. Two documents with the same hash only wait for each other. */
function hash(text: string): number {
  let value = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), FNV_PRIME);
  }
  return value | 0;
}

/** The locks by their names. */
const TEXTS = {
  reference_shared: `SELECT pg_advisory_xact_lock_shared(${LOCKS.reference}, 0)`,
  reference: `SELECT pg_advisory_xact_lock(${LOCKS.reference}, 0)`,
  document: `SELECT pg_advisory_xact_lock(${LOCKS.document}, CAST(? AS integer))`,
  programme_shared: `SELECT pg_advisory_xact_lock_shared(${LOCKS.programme}, CAST(? AS integer))`,
  programme: `SELECT pg_advisory_xact_lock(${LOCKS.programme}, CAST(? AS integer))`,
  submission: `SELECT pg_advisory_xact_lock(${LOCKS.submission}, CAST(? AS integer))`,
} as const;

const lock = (name: keyof typeof TEXTS, bindings: readonly number[] = []): Question => ({
  name: `lock_${name}`,
  sql: TEXTS[name],
  bindings,
});

/** Statements by their names, for the function that runs several. */
export const lockSteps = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(TEXTS).map(([name, sql]) => [`lock_${name}`, sql]));

/**
 * For writing documents: two writers of one document take turns. `readsReference` means that the
 * write counts by reference data (a partner's region); changes of these data then wait.
 */
export function documentLocks(
  strapi: Core.Strapi,
  documentIds: readonly string[],
  readsReference: boolean,
): Question[] {
  if (!dialectOf(strapi).isPostgres) return [];
  // In the order of the hashes, because the hashes are locked.
  const keys = [...new Set(documentIds.map(hash))].sort((a, b) => a - b);
  return [
    ...(readsReference ? [lock('reference_shared')] : []),
    ...keys.map((key) => lock('document', [key])),
  ];
}

/** For changing data that many activities are counted by: it and all writers of activities wait for each other. */
export function referenceLock(strapi: Core.Strapi): Question[] {
  if (!dialectOf(strapi).isPostgres) return [];
  return [lock('reference')];
}

export async function lockReference(strapi: Core.Strapi, trx: Knex): Promise<void> {
  await run(strapi, trx, referenceLock(strapi));
}

/**
 * For changing kept sums. A writer that reads them and writes them anew needs them alone; writers
 * that only add to them (`isShared`) need not wait for each other.
 */
export function programmeLocks(
  strapi: Core.Strapi,
  programmes: Iterable<number>,
  isShared: boolean,
): Question[] {
  if (!dialectOf(strapi).isPostgres) return [];
  return [...new Set(programmes)]
    .sort((a, b) => a - b)
    .map((programme) => lock(isShared ? 'programme_shared' : 'programme', [programme]));
}

/** For a step of a submission: one step at a time, and no step while its partner writes. */
export async function lockSubmission(strapi: Core.Strapi, trx: Knex, key: string): Promise<void> {
  if (!dialectOf(strapi).isPostgres) return;
  await run(strapi, trx, [lock('submission', [hash(key)])]);
}

/**
 * For writing an entry of a submission. Never waits, because the writer already holds its
 * document, and a step may be waiting for that. Returns false if a step is under way.
 */
export async function shareSubmission(strapi: Core.Strapi, trx: Knex, key: string): Promise<boolean> {
  const { isPostgres, query } = dialectOf(strapi);
  if (!isPostgres) return true;
  const sql = `SELECT pg_try_advisory_xact_lock_shared(${LOCKS.submission}, ${hash(key)}) AS taken`;
  const [row] = await query(trx, null, sql, []);
  return row?.taken === true;
}
