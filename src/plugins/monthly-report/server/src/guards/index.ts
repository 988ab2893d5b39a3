import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { DEFAULT_LOCALE } from '../../../shared/vocabulary';
import type { Row } from '../content/rows';
import { UID } from '../uids';
import { activityDatesGuard } from './activity-dates';
import { bodiesGuard } from './bodies';
import type { Guard, GuardedAction } from './guard';
import { indicatorGuard } from './indicators';
import { linkAgain } from './links';
import { measurementsGuard } from './measurements';
import { membershipMonthsGuard } from './membership-months';
import { monthsGuard } from './months';
import { photosGuard } from './photos';
import { programmeRequiredGuard } from './programme-required';
import { programmeTemplatesGuard, templateIndicatorsGuard } from './programme-templates';
import { readPublication } from './publication';
import { RESERVED_COMMUNITY_CODES, RESERVED_INDICATOR_CODES, reservedCodesGuard } from './reserved-codes';
import { statedFigureUniqueGuard } from './stated-figure-unique';

/** What is checked where, in order: the month of an entry before anything that reads it. */
const GUARDS: Readonly<Record<string, readonly Guard[]>> = {
  [UID.activity]: [activityDatesGuard, programmeRequiredGuard, measurementsGuard, photosGuard],
  [UID.story]: [bodiesGuard('body'), monthsGuard(['reportMonth']), programmeRequiredGuard, photosGuard],
  [UID.progressUpdate]: [bodiesGuard('body'), monthsGuard(['month']), programmeRequiredGuard, photosGuard],
  [UID.programmeMonth]: [bodiesGuard('overview'), monthsGuard(['month']), programmeRequiredGuard],
  [UID.programme]: [monthsGuard(['startMonth']), programmeTemplatesGuard],
  [UID.membership]: [monthsGuard(['fromMonth', 'toMonth']), membershipMonthsGuard],
  [UID.statedFigure]: [monthsGuard(['month']), statedFigureUniqueGuard],
  [UID.indicator]: [reservedCodesGuard(RESERVED_INDICATOR_CODES), indicatorGuard, templateIndicatorsGuard],
  [UID.community]: [reservedCodesGuard(RESERVED_COMMUNITY_CODES)],
  [UID.report]: [monthsGuard(['month'])],
};

const GUARDED_ACTIONS: readonly string[] = ['create', 'update', 'clone', 'publish', 'delete'];

const isGuardedAction = (action: string): action is GuardedAction => GUARDED_ACTIONS.includes(action);

interface DocumentParams {
  readonly data?: Row;
  readonly documentId?: string;
  readonly locale?: unknown;
  readonly status?: unknown;
}

interface SchemaOptions {
  readonly options?: { readonly draftAndPublish?: boolean };
  readonly pluginOptions?: { readonly i18n?: { readonly localized?: boolean } };
}

/** The draft (or only) row of a document, in one language where it has several. */
async function readRow(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  locale: string,
  populate: object,
): Promise<Row | null> {
  const { options, pluginOptions } = strapi.getModel(uid as never) as SchemaOptions;
  const where: Record<string, unknown> = { documentId };
  if (options?.draftAndPublish) where.publishedAt = { $null: true };
  if (pluginOptions?.i18n?.localized) where.locale = locale;
  return (await strapi.db.query(uid).findOne({ where, populate })) as Row | null;
}

/** The language a write is judged in. */
function judgedLocale({ locale }: DocumentParams): string {
  return typeof locale !== 'string' || locale === '*' ? DEFAULT_LOCALE : locale;
}

/** REST publishes in the same call as it writes: the rules of a publication then hold as well. */
function actionsOf(action: string, { status }: DocumentParams): GuardedAction[] {
  if (!isGuardedAction(action)) return [];
  return status === 'published' && (action === 'create' || action === 'update')
    ? [action, 'publish']
    : [action];
}

function documentIdOf(params: DocumentParams, result: unknown): string | null {
  const written = (result as { documentId?: unknown } | null)?.documentId;
  return typeof written === 'string' ? written : (params.documentId ?? null);
}

/** The guards of one action of a write, ready to look at the row before and after it. */
interface Judgement {
  readonly judgeInput: () => Promise<void>;
  readonly before: () => Promise<Row | null>;
  readonly judge: (trx: Knex, documentId: string, before: Row | null) => Promise<void>;
}

function judgement(
  strapi: Core.Strapi,
  uid: string,
  action: GuardedAction,
  params: DocumentParams,
): Judgement | null {
  const guards = (GUARDS[uid] ?? []).filter((guard) => guard.actions.includes(action));
  if (guards.length === 0) return null;
  const populate: object = Object.assign({}, ...guards.map((guard) => guard.populate));
  const read = (documentId: string) => readRow(strapi, uid, documentId, judgedLocale(params), populate);
  const check = async (documentId: string, before: Row | null, after: Row | null): Promise<void> => {
    for (const guard of guards) await guard.check({ strapi, action, documentId, before, after });
  };
  if (action === 'publish') {
    return {
      judgeInput: () => Promise.resolve(),
      before: () => Promise.resolve(null),
      judge: async (trx, documentId) => {
        const { draft, isLinkedTo } = await readPublication(strapi, trx, uid, documentId);
        await check(documentId, null, draft);
        if (isLinkedTo) await linkAgain(strapi, uid, documentId);
      },
    };
  }
  return {
    judgeInput: async () => {
      for (const guard of guards) await guard.checkInput?.(strapi, params.data ?? {});
    },
    before: async () => (params.documentId && action !== 'clone' ? read(params.documentId) : null),
    judge: async (_trx, documentId, before) =>
      check(documentId, before, action === 'delete' ? null : await read(documentId)),
  };
}

/**
 * Judges every write of the Document Service by the row that results from it, inside
 * its transaction, and the input only where the row could not show what was wrong: a
 * relation can be given in half a dozen ways, and an update that leaves a field out
 * keeps what was there.
 */
export function registerGuards(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const params = context.params as DocumentParams;
    const judgements = actionsOf(context.action, params).flatMap(
      (action) => judgement(strapi, context.uid, action, params) ?? [],
    );
    if (judgements.length === 0) return next();

    const judged = async ({ trx }: { trx: Knex.Transaction }): Promise<unknown> => {
      const before = [];
      for (const judgement of judgements) {
        await judgement.judgeInput();
        before.push(await judgement.before());
      }
      const result: unknown = await next();
      const documentId = documentIdOf(params, result);
      if (documentId === null) return result;
      for (const [index, { judge }] of judgements.entries()) {
        await judge(trx, documentId, before[index] ?? null);
      }
      return result;
    };
    return strapi.db.transaction(judged) as unknown as ReturnType<typeof next>;
  });
}
