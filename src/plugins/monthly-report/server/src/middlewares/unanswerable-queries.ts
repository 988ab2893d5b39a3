import type { Context, Next } from 'koa';

import { ValidationError } from '../errors';

/** PostgreSQL's codes for a comparison no column of that type knows, and for values that are not of the type. */
const UNANSWERABLE: readonly unknown[] = ['42883', '42804', '22P02', '22003', '22007', '22008'];

/**
 * Strapi passes filters on to the database as they are. PostgreSQL refuses some that
 * SQLite answers with nothing (a text search in a date): the caller's mistake, not a
 * failure of the server.
 */
export const unanswerableQueries = () => async (_ctx: Context, next: Next) => {
  try {
    await next();
  } catch (error) {
    if (!UNANSWERABLE.includes((error as { code?: unknown }).code)) throw error;
    throw new ValidationError('A filter does not fit the type of its field.');
  }
};
