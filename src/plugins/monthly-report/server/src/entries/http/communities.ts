import type { Context } from 'koa';

import type { CommunityEntry } from '../../../../shared/admin-api';
import { actorOf } from '../../access/actor';
import { ValidationError } from '../../errors';
import { requireUnbound } from '../../access/isolation/network-steps';
import { readBody } from '../../http/questions/body';
import { readQuery } from '../../http/questions/query';
import { requestOf } from '../../http/answer';
import type { Services } from '../../http/services';

/** As many as a person would select in a list. */
const MOST_MERGED = 100;
const DOCUMENT_ID = /^[a-z0-9]{1,64}$/;

const isDocumentId = (value: unknown): value is string =>
  typeof value === 'string' && DOCUMENT_ID.test(value);

function readDocumentId(value: unknown, key: string): string {
  if (!isDocumentId(value)) throw new ValidationError(`"${key}" is needed: a document id.`);
  return value;
}

function readDocumentIds(value: unknown, key: string): readonly string[] {
  if (!Array.isArray(value) || value.length > MOST_MERGED || !value.every(isDocumentId)) {
    throw new ValidationError(`"${key}" is needed: a list of at most ${MOST_MERGED} document ids.`);
  }
  return value;
}

const toEntry = ({ documentId, code, name, aliases, verified }: CommunityEntry): CommunityEntry => ({
  documentId,
  code,
  name,
  aliases,
  verified,
});

/** The secretariat's work on communities that partners added. */
export const communitiesController = (services: Services) => ({
  /** GET /communities/unverified */
  async unverified(ctx: Context): Promise<void> {
    await requireUnbound(services.strapi);
    readQuery(requestOf(ctx), {});
    ctx.body = { data: (await services.communities.unverified()).map(toEntry) };
  },

  /** POST /communities/merge `{ keep, merge }`; answers the community that was kept. */
  async merge(ctx: Context): Promise<void> {
    await requireUnbound(services.strapi);
    const { keep, merge } = readBody(ctx.request.body, { keep: readDocumentId, merge: readDocumentIds });
    const request = { keep, merge, actor: actorOf(services.strapi), at: new Date() };
    ctx.body = { data: toEntry(await services.communities.merge(request)) };
  },
});
