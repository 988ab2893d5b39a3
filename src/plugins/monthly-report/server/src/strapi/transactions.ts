/**
 * Reach into Strapi: `db.transaction` is replaced, because Strapi has no hook at the end of a transaction, inside it.
 * Every write of Strapi uses it: the Document Service, bulk actions, an import.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

export interface InTransaction {
  readonly trx: Knex.Transaction;
  readonly commit: () => Promise<void>;
}

type Callback = (parameters: InTransaction) => unknown;
type Transaction = (callback?: Callback) => Promise<unknown>;

/**
 * Runs around the callback of an outermost transaction. `begin` runs a callback in a Strapi transaction.
 */
export type AroundTransaction = (
  callback: Callback,
  begin: (callback: Callback) => Promise<unknown>,
) => Promise<unknown>;

/** Runs every outermost transaction with a callback through `around`. */
export function aroundTransactions(strapi: Core.Strapi, around: AroundTransaction): void {
  const { db } = strapi;
  const begin = db.transaction.bind(db) as unknown as Transaction;
  const transaction: Transaction = (callback) =>
    callback === undefined || db.inTransaction() ? begin(callback) : around(callback, begin);
  Object.assign(db, { transaction });
}

/** Runs `body` in a Strapi transaction: the current one, or a new one. */
export const inTransaction = <Result>(
  strapi: Core.Strapi,
  body: (parameters: InTransaction) => Promise<Result>,
): Promise<Result> => strapi.db.transaction(body as never);
