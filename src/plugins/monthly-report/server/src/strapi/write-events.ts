/**
 * Reach into Strapi: `db.lifecycles.run` is replaced. Strapi's own subscribers can be removed: an export switches
 * them off (`disable`), and `destroy()` removes them (`clear`) before it closes the connection, while transactions
 * are still running. Handlers that follow and guard a write must exist as long as the write, so ours are stored here,
 * where nobody can clear them.
 */
import type { Core } from '@strapi/strapi';

import { isRestoring } from './restoring';

/** A query of Strapi's database layer, before or after it. */
export interface QueryEvent {
  readonly action: string;
  readonly model: { readonly uid: string };
  readonly params: { data?: unknown; where?: unknown };
  readonly result?: unknown;
  /** Kept from before a query until after it, for each subscriber. */
  state: Record<string, unknown>;
}

export type QueryHandler = (event: QueryEvent) => Promise<void> | void;

type Write = 'Create' | 'Update' | 'Delete' | 'CreateMany' | 'UpdateMany' | 'DeleteMany';
type Read = 'FindOne' | 'FindMany' | 'Count';

export type QueryAction = `${'before' | 'after'}${Write | Read}`;

/** Handlers by action; `models` has the uids for which they are called. */
export type QuerySubscriber = { readonly models: readonly string[] } & {
  readonly [Action in QueryAction]?: QueryHandler;
};

type States = Map<unknown, Record<string, unknown>>;

interface Lifecycles {
  run(action: string, uid: string, properties: object, states?: States): Promise<States>;
}

const subscribed = new WeakMap<object, QuerySubscriber[]>();

/** Calls the handlers at every query of the models, even if Strapi's own lifecycles are off, but not in a restore. */
export function onQueries(strapi: Core.Strapi, subscriber: QuerySubscriber): void {
  const { db } = strapi;
  const known = subscribed.get(db) ?? replaceRun(strapi);
  known.push(subscriber);
}

function replaceRun(strapi: Core.Strapi): QuerySubscriber[] {
  const { db } = strapi;
  const lifecycles = db.lifecycles as unknown as Lifecycles;
  const run = lifecycles.run.bind(lifecycles);
  const subscribers: QuerySubscriber[] = [];
  subscribed.set(db, subscribers);
  lifecycles.run = async (action, uid, properties, states = new Map()) => {
    await run(action, uid, properties, states);
    if (isRestoring()) return states;
    for (const subscriber of subscribers) {
      const handler = subscriber[action as QueryAction];
      if (handler === undefined || !subscriber.models.includes(uid)) continue;
      const state = states.get(subscriber) ?? {};
      states.set(subscriber, state);
      const event = { ...properties, action, model: db.metadata.get(uid), state };
      await handler(event as unknown as QueryEvent);
    }
    return states;
  };
  return subscribers;
}
