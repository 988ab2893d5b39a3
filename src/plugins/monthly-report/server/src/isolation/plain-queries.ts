import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

import { NotFoundError } from '../errors';
import { boundsOf, type Bounds } from './bounds';
import { filesInReach, foldersInReach } from './files';
import { inReach, OWNED_TYPES, type Filter } from './owned';
import { FILE } from '../uids';
import { FOLDER } from './schemas';

/**
 * Relation pickers, the media library and translations read through the database query,
 * which knows no middleware. While one of their requests is answered, its reads are
 * narrowed in the database's own hooks. Only then: the server's own reads in a write (sums,
 * checks, rules) see everything.
 */
const narrowing = new AsyncLocalStorage<Bounds>();

/** Answers a request with every plain query for entries, files and folders narrowed to what is in reach. */
export const withNarrowedQueries = <Result>(bounds: Bounds, answer: () => Promise<Result>): Promise<Result> =>
  narrowing.run(bounds, answer);

interface QueryEvent {
  readonly model: { readonly uid: string };
  readonly params: { where?: unknown };
}

async function reachOf(strapi: Core.Strapi, uid: string, bounds: Bounds): Promise<Filter> {
  if (uid === FILE) return filesInReach(strapi, { bounds, reach: 'read' });
  if (uid === FOLDER) return foldersInReach(strapi, bounds);
  return inReach(strapi, uid, bounds, 'read');
}

function narrower(strapi: Core.Strapi) {
  return async ({ model, params }: QueryEvent): Promise<void> => {
    const bounds = narrowing.getStore();
    if (bounds === undefined) return;
    // What is in reach is itself looked up with queries.
    const reach = await narrowing.exit(() => reachOf(strapi, model.uid, bounds));
    params.where = params.where === undefined ? reach : { $and: [params.where, reach] };
  };
}

/** A file that is not one's own is neither changed nor deleted, whichever route asks for it. */
function fileKeeper(strapi: Core.Strapi) {
  return async ({ params }: QueryEvent): Promise<void> => {
    const bounds = await boundsOf(strapi);
    if (bounds === null || bounds.isSecretariat) return;
    const own = await filesInReach(strapi, { bounds, reach: 'write' });
    const { where = {} } = params;
    const files = strapi.db.query(FILE);
    const meant = await files.count({ where });
    if ((await files.count({ where: { $and: [where, own] } })) < meant) throw new NotFoundError();
  };
}

export function narrowPlainQueries(strapi: Core.Strapi): void {
  const narrow = narrower(strapi) as (event: unknown) => Promise<void>;
  strapi.db.lifecycles.subscribe({
    models: [...OWNED_TYPES, FILE, FOLDER],
    beforeFindOne: narrow,
    beforeFindMany: narrow,
    beforeCount: narrow,
  });
  const keep = fileKeeper(strapi) as (event: unknown) => Promise<void>;
  strapi.db.lifecycles.subscribe({
    models: [FILE],
    beforeUpdate: keep,
    beforeUpdateMany: keep,
    beforeDelete: keep,
    beforeDeleteMany: keep,
  });
}
