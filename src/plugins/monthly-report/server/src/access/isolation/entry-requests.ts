import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { ForbiddenError, NotFoundError } from '../../errors';
import { CONTENT_TYPES, contentTypeOf, type OwnerKind } from '../../content-model';
import { membershipsOf, type Bounds } from './bounds';
import { areWithin, reachesAll } from './owned';
import { withNarrowedQueries, type Offered } from './plain-queries';
import { takeOutPrivateParts } from './private-parts';
import { refuseReaching } from './reach-of-queries';
import { attributeOf, isFields, schemaOf, type Fields } from './schemas';

export interface BoundRequest {
  readonly strapi: Core.Strapi;
  readonly ctx: Context;
  readonly next: Next;
  readonly bounds: Bounds;
}

const CLOSED = '您的角色不能使用此功能。 / Your role cannot use this.';

export const closed = (): Error => new ForbiddenError(CLOSED);

export const bodyOf = ({ request }: Context): Fields => (isFields(request.body) ? request.body : {});

/** The panel sends an empty id for an entry that is not saved yet. */
const textsOf = (value: unknown): string[] =>
  [value].flat().filter((item): item is string => typeof item === 'string' && item !== '');

/** The types that some role lists; accounts, files, records, and types that nobody declared have no page of entries. */
const WITH_ENTRIES: readonly string[] = Object.values(CONTENT_TYPES)
  .filter(({ may }) => Object.values(may).some(({ read }) => read !== undefined))
  .map(({ uid }) => uid);

const hasEntries = (model: string): boolean => WITH_ENTRIES.includes(model);

function modelOf({ ctx }: BoundRequest): string {
  const { model } = ctx.params as { model?: string };
  if (model === undefined || !hasEntries(model)) throw closed();
  return model;
}

/** All documents that a request names, in its path, query or body. */
function documentsNamed(ctx: Context): string[] {
  const { id, sourceId } = ctx.params as { id?: string; sourceId?: string };
  const { documentIds } = ctx.query as Fields;
  return [id, sourceId, documentIds, bodyOf(ctx).documentIds].flatMap(textsOf);
}

async function requireInReach(
  { strapi, bounds }: BoundRequest,
  model: string,
  documentIds: readonly string[],
): Promise<void> {
  if (reachesAll(model, bounds, 'read')) return;
  if (!(await areWithin(strapi, model, documentIds, bounds, 'read'))) throw new NotFoundError();
}

const answered = ({ ctx, next, bounds }: BoundRequest): Promise<void> =>
  // Only reads are narrowed: a write runs rules and sums that need more than its author may read.
  ctx.method === 'GET'
    ? withNarrowedQueries(bounds, () => next() as Promise<void>)
    : (next() as Promise<void>);

/** The content manager's lists, entries and actions; the Document Service judges what they write. */
export async function answerEntries(request: BoundRequest): Promise<void> {
  const { strapi, ctx, bounds } = request;
  const model = modelOf(request);
  await requireInReach(request, model, documentsNamed(ctx));
  refuseReaching(strapi, model, ctx.query, bounds);
  await answered(request);
}

/**
 * The choices of a picker, if the account may choose less than it can reach: for a partner editor its own partners
 * and the programmes that they are members of, for a secretariat its own programmes.
 */
async function offeredBy(
  { strapi, bounds }: BoundRequest,
  model: string,
  field: string,
  target: string,
): Promise<Offered | null> {
  const type = contentTypeOf(model);
  const entering = [...bounds.roles].filter(([role]) => type?.may[role].create === 'own');
  const [only, ...others] = entering;
  const kind = Object.entries(type?.owners ?? {}).find(([, name]) => name === field)?.[0];
  // Two roles together may choose what neither of them may choose alone.
  if (only === undefined || others.length > 0 || kind === undefined) return null;
  const [role, owned] = only;
  const isEntered = role === 'partnerEditor' && kind === 'programme';
  const documentIds = isEntered
    ? await membershipsOf(strapi, 'partner', bounds.entersFor)
    : owned[kind as OwnerKind];
  if (documentIds === undefined) return null;
  return { uid: target, filter: { documentId: { $in: [...documentIds] } } };
}

/** Pickers and lists of a relation: they read the target by plain queries. */
export async function answerRelations(request: BoundRequest): Promise<void> {
  const { strapi, ctx, next, bounds } = request;
  const model = modelOf(request);
  await requireInReach(request, model, documentsNamed(ctx));
  const { targetField, id } = ctx.params as { targetField: string; id?: string };
  const target = attributeOf(schemaOf(strapi, model), targetField)?.target;
  if (target === undefined || !hasEntries(target)) throw closed();
  const { populate, ...query } = ctx.query as Fields;
  if (populate !== undefined) throw closed();
  refuseReaching(strapi, target, query, bounds);
  // A picker leaves out entries that are linked already, so the owner of the entry decides who may ask.
  await requireInReach(request, model, textsOf(query.id));
  const offered = id === undefined ? await offeredBy(request, model, targetField, target) : null;
  await withNarrowedQueries(bounds, () => next() as Promise<void>, offered);

  const { body } = ctx as { body?: unknown };
  if (!isFields(body)) return;
  // Strapi reads the targets of the relation without a query that could be narrowed.
  const holder = { [targetField]: body.results };
  await takeOutPrivateParts(strapi, model, holder, bounds);
  ctx.body = { ...body, results: holder[targetField] };
}

/** Routes that read entries in their own way, by the Document Service and by plain queries. */
export async function answerOtherReads({ ctx, next, bounds }: BoundRequest): Promise<void> {
  const model = (ctx.params as { model?: unknown }).model ?? bodyOf(ctx).model;
  if (model !== undefined && !(typeof model === 'string' && hasEntries(model))) throw closed();
  await withNarrowedQueries(bounds, () => next() as Promise<void>);
}

/** The address of the preview of an entry in reach. */
export async function answerPreviewAddress(request: BoundRequest): Promise<void> {
  const { ctx, next } = request;
  const { contentType: model = '' } = ctx.params as { contentType?: string };
  if (!hasEntries(model)) throw closed();
  await requireInReach(request, model, textsOf((ctx.query as Fields).documentId));
  await next();
}
