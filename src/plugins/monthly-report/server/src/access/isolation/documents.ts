import type { Core } from '@strapi/strapi';

import type { Row } from '../../database/rows';
import { contentTypeOf } from '../../content-model';
import { ForbiddenError, NotFoundError } from '../../errors';
import { aroundDocuments, type DocumentParams } from '../../strapi/documents';
import { boundsOf, type Bounds } from './bounds';
import { linksOf, NO_LINKS, refuseForeignLinks, refuseNewLinks } from './links';
import { pairsOf, refuseNonMembers } from './members';
import { areWithin, fieldsWithout, inReach, judgeDocuments, reachesAll, reachesAny, type Act } from './owned';
import { takeOutPrivateParts } from './private-parts';
import { refuseReaching } from './reach-of-queries';
import { isFields, linksAccounts, schemaOf } from './schemas';

interface Call {
  readonly strapi: Core.Strapi;
  readonly uid: string;
  readonly action: string;
  readonly params: DocumentParams;
  readonly bounds: Bounds;
}

const READS: readonly string[] = ['findOne', 'findMany', 'findFirst', 'count'];

/** The right that each write of the Document Service needs. */
const ACT_OF: Readonly<Record<string, Act>> = {
  create: 'create',
  clone: 'create',
  update: 'update',
  discardDraft: 'update',
  delete: 'delete',
  publish: 'publish',
  unpublish: 'publish',
};

const NOT_YOURS =
  '只能填写本人所属机构或项目的内容，请选择所属的机构（伙伴编辑）或项目（秘书处）。 / You can only enter what belongs to your organisation or programme: choose it in the entry.';
const REFERENCE = '该内容由总秘书处维护。 / This is kept by the network secretariat.';
const CLOSED = '您的角色不能进行此操作。 / Your role cannot do this.';
const ACCOUNTS =
  '账号与机构、区域、项目的关联由管理员设置。 / An administrator links accounts to partners, regions and programmes.';
const PUBLISHED =
  '该条目已发布，只能由秘书处撤下。 / This entry is published: only the secretariat can take it away.';

const keptBy = (field: string): string =>
  `“${field}”由总秘书处填写。 / "${field}" is for the network secretariat to fill in.`;

/** Checks the right to this kind of write, for any entry. */
function requireRight({ uid, action, bounds }: Call): Act {
  const act = Object.hasOwn(ACT_OF, action) ? ACT_OF[action] : undefined;
  if (act !== undefined && reachesAny(uid, bounds, act)) return act;
  throw new ForbiddenError(contentTypeOf(uid)?.month === null ? REFERENCE : CLOSED);
}

/** Links between accounts and entries decide what is in reach: a bound account must not change them. */
function refuseAccountLinks({ strapi, uid, params }: Call): void {
  const schema = schemaOf(strapi, uid);
  const names = Object.keys(params.data ?? {});
  if (names.some((name) => linksAccounts(schema, name))) throw new ForbiddenError(ACCOUNTS);
}

/**
 * Checks the rows that a write would touch. An entry that the account cannot read is answered as if it did not exist.
 */
async function refuseForeignDocument({ strapi, uid, action, params, bounds }: Call, act: Act): Promise<void> {
  const { documentId } = params;
  if (documentId === undefined || action === 'create') return;
  if (!(await areWithin(strapi, uid, [documentId], bounds, 'read'))) throw new NotFoundError();
  // A copy is judged by its result.
  if (action === 'clone') return;
  if (!(await areWithin(strapi, uid, [documentId], bounds, act))) throw new ForbiddenError(NOT_YOURS);
}

/** Deleting a published entry also unpublishes it, which needs the right to publish. */
async function refuseUnpublishing({ strapi, uid, action, params, bounds }: Call): Promise<void> {
  if (action !== 'delete' || contentTypeOf(uid)?.drafts !== true) return;
  const where = { documentId: params.documentId, publishedAt: { $notNull: true } };
  if ((await strapi.db.query(uid).count({ where })) === 0) return;
  if (!(await areWithin(strapi, uid, [params.documentId ?? ''], bounds, 'publish')))
    throw new ForbiddenError(PUBLISHED);
}

