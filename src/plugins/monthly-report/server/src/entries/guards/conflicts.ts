import type { Core } from '@strapi/strapi';

import { conflict } from '../../errors';
import { aroundDocuments } from '../../strapi/documents';
import { UID } from '../../uids';

/** The error codes of SQLite and PostgreSQL if a unique index refuses a value. */
const UNIQUE_VIOLATIONS: readonly unknown[] = ['SQLITE_CONSTRAINT_UNIQUE', '23505'];

export const isUniqueViolation = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && UNIQUE_VIOLATIONS.includes(error.code);

const SENTENCES: Readonly<Record<string, string>> = {
  [UID.report]: '该月份已有月报。 / There already is a report for this month.',
  [UID.target]:
    '该项目、指标、期间和伙伴机构（或区域）已有目标。 / There already is a target for this programme, indicator, span and partner or region.',
};

/** The index that allows a document only one published row per language. */
const ONE_PUBLISHED_ROW = /_one_published_row|document_id/;

const PUBLISHED_MEANWHILE =
  '该条目刚刚由他人发布，请刷新后再试。 / Somebody else has just published this entry; reload it and try again.';

const CODE_TAKEN = '该代码已被使用。 / There already is an entry with this code.';

/**
 * One report per month, one entry per code: the database enforces these rules, so that two writers at the same time
 * cannot break them. Here its refusal becomes a 409 with a sentence.
 */
export function registerConflicts(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (context, next) => {
    try {
      return await next();
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const sentence = ONE_PUBLISHED_ROW.test(error.message)
        ? PUBLISHED_MEANWHILE
        : (SENTENCES[context.uid] ?? CODE_TAKEN);
      throw conflict(sentence);
    }
  });
}
