import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { ForbiddenError, NotFoundError } from '../errors';
import { UID } from '../uids';
import type { Bounds } from './bounds';
import { areWithin, isOwned } from './owned';
import { withNarrowedQueries } from './plain-queries';
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

/** Content of the network; accounts, files and the plugin's records have no page of entries. */
const hasEntries = (strapi: Core.Strapi, model: string): boolean =>
  (model.startsWith('api::') || model === UID.report) && Object.hasOwn(strapi.contentTypes, model);

function modelOf({ strapi, ctx }: BoundRequest): string {
  const { model } = ctx.params as { model?: string };
  if (model === undefined || !hasEntries(strapi, model)) throw closed();
  return model;
}

/** Every document that a request names, wherever it names it. */
function documentsNamed(ctx: Context): string[] {
  const { id, sourceId } = ctx.params as { id?: string; sourceId?: string };
  const { documentIds } = ctx.query as Fields;
  return [id, sourceId, documentIds, bodyOf(ctx).documentIds].flatMap(textsOf);
}

async function refuseForeign(request: BoundRequest, model: string): Promise<void> {
  const { strapi, ctx, bounds } = request;
  if (!isOwned(model)) return;
  if (!(await areWithin(strapi, model, documentsNamed(ctx), bounds, 'read'))) throw new NotFoundError();
}

const answered = ({ ctx, next, bounds }: BoundRequest): Promise<void> =>
  // A write runs rules and sums that look beyond what its author may read.
  ctx.method === 'GET'
    ? withNarrowedQueries(bounds, () => next() as Promise<void>)
    : (next() as Promise<void>);

/** The content manager's lists, entries and actions; the Document Service judges what they write. */
export async function answerEntries(request: BoundRequest): Promise<void> {
  const { strapi, ctx, bounds } = request;
  const model = modelOf(request);
  await refuseForeign(request, model);
  refuseReaching(strapi, model, ctx.query, bounds);
  await answered(request);
}

/** Pickers and lists of a relation: they read the target by plain queries. */
export async function answerRelations(request: BoundRequest): Promise<void> {
  const { strapi, ctx, next, bounds } = request;
  const model = modelOf(request);
  await refuseForeign(request, model);
  const { targetField } = ctx.params as { targetField: string };
  const target = attributeOf(schemaOf(strapi, model), targetField)?.target;
  if (target === undefined || !hasEntries(strapi, target)) throw closed();
  const { populate, ...query } = ctx.query as Fields;
  if (populate !== undefined) throw closed();
  refuseReaching(strapi, target, query, bounds);
  await refuseForeignSource(request, model);
  await withNarrowedQueries(bounds, () => next() as Promise<void>);

  const { body } = ctx as { body?: unknown };
  if (!isFields(body)) return;
  // What the entry points to is read without a query of its own.
  const holder = { [targetField]: body.results };
  await takeOutPrivateParts(strapi, model, holder, bounds);
  ctx.body = { ...body, results: holder[targetField] };
}

/** A picker leaves out what an entry is linked to already: whose entry that is decides. */
async function refuseForeignSource({ strapi, ctx, bounds }: BoundRequest, model: string): Promise<void> {
  const named = textsOf((ctx.query as Fields).id);
  if (isOwned(model) && !(await areWithin(strapi, model, named, bounds, 'read'))) throw new NotFoundError();
}

/** Routes that read entries in their own way: by Document Service and plain queries alike. */
export async function answerOtherReads({ ctx, next, bounds, strapi }: BoundRequest): Promise<void> {
  const model = (ctx.params as { model?: unknown }).model ?? bodyOf(ctx).model;
  if (model !== undefined && !(typeof model === 'string' && hasEntries(strapi, model))) throw closed();
  await withNarrowedQueries(bounds, () => next() as Promise<void>);
}

/** Where an entry of one's own is previewed. */
export async function answerPreviewAddress({ strapi, ctx, next, bounds }: BoundRequest): Promise<void> {
  const { contentType: model = '' } = ctx.params as { contentType?: string };
  if (!hasEntries(strapi, model)) throw closed();
  const named = textsOf((ctx.query as Fields).documentId);
  if (isOwned(model) && !(await areWithin(strapi, model, named, bounds, 'read'))) throw new NotFoundError();
  await next();
}
