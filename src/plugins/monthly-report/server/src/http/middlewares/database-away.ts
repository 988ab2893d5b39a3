import type { Core } from '@strapi/strapi';

import { unavailable } from '../../errors';

const RETRY_SECONDS = 5;

/** Node's codes for a connection that cannot be made, or has ended. */
const UNREACHABLE: readonly unknown[] = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN'],
];

/**
 * PostgreSQL's codes if it stops, has crashed, starts, or has no free connection; also if an administrator ended the
 * connection.
 */
const NOT_SERVING: readonly unknown[] = ['57P01', '57P02', '57P03', '53300'];

/** The driver's messages if the connection ends before the answer. They have no code, and come after the statement. */
const ENDED = /Connection terminated(?: unexpectedly)?$/;

/** Knex found no free connection in its pool in time. */
const NO_CONNECTION = 'KnexTimeoutError';

function isAway(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    UNREACHABLE.includes(code) ||
    NOT_SERVING.includes(code) ||
    error.name === NO_CONNECTION ||
    ENDED.test(error.message)
  );
}

/**
 * Runs work that needs the database. While the database is away, each caller is told when to come back, and the log
 * says it once.
 */
export function whileDatabaseMayBeAway(strapi: Core.Strapi) {
  let isGone = false;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      if (isGone) {
        isGone = false;
        strapi.log.info('Monthly report: the database answers again.');
      }
      return result;
    } catch (error) {
      if (!isAway(error)) throw error;
      if (!isGone) {
        isGone = true;
        strapi.log.error(
          `Monthly report: the database does not answer; readers are told to come back. ${error.message}`,
        );
      }
      throw unavailable(
        '数据库没有回应，请稍后再试。 / The database does not answer. Ask again later.',
        RETRY_SECONDS,
      );
    }
  };
}
