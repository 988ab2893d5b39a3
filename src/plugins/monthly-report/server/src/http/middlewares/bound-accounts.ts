import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { actorOf } from '../../access/actor';
import { areSeeded } from '../../access/roles';
import { assertNever } from '../../domain/assert-never';
import { boundsOf } from '../../access/isolation/bounds';
import {
  answerEntries,
  answerOtherReads,
  answerPreviewAddress,
  answerRelations,
  closed,
  type BoundRequest,
} from '../../access/isolation/entry-requests';
import { answerFiles, answerFileWrites, answerFolderTree } from '../../access/isolation/file-requests';
import { answerDocumentCounts, answerKeyStatistics } from '../../access/isolation/home-page';
import { withShortAuthors } from '../../access/isolation/names';
import { isOpenToNetwork, ruleOf } from '../../access/isolation/routes';

export interface BoundAccountsConfig {
  /** The key of the route in access/isolation/routes.ts. */
  readonly route: string;
}

/** Only accounts that manage accounts may see the login names of colleagues. */
const READ_ACCOUNTS = 'admin::users.read';

interface SignedIn {
  readonly userAbility?: { can(action: string): boolean };
}

/** Runs on every route of the panel, after its authentication: a bound account reaches only its part of the content. */
export const boundAccounts =
  ({ route }: BoundAccountsConfig, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    await answerWithin(strapi, route, ctx, next);
    const { userAbility } = ctx.state as SignedIn;
    if (userAbility?.can(READ_ACCOUNTS) === true) return;
    const answer = ctx as { body?: unknown };
    const shortened = withShortAuthors(answer.body);
    // An answer without a body stays without one: setting a body would change the status.
    if (shortened !== answer.body) answer.body = shortened;
  };

async function answerWithin(strapi: Core.Strapi, route: string, ctx: Context, next: Next): Promise<void> {
  const bounds = await boundsOf(strapi);
  if (bounds === null) {
    const actor = actorOf(strapi);
    // Many of Strapi's routes ask only for an account and for no right: the network secretariat may use the routes
    // known here.
    if (actor.kind === 'admin' && areSeeded(actor.roles) && !isOpenToNetwork(route)) throw closed();
    await next();
    return;
  }
  const request: BoundRequest = { strapi, ctx, next, bounds };
  const rule = ruleOf(route);
  switch (rule) {
    case null:
      throw closed();
    case 'harmless':
      await next();
      return;
    case 'entries':
      return answerEntries(request);
    case 'relations':
      return answerRelations(request);
    case 'other-reads':
      return answerOtherReads(request);
    case 'files':
      return answerFiles(request);
    case 'folder-tree':
      return answerFolderTree(request);
    case 'file-writes':
      return answerFileWrites(request);
    case 'document-counts':
      return answerDocumentCounts(request);
    case 'key-statistics':
      return answerKeyStatistics(request);
    case 'preview-address':
      return answerPreviewAddress(request);
    default:
      return assertNever(rule);
  }
}
