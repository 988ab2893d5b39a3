/**
 * Reach into Strapi: the writes of `db.entityManager` are replaced. Strapi writes files without a transaction, and
 * its own hooks run outside of the statement. Our records of a write must be stored with the write or not at all.
 */
import type { Core } from '@strapi/strapi';

import { inTransaction } from './transactions';

const WRITES = ['create', 'createMany', 'update', 'updateMany', 'delete', 'deleteMany'] as const;

type Write = (uid: string, params: object) => Promise<unknown>;
type EntityManager = Record<(typeof WRITES)[number], Write>;

/**
 * Runs every write of the types, with the work that follows it, in one transaction.
 *
 * @throws Error if Strapi has no such method: a later version may have renamed it.
 */
export function writeInTransactions(strapi: Core.Strapi, models: readonly string[]): void {
  const manager = strapi.db.entityManager as unknown as EntityManager;
  for (const name of WRITES) {
    if (typeof manager[name] !== 'function') throw new Error(`Strapi's entity manager has no ${name}.`);
    const write = manager[name].bind(manager);
    manager[name] = (uid, params) =>
      models.includes(uid) ? inTransaction(strapi, () => write(uid, params)) : write(uid, params);
  }
}
