import type { Context } from 'koa';

import type { EntryKind } from '../../../../shared/my-reports';
import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { CONTENT_MODEL } from '../../content-model';
import { ForbiddenError, ValidationError } from '../../errors';
import { indicatorEntries } from '../../entries/rules/indicator-entries';
import { readProgrammeIndicators } from '../../entries/store/programmes';
import { requestOf } from '../../http/answer';
import * as contract from '../../http/contracts';
import { readCode, readMonth, readParameter, readQuery } from '../../http/questions/query';
import type { Services } from '../../http/services';
import type { Asking } from '../../submissions/steps/submissions';
import { askingIn } from '../../submissions/http/asking';
import type { EntryAt } from '../steps/filling';
import { UID_OF } from '../store/own-entries';
import { readCommunity, readDocumentId, readKept, readKind, readRemoved } from './bodies';

type Act = 'create' | 'update' | 'delete';

interface SignedIn {
  readonly userAbility: { can(action: string, subject?: string): boolean };
}

const CLOSED = '您的角色不能进行此操作。 / Your role cannot do this.';

/** The role needs the right of the content manager here too: this page edits the same entries. */
function requireRight(ctx: Context, act: Act, uid: string): void {
  const { userAbility } = ctx.state as SignedIn;
  if (!userAbility.can(`plugin::content-manager.explorer.${act}`, uid)) throw new ForbiddenError(CLOSED);
}

/** A partner's own month, entry by entry. */
export const myReportsController = (services: Services) => {
  const { filling, strapi } = services;

  function askingOf(ctx: Context): Asking {
    const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
    return askingIn(services, ctx, locale);
  }

  const placeOf = (ctx: Context) => ({
    month: readParameter(requestOf(ctx), 'month', readMonth),
    codes: {
      programme: readParameter(requestOf(ctx), 'programme', readCode),
      partner: readParameter(requestOf(ctx), 'partner', readCode),
    },
  });

  const entryOf = (ctx: Context): EntryAt<EntryKind> => ({
    ...placeOf(ctx),
    kind: readParameter(requestOf(ctx), 'kind', readKind),
    documentId: readParameter(requestOf(ctx), 'id', readDocumentId),
  });

  return {
    /** GET /my-reports */
    async find(ctx: Context): Promise<void> {
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = { data: await filling.myReports(askingOf(ctx)) };
    },

    /** GET /my-reports/2020-12/zero_waste/shanshui */
    async findOne(ctx: Context): Promise<void> {
      const { programmeId, ...sheet } = await filling.sheet(placeOf(ctx), askingOf(ctx));
      const indicators = (await readProgrammeIndicators(strapi, programmeId)) ?? new Map();
      // Ratios are calculated, so nobody types them.
      const typed = indicatorEntries(indicators).filter(({ ratio }) => ratio === undefined);
      ctx.body = { data: { ...sheet, indicators: typed } };
    },

    /** PUT /my-reports/2020-12/zero_waste/shanshui/activities/<documentId> `{ base, fields }` */
    async keep(ctx: Context): Promise<void> {
      const at = entryOf(ctx);
      const given = readKept(at.kind, ctx.request.body);
      requireRight(ctx, given.base === null ? 'create' : 'update', UID_OF[at.kind]);
      ctx.body = { data: await filling.keep(at, given, askingOf(ctx)) };
    },

    /** POST /my-reports/2020-12/zero_waste/shanshui/activities/<documentId>/remove `{ base }` */
    async remove(ctx: Context): Promise<void> {
      const at = entryOf(ctx);
      const base = readRemoved(at.kind, ctx.request.body);
      requireRight(ctx, 'delete', UID_OF[at.kind]);
      await filling.remove(at, base, askingOf(ctx));
      ctx.body = { data: null };
    },

    /** GET /my-reports/communities?words=青石 */
    async findCommunities(ctx: Context): Promise<void> {
      const { words } = readQuery(requestOf(ctx), contract.communitiesQuery);
      if (words === undefined) throw new ValidationError('"words" is needed: a text of 1 to 64 characters.');
      ctx.body = { data: await filling.findCommunities(words) };
    },

    /** PUT /my-reports/communities/<documentId> `{ name, place }` */
    async addCommunity(ctx: Context): Promise<void> {
      const documentId = readParameter(requestOf(ctx), 'id', readDocumentId);
      requireRight(ctx, 'create', CONTENT_MODEL.community.uid);
      ctx.body = { data: await filling.addCommunity(documentId, readCommunity(ctx.request.body)) };
    },
  };
};
