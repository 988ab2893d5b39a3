import type { Context, Next } from 'koa';

import { holds, mayPreview } from '../../access/holds';
import { ForbiddenError } from '../../errors';
import type { Services } from '../services';
import { hasDrafts, schemaOf } from '../../strapi/schema';
import { FILE, UID } from '../../uids';
import { restrictToPublicMonths } from '../visibility/restrict-query';

export interface PublicMonthsConfig {
  /** The content type of the route's answer; null for routes without one. */
  readonly uid: string | null;
}

/** The media library does not know which people agreed to be shown, or whether an entry shows the file yet. */
const LIBRARY =
  'The media library can only be read with the preview action: photos come with the entries that show them.';

/**
 * Runs on every route of the Content API, after its authentication and the budget of its query. A caller without the
 * preview action reads no drafts, no months that are not public, and no media library.
 */
export const publicMonths =
  ({ uid }: PublicMonthsConfig, { strapi, months }: Pick<Services, 'strapi' | 'months'>) =>
  async (ctx: Context, next: Next) => {
    const query = ctx.query as Record<string, unknown>;
    if (await mayPreview(strapi, ctx.state.auth)) return next();

    const { status } = query;
    if (status !== undefined && status !== 'published') {
      throw new ForbiddenError('Without the preview action only "status=published" can be read.');
    }
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (uid === FILE && isRead) throw new ForbiddenError(LIBRARY);
    if (uid !== null) {
      const mayRead = (name: string) => holds(strapi, ctx.state.auth, `${name}.find`);
      const restricted = await restrictToPublicMonths(query, uid, isRead, {
        schemaOf: (name) => schemaOf(strapi, name),
        months: await months.publicMonths(),
        calendars: await months.otherCalendars(),
        seesProgrammes: await mayRead(UID.programme),
        mayRead,
      });
      if (hasDrafts(schemaOf(strapi, uid))) restricted.status = 'published';
      replaceQuery(query, restricted);
    }
    return next();
  };

/**
 * Changes the query in place: assigning ctx.query would write it as text, and long lists are lost when it is read
 * again.
 */
function replaceQuery(query: Record<string, unknown>, restricted: Readonly<Record<string, unknown>>): void {
  for (const key of Object.keys(query)) delete query[key];
  Object.assign(query, restricted);
}
