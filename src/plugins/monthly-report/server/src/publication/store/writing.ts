/**
 * Steps of a month one after the other, on however many servers, while nobody writes what
 * they lock. The turn is a table: whoever writes what a publication locks holds it shared
 * (see locks/), whoever takes a step holds it alone.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { dialectOf } from '../../database/dialect';
import { readingWithin } from '../../database/present-reads';
import { liftTimeLimit } from '../../ledger/store/time-limit';
import { conflict } from '../../errors';

/** `lifted` is 1 inside the transaction of a restore, which replaces everything. */
export const WRITING = 'monthly_report_writing';

/** Locks that were taken after a savepoint go with it. */
const TURN = 'monthly_report_turn';

/** Another transaction changed what this one read, two waited for each other, or one too long for the other: nothing is wrong with either. */
const TRY_AGAIN: readonly unknown[] = ['40001', '40P01', '55P03', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'];
const MOST_TRIES = 8;

export const isTryAgain = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && TRY_AGAIN.includes(error.code);

/** 409: the step was not taken, and may be taken again. */
export const busy = (): Error =>
  conflict(
    '此时有他人正在修改，未作任何改动，请稍后再试。 / Somebody else is changing this just now; nothing was changed, try again.',
  );

/**
 * Takes a step: everything it reads is one snapshot, taken once all writers have finished.
 * Inside somebody's transaction (the content manager's) the snapshot is what nobody can
 * change until it ends.
 *
 * @param step answers null if it has done nothing: then the turn is given back at once, also inside a transaction that goes on.
 * @throws conflict (409) where others kept changing what it read.
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
 * For who writes a report entry, and may publish it in the same transaction, as the panel's
 * button does: gets in line with the publications before it holds the entry, which whoever
 * has the turn would wait for while it waits for the turn. Writers of other content go on.
 */
export async function lineUp(strapi: Core.Strapi, trx: Knex.Transaction): Promise<void> {
  if (!dialectOf(strapi).isPostgres) return;
  await trx.raw(`LOCK TABLE ${WRITING} IN SHARE UPDATE EXCLUSIVE MODE`);
}

async function takeTurn(strapi: Core.Strapi, trx: Knex.Transaction, isNested: boolean): Promise<void> {
  if (!dialectOf(strapi).isPostgres) {
    // A write: from here on no other process writes, and what is read stands still.
    await trx.raw(`UPDATE ${WRITING} SET turn = turn + 1`);
    return;
  }
  if (!isNested) await trx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  // Takes no snapshot: that is taken with the next statement, when all writers have finished.
  await trx.raw(`LOCK TABLE ${WRITING} IN EXCLUSIVE MODE`);
}
