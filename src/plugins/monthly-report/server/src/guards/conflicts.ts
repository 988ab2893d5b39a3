import type { Core } from '@strapi/strapi';

import { conflict } from '../errors';
import { UID } from '../uids';

/** What SQLite and PostgreSQL call a value that a unique index refuses. */
const UNIQUE_VIOLATIONS: readonly unknown[] = ['SQLITE_CONSTRAINT_UNIQUE', '23505'];

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && UNIQUE_VIOLATIONS.includes(error.code);

const SENTENCES: Readonly<Record<string, string>> = {
  [UID.report]: '该月份已有月报。 / There already is a report for this month.',
};

const CODE_TAKEN = '该代码已被使用。 / There already is an entry with this code.';

/**
 * One report a month, one entry a code: the database holds these rules, so that two
 * writers at once cannot break them. Here its refusal becomes a 409 with a sentence.
 */
export function registerConflicts(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    try {
      return await next();
    } catch (error) {
      throw isUniqueViolation(error) ? conflict(SENTENCES[context.uid] ?? CODE_TAKEN) : error;
    }
  });
}
