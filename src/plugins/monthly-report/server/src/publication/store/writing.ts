/**
 * Runs the steps of a month one after the other, on any number of servers, while nobody writes the content that they
 * lock. The turn is a table: a writer of content that a publication locks holds it shared (see locks/), and a step
 * holds it alone.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { readingWithin } from '../../database/present-reads';
import { liftTimeLimit } from '../../ledger/store/time-limit';
import { conflict } from '../../errors';

/** `lifted` is 1 inside the transaction of a restore, which replaces all content. */
export const WRITING = 'monthly_report_writing';

/** Locks that were taken after a savepoint are released with it. */
const TURN = 'monthly_report_turn';

/**
 * The transaction should be tried again: another one changed data that this one read, or two waited for each other,
 * or one waited too long. Neither of them has an error.
 */
const TRY_AGAIN: readonly unknown[] = ['40001', '40P01', '55P03', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'];
const MOST_TRIES = 8;

export const isTryAgain = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && TRY_AGAIN.includes(error.code);

/** 409: the step was not taken; the caller may try again. */
export const busy = (): Error =>
  conflict(
    '此时有他人正在修改，未作任何改动，请稍后再试。 / Somebody else is changing this just now; nothing was changed, try again.',
  );

/**
 * Takes a step: everything that it reads is one snapshot, taken after all writers have finished. Inside an outer
 * transaction (of the content manager) the step reads data that nobody can change until the transaction ends.
 *
 * @param step returns null if it has done nothing: the turn is then given back at once, even if an outer transaction
 * goes on.
 * @throws conflict (409) if others kept changing the data that it read.
 */
export async function exclusively<T>(
  strapi: Core.Strapi,
  step: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const isNested = strapi.db.inTransaction();
  const taken = async ({ trx }: { trx: Knex.Transaction }): Promise<T> => {
    await liftTimeLimit(strapi, trx);
    const goesOn = isNested && dialectOf(strapi).isPostgres;
    if (goesOn) await trx.raw(`SAVEPOINT ${TURN}`);
    await takeTurn(strapi, trx, isNested);
    const result = await readingWithin(trx, () => step(trx));
    if (goesOn && result === null) await trx.raw(`ROLLBACK TO SAVEPOINT ${TURN}`);
    return result;
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await strapi.db.transaction(taken);
    } catch (error) {
      if (!isTryAgain(error)) throw error;
      if (isNested || attempt === MOST_TRIES) throw busy();
    }
  }
}

/**
 * For a transaction that writes a report entry and may publish it, like the panel's button. It queues for the turn
 * before it locks the entry. Otherwise it would hold the entry and wait for the turn, while the holder of the turn
 * waits for the entry. Writers of other content are not blocked.
 */
export async function lineUp(strapi: Core.Strapi, trx: Knex.Transaction): Promise<void> {
  if (!dialectOf(strapi).isPostgres) return;
  await trx.raw(`LOCK TABLE ${WRITING} IN SHARE UPDATE EXCLUSIVE MODE`);
}

async function takeTurn(strapi: Core.Strapi, trx: Knex.Transaction, isNested: boolean): Promise<void> {
  if (!dialectOf(strapi).isPostgres) {
    // This is a write: from here on no other process writes, and the data that is read cannot change.
    await trx.raw(`UPDATE ${WRITING} SET turn = turn + 1`);
    return;
  }
  if (!isNested) await trx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  // This takes no snapshot: the next statement takes it, after all writers have finished.
  await trx.raw(`LOCK TABLE ${WRITING} IN EXCLUSIVE MODE`);
}
