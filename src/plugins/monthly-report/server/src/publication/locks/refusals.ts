/** Turns the refusals of the database into answers. */
import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

import { conflict } from '../../errors';
import { aroundDocuments } from '../../strapi/documents';
import { busy, isTryAgain } from '../store/writing';
import { KEPT_SIGN, LOCKED_SIGN } from './triggers';

const LOCKED_MONTH = new RegExp(`${LOCKED_SIGN}(\\d{4}-\\d{2})`);

/** 409 with the month for a refusal of a lock; null for any other error. */
export function refusalOf(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  const month = LOCKED_MONTH.exec(error.message)?.[1];
  if (month !== undefined) return lockedMonth(month);
  if (error.message.includes(LOCKED_SIGN)) return lockedMonth(null);
  if (error.message.includes(KEPT_SIGN)) {
    return conflict('发布版本和操作记录不可改动。 / Revisions and the trail are never changed.');
  }
  return isTryAgain(error) ? busy() : null;
}

/** `month` is null if the database did not name it. */
const lockedMonth = (month: string | null): Error =>
  conflict(
    `${month ?? '该月'}已发布并锁定，解锁更正之后才能修改。 / ${month ?? 'The month'} is published and locked; it can be changed once it is reopened.`,
  );

/** SQLSTATE in_failed_sql_transaction: PostgreSQL answers it to everything after the statement that failed. */
const FAILED_TRANSACTION = '25P02';

const comesAfterAnother = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === FAILED_TRANSACTION;

interface Call {
  refusal: Error | null;
}

const calls = new AsyncLocalStorage<Call>();

/**
 * Keeps the first refusal within a call of the Document Service. Strapi deletes a row if it cannot write the relations of
 * that row. On PostgreSQL this DELETE fails too, and Strapi throws the error of the DELETE instead of the refusal.
 */
export function rememberRefusals(strapi: Core.Strapi): void {
  strapi.db.connection.on('query-error', (error: unknown) => {
    const call = calls.getStore();
    if (call !== undefined) call.refusal ??= refusalOf(error);
  });
}

/** Wraps writes of every type: each of them may touch a locked month. */
export function registerRefusals(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (_context, next) => {
    const call = calls.getStore() ?? { refusal: null };
    try {
      return await calls.run(call, next);
    } catch (error) {
      throw refusalOf(error) ?? (comesAfterAnother(error) ? call.refusal : null) ?? error;
    }
  });
}
