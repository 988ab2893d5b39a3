import type { Core } from '@strapi/strapi';

import { conflict } from '../errors';
import { UID } from '../uids';

/** SQLite and PostgreSQL, each in its own words: a unique index refused a row. */
const UNIQUE_VIOLATIONS: readonly unknown[] = ['SQLITE_CONSTRAINT_UNIQUE', '23505'];

const SENTENCES: Readonly<Record<string, string>> = {
  [UID.report]: '该月已有月报。 / There already is a report for this month.',
};
const ANY_TYPE = '已有相同的条目。 / There already is an entry with the same code or month.';

/** What the database refuses as a duplicate is a conflict the caller can resolve, not a failure of the server. */
export function registerConflicts(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    try {
      return await next();
    } catch (error) {
      if (!UNIQUE_VIOLATIONS.includes((error as { code?: unknown }).code)) throw error;
      throw conflict(SENTENCES[context.uid] ?? ANY_TYPE);
    }
  });
}
