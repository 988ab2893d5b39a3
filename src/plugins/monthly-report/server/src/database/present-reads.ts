/**
 * The connection for this plugin's own queries: one of the pool, or the transaction in which the caller reads. A
 * publication reads everything from one snapshot, including its own writes. On SQLite a transaction holds the only
 * connection, so any other connection would not be available.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

const transactions = new AsyncLocalStorage<Knex.Transaction>();

/** Runs a function so that all its reads are inside a transaction. */
export const readingWithin = <T>(trx: Knex.Transaction, read: () => Promise<T>): Promise<T> =>
  transactions.run(trx, read);

/** Null outside of `readingWithin`. */
export const presentTransaction = (): Knex.Transaction | null => transactions.getStore() ?? null;

/** The connection for the next query. */
export const readConnection = (strapi: Core.Strapi): Knex => presentTransaction() ?? strapi.db.connection;