function documentIdOf({ params, action }: Call, result: unknown): string | undefined {
  const written = isFields(result) ? result.documentId : undefined;
  if (typeof written === 'string') return written;
  return action === 'create' || action === 'clone' ? undefined : params.documentId;
}

/** The present values of the fields that the account must not write. */
async function keptFields({ strapi, uid, bounds }: Call, act: Act, documentId: string): Promise<Row | null> {
  const fields = fieldsWithout(uid, bounds, act);
  if (fields.length === 0) return null;
  return strapi.db.query(uid).findOne({ select: [...fields], where: { documentId } }) as Promise<Row | null>;
}

/** In a new entry these fields may be empty; in an existing entry they must stay as they are. */
async function refuseKeptFields(call: Call, act: Act, documentId: string, before: Row | null): Promise<void> {
  const after = (await keptFields(call, act, documentId)) ?? {};
  for (const field of fieldsWithout(call.uid, call.bounds, act)) {
    const isKept = before === null ? !after[field] : after[field] === before[field];
    if (!isKept) throw new ForbiddenError(keptBy(field));
  }
}

/**
 * Judges the document after the write: it must still belong to the account, and must not point to anything of others.
 */
async function refuseForeignResult(
  { strapi, uid, bounds }: Call,
  act: Act,
  documentId: string,
  before: typeof NO_LINKS,
): Promise<void> {
  if (!reachesAll(uid, bounds, act)) {
    const { within, existing } = await judgeDocuments(strapi, uid, [documentId], bounds, act);
    if (existing.has(documentId) && !within.has(documentId)) throw new ForbiddenError(NOT_YOURS);
  }
  const after = await linksOf(strapi, uid, documentId);
  await refuseNewLinks(strapi, { documentId, before, after, bounds });
}

async function write(call: Call, next: () => Promise<unknown>): Promise<unknown> {
  const { strapi, uid, params, bounds, action } = call;
  const act = requireRight(call);
  refuseAccountLinks(call);
  return strapi.db.transaction(async () => {
    await refuseForeignDocument(call, act);
    await refuseUnpublishing(call);
    await refuseForeignLinks(strapi, uid, params.data, bounds);
    const { documentId: source } = params;
    const links = source === undefined ? NO_LINKS : await linksOf(strapi, uid, source);
    const isNew = source === undefined || action === 'clone';
    const kept = isNew ? null : await keptFields(call, act, source);
    const pairs = isNew ? [] : await pairsOf(strapi, uid, source);

    const result = await next();

    const documentId = documentIdOf(call, result);
    if (documentId === undefined || action === 'delete') return result;
    await refuseForeignResult(call, act, documentId, links);
    await refuseKeptFields(call, act, documentId, kept);
    await refuseNonMembers(strapi, { uid, documentId, before: pairs, bounds });
    return result;
  });
}

/** The same read, limited to the entries in reach. `findOne` on an entry of somebody else is not found. */
async function narrowed({ strapi, uid, action, params, bounds }: Call): Promise<DocumentParams> {
  refuseReaching(strapi, uid, params, bounds);
  if (reachesAll(uid, bounds, 'read')) return params;
  if (action === 'findOne' && params.documentId !== undefined) {
    if (!(await areWithin(strapi, uid, [params.documentId], bounds, 'read'))) throw new NotFoundError();
  }
  const reach = inReach(uid, bounds, 'read');
  return { ...params, filters: params.filters === undefined ? reach : { $and: [params.filters, reach] } };
}

/**
 * Isolation, where data is read and written: an account that is bound to a part of the content reads and writes that
 * part only, whichever route it uses. Each write is judged in its transaction, by the rows before it and by the rows
 * after it.
 *
 * @throws NotFoundError for an entry of somebody else, ForbiddenError for a write that would make it one.
 */
export function registerIsolation(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (context, next) => {
    const bounds = await boundsOf(strapi);
    if (bounds === null) return next();
    const { uid, action, params } = context;
    const call: Call = { strapi, uid, action, params, bounds };
    if (READS.includes(action)) {
      context.params = await narrowed(call);
      const result = await next();
      await takeOutPrivateParts(strapi, uid, result, bounds);
      return result;
    }
    const result = await write(call, next);
    const entries = isFields(result) && Array.isArray(result.entries) ? result.entries : result;
    await takeOutPrivateParts(strapi, uid, entries, bounds);
    return result;
  });
}
