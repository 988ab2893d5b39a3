/**
 * Where queries of this plugin's own run: on a connection of the pool, or, while somebody
 * reads inside a transaction, in that transaction. Who publishes a month reads everything
 * from one snapshot, and what it has just written itself; and on SQLite, where a transaction
 * holds the only connection there is, it could not read anything otherwise.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

const transactions = new AsyncLocalStorage<Knex.Transaction>();

/** Runs what reads, so that all of it is read inside a transaction. */
export const readingWithin = <T>(trx: Knex.Transaction, read: () => Promise<T>): Promise<T> =>
  transactions.run(trx, read);

/** Null while everybody reads for himself. */
export const presentTransaction = (): Knex.Transaction | null => transactions.getStore() ?? null;

/** What a query runs on now. */
export const readConnection = (strapi: Core.Strapi): Knex => presentTransaction() ?? strapi.db.connection;
