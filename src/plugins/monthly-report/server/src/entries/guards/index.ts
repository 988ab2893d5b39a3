import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import type { Row } from '../../database/rows';
import { CONTENT_TYPES, type ContentType, type TypeName } from '../../content-model';
import { PLUGIN_ID } from '../../plugin-id';
import { aroundDocuments, type DocumentParams } from '../../strapi/documents';
import { hasDrafts, isLocalised, schemaOf, type Attribute, type Schema } from '../../strapi/schema';
import { inTransaction } from '../../strapi/transactions';
import { PHOTO } from '../../uids';
import { activityDatesGuard } from './activity-dates';
import { RESERVED_ENDINGS } from '../../report/rules/templates/placeholders';
import { bodiesGuard } from './bodies';
import type { Guard, GuardedAction } from './guard';
import {
  countedEntriesGuard,
  indicatorDefinitionGuard,
  membershipDefinitionGuard,
  programmeDefinitionGuard,
} from './definitions';
import { dimensionGuard } from './dimensions';
import { indicatorGuard, programmeRatiosGuard, ratioSidesGuard } from './indicators';
import { linkAgain } from './links';
import { measurementsGuard } from './measurements';
import { membershipMonthsGuard } from './membership-months';
import { monthsGuard } from './months';
import { photosGuard } from './photos';
import { programmeCalendarGuard } from './programme-calendar';
import { programmeRequiredGuard } from './programme-required';
import { programmeTemplatesGuard, templateIndicatorsGuard } from './programme-templates';
import { readPublication } from './publication';
import { publisherGuard } from './publisher';
import { RESERVED_COMMUNITY_CODES, RESERVED_INDICATOR_CODES, reservedCodesGuard } from './reserved-codes';
import { statedFigureUniqueGuard } from './stated-figure-unique';
import { targetGuard } from './targets';

const MONTH_FIELD = `plugin::${PLUGIN_ID}.month`;

/** The guards of a type in addition to those from its schema and from its row of the content model. */
export const OWN_GUARDS: Readonly<Partial<Record<TypeName, readonly Guard[]>>> = {
  activity: [activityDatesGuard, measurementsGuard],
  region: [countedEntriesGuard('region')],
  partner: [countedEntriesGuard('partner')],
  activityType: [countedEntriesGuard('activityType')],
  programme: [
    programmeTemplatesGuard,
    programmeRatiosGuard,
    programmeCalendarGuard,
    programmeDefinitionGuard,
    countedEntriesGuard('programme'),
  ],
  dimension: [dimensionGuard],
  membership: [membershipMonthsGuard, membershipDefinitionGuard],
  statedFigure: [statedFigureUniqueGuard],
  publicationSetting: [publisherGuard],
  target: [targetGuard],
  indicator: [
    reservedCodesGuard(RESERVED_INDICATOR_CODES, RESERVED_ENDINGS),
    indicatorGuard,
    templateIndicatorsGuard,
    ratioSidesGuard,
    indicatorDefinitionGuard,
    countedEntriesGuard('indicator'),
  ],
  community: [reservedCodesGuard(RESERVED_COMMUNITY_CODES), countedEntriesGuard('community')],
};

const fieldsWith = ({ attributes }: Schema, holds: (attribute: Attribute) => boolean): string[] =>
  Object.keys(attributes).filter((name) => holds(attributes[name] as Attribute));

/** The rules for every type of a certain shape, in order: months come before rules that read them. */
function sharedGuards(strapi: Core.Strapi, { uid, drafts, owners }: ContentType): Guard[] {
  const schema = schemaOf(strapi, uid);
  const months = fieldsWith(schema, ({ customField }) => customField === MONTH_FIELD);
  const photos = fieldsWith(schema, ({ component }) => component === PHOTO);
  const programme = owners.programme;
  return [
    ...fieldsWith(schema, ({ type }) => type === 'blocks').map(bodiesGuard),
    ...(months.length > 0 ? [monthsGuard(months)] : []),
    ...(drafts && programme !== undefined && programme !== 'self' ? [programmeRequiredGuard] : []),
    ...(drafts && photos.length > 0 ? [photosGuard] : []),
  ];
}

const perStrapi = new WeakMap<Core.Strapi, ReadonlyMap<string, readonly Guard[]>>();

/** All guards of a type. */
function guardsOf(strapi: Core.Strapi, uid: string): readonly Guard[] {
  const known =
    perStrapi.get(strapi) ??
    new Map(
      (Object.entries(CONTENT_TYPES) as [TypeName, ContentType][]).map(([name, row]) => [
        row.uid,
        [...sharedGuards(strapi, row), ...(OWN_GUARDS[name] ?? [])],
      ]),
    );
  perStrapi.set(strapi, known);
  return known.get(uid) ?? [];
}

const GUARDED_ACTIONS: readonly string[] = ['create', 'update', 'clone', 'publish', 'delete'];

const isGuardedAction = (action: string): action is GuardedAction => GUARDED_ACTIONS.includes(action);

/** The draft row of a document, or its only row; in one language if it has several. */
async function readRow(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  locale: string,
  populate: object,
): Promise<Row | null> {
  const schema = schemaOf(strapi, uid);
  const where: Record<string, unknown> = { documentId };
  if (hasDrafts(schema)) where.publishedAt = { $null: true };
  if (isLocalised(schema)) where.locale = locale;
  return (await strapi.db.query(uid).findOne({ where, populate })) as Row | null;
}

/** The language in which a write is checked. */
function judgedLocale({ locale }: DocumentParams): string {
  return typeof locale !== 'string' || locale === '*' ? DEFAULT_LOCALE : locale;
}

/** REST can write and publish in one call: the rules of publication then apply too. */
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

/** The guards of one action of a write, with the functions that read the row before and after it. */
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
  const guards = guardsOf(strapi, uid).filter((guard) => guard.actions.includes(action));
  if (guards.length === 0) return null;
  const populate: object = Object.assign({}, ...guards.map((guard) => guard.populate));
  const read = (documentId: string) => readRow(strapi, uid, documentId, judgedLocale(params), populate);
  const isFirst = ({ beforeDeletion }: Guard): boolean => action === 'delete' && beforeDeletion === true;
  const check = async (
    documentId: string,
    before: Row | null,
    after: Row | null,
    among: (guard: Guard) => boolean = (guard) => !isFirst(guard),
  ): Promise<void> => {
    for (const guard of guards.filter(among))
      await guard.check({ strapi, action, documentId, before, after });
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
    before: async () => {
      const { documentId } = params;
      if (!documentId || action === 'clone') return null;
      const before = await read(documentId);
      await check(documentId, before, null, isFirst);
      return before;
    },
    judge: async (_trx, documentId, before) =>
      check(documentId, before, action === 'delete' ? null : await read(documentId)),
  };
}

/**
 * Checks every write of the Document Service by the row that results from it, inside its transaction. It checks the
 * input only if the row cannot show the mistake: a relation can be written in half a dozen ways, and an update that
 * leaves a field out keeps the old value.
 */
export function registerGuards(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (context, next) => {
    const { params } = context;
    const judgements = actionsOf(context.action, params).flatMap(
      (action) => judgement(strapi, context.uid, action, params) ?? [],
    );
    if (judgements.length === 0) return next();

    return inTransaction(strapi, async ({ trx }) => {
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
    });
  });
}
