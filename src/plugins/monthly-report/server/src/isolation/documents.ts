import type { Core } from '@strapi/strapi';

import type { Row } from '../content/rows';
import { ForbiddenError, NotFoundError } from '../errors';
import { UID } from '../uids';
import { boundsOf, type Bounds } from './bounds';
import { linksOf, NO_LINKS, refuseForeignLinks, refuseNewLinks } from './links';
import { areWithin, inReach, isOwned, judgeDocuments } from './owned';
import { takeOutPrivateParts } from './private-parts';
import { refuseReaching } from './reach-of-queries';
import { isFields, linksAccounts, schemaOf } from './schemas';

interface Params {
  readonly documentId?: string;
  readonly data?: Row;
  readonly filters?: unknown;
}

interface Call {
  readonly strapi: Core.Strapi;
  readonly uid: string;
  readonly action: string;
  readonly params: Params;
  readonly bounds: Bounds;
}

const READS = ['findOne', 'findMany', 'findFirst', 'count'];

const NOT_YOURS =
  '只能填写本人所属机构或项目的内容，请选择所属的机构（伙伴编辑）或项目（秘书处）。 / You can only enter what belongs to your organisation or programme: choose it in the entry.';
const REFERENCE = '该内容由秘书处维护。 / This is kept by the secretariat.';
const ACCOUNTS =
  '账号与机构、区域、项目的关联由管理员设置。 / An administrator links accounts to partners, regions and programmes.';
const PUBLISHED =
  '该条目已发布，只能由秘书处撤下。 / This entry is published: only the secretariat can take it away.';
const UNVERIFIED = '新社区由秘书处核实。 / New communities are verified by the secretariat.';

/** What everybody refers to. Who enters for a partner may add a community, for the secretariat to verify. */
function refuseReferenceWrite({ uid, action, bounds }: Call): void {
  if (bounds.isSecretariat || isOwned(uid) || !uid.startsWith('api::')) return;
  if (uid === UID.community && action === 'create' && bounds.entersFor.size > 0) return;
  throw new ForbiddenError(REFERENCE);
}

/** Who is linked to what decides what is in reach: nobody widens that for oneself. */
function refuseAccountLinks({ strapi, uid, params }: Call): void {
  const schema = schemaOf(strapi, uid);
  const names = Object.keys(params.data ?? {});
  if (names.some((name) => linksAccounts(schema, name))) throw new ForbiddenError(ACCOUNTS);
}

/** The rows that a write would touch. Somebody else's document is answered like none at all. */
async function refuseForeignDocument({ strapi, uid, action, params, bounds }: Call): Promise<void> {
  if (!isOwned(uid) || params.documentId === undefined || action === 'create') return;
  const reach = action === 'clone' ? 'read' : 'write';
  if (!(await areWithin(strapi, uid, [params.documentId], bounds, reach))) throw new NotFoundError();
}

/** To delete what is published is to unpublish it, and partners publish nothing. */
async function refuseUnpublishing({ strapi, uid, action, params, bounds }: Call): Promise<void> {
  if (action !== 'delete' || bounds.isSecretariat || !isOwned(uid)) return;
  const where = { documentId: params.documentId, publishedAt: { $notNull: true } };
  if ((await strapi.db.query(uid).count({ where })) > 0) throw new ForbiddenError(PUBLISHED);
}

function documentIdOf({ params, action }: Call, result: unknown): string | undefined {
  const written = isFields(result) ? result.documentId : undefined;
  if (typeof written === 'string') return written;
  return action === 'create' || action === 'clone' ? undefined : params.documentId;
}

/** What the write made of the document: still one's own, and pointing to nothing of somebody else's. */
async function refuseForeignResult(call: Call, documentId: string, before: typeof NO_LINKS): Promise<void> {
  const { strapi, uid, bounds } = call;
  if (isOwned(uid)) {
    const { within, existing } = await judgeDocuments(strapi, uid, [documentId], bounds, 'write');
    if (existing.has(documentId) && !within.has(documentId)) throw new ForbiddenError(NOT_YOURS);
    const after = await linksOf(strapi, uid, documentId);
    await refuseNewLinks(strapi, { documentId, before, after, bounds });
  }
  if (uid === UID.community && !bounds.isSecretariat) {
    const verified = await strapi.db.query(uid).count({ where: { documentId, verified: true } });
    if (verified > 0) throw new ForbiddenError(UNVERIFIED);
  }
}

async function write(call: Call, next: () => Promise<unknown>): Promise<unknown> {
  const { strapi, uid, params, bounds } = call;
  refuseReferenceWrite(call);
  refuseAccountLinks(call);
  return strapi.db.transaction(async () => {
    await refuseForeignDocument(call);
    await refuseUnpublishing(call);
    await refuseForeignLinks(strapi, uid, params.data, bounds);
    const source = isOwned(uid) ? params.documentId : undefined;
    const before = source === undefined ? NO_LINKS : await linksOf(strapi, uid, source);
    const result = await next();
    const documentId = documentIdOf(call, result);
    if (documentId !== undefined) await refuseForeignResult(call, documentId, before);
    return result;
  });
}

/** The same question about what is in reach; to find nothing is told apart from what is somebody else's. */
async function narrowed({ strapi, uid, action, params, bounds }: Call): Promise<Params> {
  refuseReaching(strapi, uid, params as Row, bounds);
  if (!isOwned(uid)) return params;
  if (action === 'findOne' && params.documentId !== undefined) {
    if (!(await areWithin(strapi, uid, [params.documentId], bounds, 'read'))) throw new NotFoundError();
  }
  const reach = inReach(strapi, uid, bounds, 'read');
  return { ...params, filters: params.filters === undefined ? reach : { $and: [params.filters, reach] } };
}

/**
 * Isolation, where data is read and written: whoever is bound to a part of the content reads
 * and writes that part only, by whatever route the call came. Each write is judged by the
 * rows before it and by those that result from it, in its transaction.
 *
 * @throws NotFoundError for what is somebody else's, ForbiddenError for what would become so.
 */
export function registerIsolation(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const bounds = await boundsOf(strapi);
    if (bounds === null) return next();
    const { uid, action } = context;
    const call: Call = { strapi, uid, action, params: context.params, bounds };
    if (READS.includes(action)) {
      context.params = await narrowed(call);
      const result = await next();
      await takeOutPrivateParts(strapi, uid, result, bounds);
      return result;
    }
    const result = await write(call, next);
    const entries = isFields(result) && Array.isArray(result.entries) ? result.entries : result;
    await takeOutPrivateParts(strapi, uid, entries, bounds);
    return result as Awaited<ReturnType<typeof next>>;
  });
}
