import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';

import { asOverflow } from '../store/add-to-cells';
import { SumOverflowError } from '../rules/apply';
import { noLocks, type HeldLocks } from './held-locks';
import { aroundTransactions, inTransaction } from '../../strapi/transactions';
import { isNothing, nothingPending, type Pending } from './pending';
import { settle } from './settle';

/** One for each outermost transaction; most are reads and record nothing. */
interface Scope {
  pending: Pending | null;
  readonly held: HeldLocks;
}

const scopes = new AsyncLocalStorage<Scope>();

/** The locks that the present transaction holds; outside a transaction, a new empty set each time. */
export function heldLocks(): HeldLocks {
  return scopes.getStore()?.held ?? noLocks();
}

/**
 * Notes the effect of a write on the kept sums. Inside a transaction the sums are updated at its
 * end; without a transaction they are updated at once.
 */
export async function record(strapi: Core.Strapi, note: (pending: Pending) => void): Promise<void> {
  const scope = scopes.getStore();
  if (scope && strapi.db.inTransaction()) {
    scope.pending ??= nothingPending();
    note(scope.pending);
    return;
  }
  await inTransaction(strapi, () => record(strapi, note));
}

function asRefusal(failure: unknown): unknown {
  const error = asOverflow(failure);
  if (!(error instanceof SumOverflowError)) return failure;
  return new errors.ValidationError(
    `指标“${error.code}”的合计超出可计算的范围。 / The total of "${error.code}" would be too large to be counted.`,
    {
      errors: [{ path: ['measurements', error.code], message: error.message, name: 'ValidationError' }],
    },
  );
}

async function settleScope(strapi: Core.Strapi, trx: Knex.Transaction, scope: Scope): Promise<void> {
  const { pending } = scope;
  if (pending === null || isNothing(pending) || trx.isCompleted()) return;
  scope.pending = null;
  await settle(strapi, trx, pending, scope.held);
}

/** Updates the kept sums to the writes of the present transaction so far, for a step that reads figures in it. */
export async function settleSoFar(strapi: Core.Strapi, trx: Knex.Transaction): Promise<void> {
  const scope = scopes.getStore();
  if (scope === undefined) throw new Error('There is no transaction whose sums could be settled.');
  await settleScope(strapi, trx, scope).catch((error: unknown) => {
    throw asRefusal(error);
  });
}

/**
 * Makes every outermost transaction update the kept sums at its end: a single publication,
 * a bulk action over hundreds of documents, or any other code. Either everything is
 * committed or nothing.
 *
 * This happens at the end because all writers of a programme share the sums: their locks are
 * then held for a short time and taken in one order, so no two writers wait for each other.
 */
export function keepSumsInTransactions(strapi: Core.Strapi): void {
  aroundTransactions(strapi, (callback, begin) => {
    const scope: Scope = { pending: null, held: noLocks() };
    const refused = (error: unknown) => {
      throw asRefusal(error);
    };
    return scopes.run(scope, () =>
      begin(async (parameters) => {
        const settleHere = () => settleScope(strapi, parameters.trx, scope);
        const result = await callback({
          ...parameters,
          commit: async () => {
            await settleHere();
            await parameters.commit();
          },
        });
        await settleHere();
        return result;
      }).catch(refused),
    );
  });
}
