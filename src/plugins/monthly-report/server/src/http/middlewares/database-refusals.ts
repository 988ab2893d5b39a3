import type { Context, Next } from 'koa';

import { unavailable, ValidationError } from '../../errors';
import { isOutdatedRefusal, outdated } from '../../operation/upgrades/refusal';

/**
 * PostgreSQL's codes for a comparison that the type of a column does not support, and for values or bytes outside
 * every type.
 */
const UNANSWERABLE: readonly unknown[] = ['42883', '42804', '22P02', '22003', '22007', '22008', '22021'];

/** PostgreSQL's code for a statement that took longer than STATEMENT_TIMEOUT_MS. */
const TIMED_OUT = '57014';
const RETRY_SECONDS = 5;

/** Strapi parses a value before the database sees it: its error has no code. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Expected a valid ');

/**
 * Strapi passes filters to the database unchanged. PostgreSQL refuses some filters for which SQLite finds nothing (a
 * text search in a date): this is the caller's mistake, not a failure of the server. PostgreSQL stops a statement
 * that takes too long: the server is busy, and the caller may ask again.
 */
export async function withRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isOutdatedRefusal(error)) throw outdated();
    const { code } = error as { code?: unknown };
    if (code === TIMED_OUT) {
      throw unavailable(
        '数据库繁忙，请稍后再试。 / The database took too long to answer. Ask again later, or for less.',
        RETRY_SECONDS,
      );
    }
    if (!isUnreadable(error) && !UNANSWERABLE.includes(code)) throw error;
    throw new ValidationError('A value of the request does not fit the type of its field.');
  }
}

export const databaseRefusals =
  () =>
  (_ctx: Context, next: Next): Promise<unknown> =>
    withRefusals(next);
