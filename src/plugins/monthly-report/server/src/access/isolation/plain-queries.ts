import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

import { NotFoundError } from '../../errors';
import { boundsOf, type Bounds } from './bounds';
import { filesInReach, foldersInReach } from './files';
import { inReach, KNOWN_TYPES, type Filter } from './owned';
import { onQueries, type QueryEvent } from '../../strapi/write-events';
import { FILE } from '../../uids';
import { FOLDER } from './schemas';

/**
 * Relation pickers, the media library and translations read through the database query, which has no middleware.
 * While one of their requests is answered, the database's own hooks narrow its reads. No other reads are narrowed:
 * the server's own reads in a write (sums, checks, rules) see everything.
 */
const narrowing = new AsyncLocalStorage<{ readonly bounds: Bounds; readonly offered: Offered | null }>();

/** A picker may offer less than what is in reach: of one type, only the entries that may be chosen. */
export interface Offered {
  readonly uid: string;
  readonly filter: Filter;
}

/** Answers a request, with all plain queries for entries, files and folders narrowed to what is in reach. */
export const withNarrowedQueries = <Result>(
  bounds: Bounds,
  answer: () => Promise<Result>,
  offered: Offered | null = null,
): Promise<Result> => narrowing.run({ bounds, offered }, answer);

async function reachOf(strapi: Core.Strapi, uid: string, bounds: Bounds): Promise<Filter> {
  if (uid === FILE) return filesInReach(strapi, { bounds, reach: 'read' });
  if (uid === FOLDER) return foldersInReach(strapi, bounds);
  return inReach(uid, bounds, 'read');
}

function narrower(strapi: Core.Strapi) {
  return async ({ model, params }: QueryEvent): Promise<void> => {
    const store = narrowing.getStore();
    if (store === undefined) return;
    const { bounds, offered } = store;
    // The lookup of what is in reach uses queries too: they must not be narrowed.
    const reach = await narrowing.exit(() => reachOf(strapi, model.uid, bounds));
    const filters = [params.where, reach, offered?.uid === model.uid ? offered.filter : undefined];
    params.where = { $and: filters.filter((filter) => filter !== undefined) };
  };
}

/** A file out of reach is not changed or deleted, whichever route asks for it. */
function fileKeeper(strapi: Core.Strapi) {
  return async ({ params }: QueryEvent): Promise<void> => {
    const bounds = await boundsOf(strapi);
    if (bounds === null) return;
    const own = await filesInReach(strapi, { bounds, reach: 'write' });
    const { where = {} } = params;
    const files = strapi.db.query(FILE);
    const meant = await files.count({ where: where as object });
    if ((await files.count({ where: { $and: [where, own] } })) < meant) throw new NotFoundError();
  };
}

export function narrowPlainQueries(strapi: Core.Strapi): void {
  const narrow = narrower(strapi);
  onQueries(strapi, {
    models: [...KNOWN_TYPES, FILE, FOLDER],
    beforeFindOne: narrow,
    beforeFindMany: narrow,
    beforeCount: narrow,
  });
  const keep = fileKeeper(strapi);
  onQueries(strapi, {
    models: [FILE],
    beforeUpdate: keep,
    beforeUpdateMany: keep,
    beforeDelete: keep,
    beforeDeleteMany: keep,
  });
}
