import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { actorOf } from '../../access/actor';
import { scopeOf, type Scope } from '../../access/scope';
import { shareSubmission } from '../../ledger/store/locks';
import { dayOrNull, rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import { readKeptState, submissionKey } from '../store/submission';
import { toCalendar } from '../../database/calendars';
import { countingMonth } from '../../domain/calendar';
import { isMonth, type Month } from '../../domain/month';
import { contentTypeOf } from '../../content-model';
import { conflict } from '../../errors';
import { aroundDocuments } from '../../strapi/documents';
import { inTransaction } from '../../strapi/transactions';

/** The types of a submission's entries: partners enter them, and they are published later. */
const isEntered = (uid: string): boolean => {
  const row = contentTypeOf(uid);
  return row !== null && row.drafts && row.owners.partner !== undefined;
};

const WRITES: readonly string[] = [
  'create',
  'update',
  'clone',
  'publish',
  'unpublish',
  'discardDraft',
  'delete',
];

type Bound = Extract<Scope, { readonly kind: 'part' }>;

const NAMED = { select: ['documentId'] };
const PROGRAMME = { select: ['documentId', 'frequency', 'fiscalYearStart'] };

function monthOf(uid: string, row: Row, programme: Row): Month | null {
  const of = contentTypeOf(uid)?.month;
  if (!of) return null;
  if (of.is === 'day') {
    const day = dayOrNull(row, of.field) ?? '';
    if (!isMonth(day.slice(0, 7))) return null;
    return countingMonth(day, toCalendar(programme, ['frequency', 'fiscalYearStart']));
  }
  const month = textOrNull(row, of.field);
  return isMonth(month) ? month : null;
}

/** The submissions of the rows of a document, if they belong to the account's own partners. */
async function submissionsOf(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  { partners, programmes }: Bound,
): Promise<ReadonlyMap<string, Month>> {
  const rows: Row[] = await strapi.db
    .query(uid)
    .findMany({ where: { documentId }, populate: { programme: PROGRAMME, partner: NAMED } });
  const found = new Map<string, Month>();
  for (const row of rows) {
    const [programme, partner] = [rowOrNull(row, 'programme'), rowOrNull(row, 'partner')];
    if (programme === null || partner === null) continue;
    const month = monthOf(uid, row, programme);
    if (month === null) continue;
    const [of, by] = [text(programme, 'documentId'), text(partner, 'documentId')];
    // The secretariat of the programme may correct any entry.
    if (!partners.has(by) || programmes.has(of)) continue;
    found.set(submissionKey(month, of, by), month);
  }
  return found;
}

const sentIn = (month: Month): Error =>
  conflict(
    `${month}的填报已提交，请联系秘书处退回后再修改。 / The submission of ${month} has been sent in: the secretariat has to send it back before its entries can be changed.`,
  );

const beingDealtWith = (month: Month): Error =>
  conflict(
    `${month}的填报正在处理中，请稍后再试。 / The submission of ${month} is being dealt with at this moment; try again.`,
  );

export const isSubmittedType = (uid: string): boolean => isEntered(uid);

interface EntryOfPart {
  readonly uid: string;
  readonly documentId: string;
  readonly scope: Bound;
}

/**
 * Locks the submission until the transaction ends, so that no step of it can run meanwhile.
 *
 * @throws conflict (409) if the partner has submitted the entry.
 */
export async function requireNotSentIn(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  { uid, documentId, scope }: EntryOfPart,
): Promise<void> {
  for (const [key, month] of await submissionsOf(strapi, uid, documentId, scope)) {
    if (!(await shareSubmission(strapi, trx, key))) throw beingDealtWith(month);
    const state = await readKeptState(strapi, key);
    if (state !== null && state !== 'sent-back') throw sentIn(month);
  }
}

/**
 * A partner cannot change or extend a submission after it was submitted. An entry belongs to a submission by any of
 * its rows, before or after the write. The check locks out all steps of the submission, so that the secretariat
 * accepts exactly what was submitted.
 *
 * @throws conflict (409)
 */
export function registerEntryWrites(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (context, next) => {
    const { uid, action } = context;
    if (!isEntered(uid) || !WRITES.includes(action)) return next();
    const scope = await scopeOf(strapi, actorOf(strapi));
    if (scope.kind === 'everything' || scope.partners.size === 0) return next();
    const { documentId } = context.params;
    return inTransaction(strapi, async ({ trx }) => {
      const judge = (document: string): Promise<void> =>
        requireNotSentIn(strapi, trx, { uid, documentId: document, scope });
      if (documentId !== undefined && action !== 'clone') await judge(documentId);
      const result: unknown = await next();
      const { documentId: left } = (result ?? {}) as { documentId?: unknown };
      if (typeof left === 'string' && action !== 'delete') await judge(left);
      return result;
    });
  });
}
