import type { Context, Next } from 'koa';

import { ValidationError } from '../errors';

/** PostgreSQL's codes for a comparison no column of that type knows, and for values or bytes no type has. */
const UNANSWERABLE: readonly unknown[] = ['42883', '42804', '22P02', '22003', '22007', '22008', '22021'];

/** Strapi's own reading of a value, before any database sees it, ends in an error without a code. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Expected a valid ');

/**
 * Strapi passes filters on to the database as they are. PostgreSQL refuses some that
 * SQLite answers with nothing (a text search in a date): the caller's mistake, not a
 * failure of the server.
 */
export const unanswerableQueries = () => async (_ctx: Context, next: Next) => {
  try {
    await next();
  } catch (error) {
    if (!isUnreadable(error) && !UNANSWERABLE.includes((error as { code?: unknown }).code)) throw error;
    throw new ValidationError('A value of the request does not fit the type of its field.');
  }
};
