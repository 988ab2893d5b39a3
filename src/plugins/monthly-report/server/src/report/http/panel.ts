import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { MonthEntry } from '../../../../shared/admin-api';
import { DEFAULT_LOCALE, FORMAT_NAMES, FORMATS } from '../../../../shared/vocabulary';
import { ACTIONS } from '../../access/actions';
import { actorOf } from '../../access/actor';
import { codesInScope } from '../../access/codes-in-scope';
import { scopeOf } from '../../access/scope';
import { indicatorEntries } from '../../entries/rules/indicator-entries';
import { readProgrammeIndicators } from '../../entries/store/programmes';
import * as contract from '../../http/contracts';
import { dayInZone } from '../../documents/day-in-zone';
import { renderTotals } from '../../documents/json/totals';
import { reportTitle } from '../rules/compile';
import { ForbiddenError, NotFoundError, ValidationError } from '../../errors';
import { boundsOf, isUnlinked } from '../../access/isolation/bounds';
import { JSON_TYPE } from '../../http/questions/media-types';
import { renderPreview } from './report-question';
import { readCode, readMonth, readParameter, readQuery } from '../../http/questions/query';
import { PREVIEWER } from '../../http/questions/visibility';
import { renderSourcesAsked } from '../../totals/http/sources-question';
import { settings } from '../../settings';
import { answerPreview, requestOf } from '../../http/answer';
import type { Services } from '../../http/services';

/**
 * Codes of the programmes whose unpublished figures the account may see; null means all
 * programmes.
 *
 * @throws ForbiddenError if the account compiles no programme.
 */
async function programmesCompiled(strapi: Core.Strapi): Promise<ReadonlySet<string> | null> {
  const codes = await codesInScope(strapi, await scopeOf(strapi, actorOf(strapi)));
  if (codes === null) return null;
  if (codes.programmes.size > 0) return codes.programmes;
  throw new ForbiddenError(
    '未发布的汇总和预览仅供秘书处使用。 / What is not yet published is compiled for the secretariat only.',
  );
}

/** Whether an account of the network's roles works for any partner, region or programme. */
async function isLinked(strapi: Core.Strapi): Promise<boolean> {
  const bounds = await boundsOf(strapi);
  return bounds === null || !isUnlinked(bounds);
}

/** The answers that the admin panel reads: live, for signed-in editors. */
export const panelController = (services: Services) => ({
  /** The measured indicators and ratios of a programme, for the grid in an activity's edit view. */
  async indicators(ctx: Context): Promise<void> {
    const { programme } = readQuery(requestOf(ctx), contract.indicatorsQuery);
    if (programme === undefined) throw new ValidationError('"programme" is needed: a document id.');
    const indicators = (await isLinked(services.strapi))
      ? await readProgrammeIndicators(services.strapi, programme)
      : null;
    if (indicators === null) throw new NotFoundError('There is no such programme.');
    const data = indicatorEntries(indicators);
    ctx.body = { data };
  },

  /** The months that have content or must be filled in, newest first. */
  async months(ctx: Context): Promise<void> {
    const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
    const today = dayInZone(new Date().toISOString(), settings(services.strapi).timeZone);
    const { userAbility } = ctx.state as { userAbility: { can(action: string): boolean } };
    const mayPreview = userAbility.can(ACTIONS.preview);
    const linked = await isLinked(services.strapi);
    const months = linked ? await services.months.known(today) : [];
    const records = await services.publications.records();
    const data: MonthEntry[] = months.map(({ month, entry, hasContent }) => ({
      month,
      // Only accounts that may preview a report see its title before it is public.
      title: entry && (mayPreview || entry.status === 'published') ? reportTitle(entry, locale).text : null,
      status: entry?.status ?? 'none',
      hasContent,
      publishedAt: entry && entry.publishedAt,
      state: records.get(month)?.state ?? 'open',
      revision: records.get(month)?.revision || null,
    }));
    ctx.body = { data, meta: { linked } };
  },

  /** The totals of any month as they are now. */
  async totals(ctx: Context): Promise<void> {
    const compiled = await programmesCompiled(services.strapi);
    const month = readParameter(requestOf(ctx), 'month', readMonth);
    const { basis = 'month', locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.panelTotalsQuery);
    const { programmes } = await services.totals.ofMonth({
      month,
      basis,
      programme: null,
      grouping: null,
    });
    const own = programmes.filter(({ programme: { code } }) => compiled?.has(code) ?? true);
    const text = renderTotals({ month, basis, locale, programmes: own, pagination: null });
    await answerPreview(ctx, text, JSON_TYPE);
  },

  /** GET /totals/2020-12/zero_waste/waste_hazardous/sources: the activities behind the present figure. */
  async sources(ctx: Context): Promise<void> {
    const compiled = await programmesCompiled(services.strapi);
    const request = requestOf(ctx);
    const month = readParameter(request, 'month', readMonth);
    const programme = readParameter(request, 'programme', readCode);
    const indicator = readParameter(request, 'indicator', readCode);
    const query = readQuery(request, contract.panelSourcesQuery);
    const { basis = 'month', locale = DEFAULT_LOCALE, region, partner, page } = query;
    if (compiled?.has(programme) === false) throw new NotFoundError(`There is no programme "${programme}".`);
    const asked = {
      ...{ months: { from: month, to: month }, programme, indicator, basis, locale, region, partner, page },
      ...{ pageSize: undefined, status: undefined },
    };
    await answerPreview(ctx, await renderSourcesAsked(services, asked, PREVIEWER), JSON_TYPE);
  },

  /** GET /preview/2020-12.html, 2020-12.pdf and so on: a month as it would be published now, in any format. */
  async preview(ctx: Context): Promise<void> {
    const compiled = await programmesCompiled(services.strapi);
    const [, name = '', extension = 'html'] =
      /^(.*?)(?:\.([a-z]+))?$/.exec(requestOf(ctx).parameters.month ?? '') ?? [];
    const month = readMonth(name, 'month');
    const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
    const format = FORMATS.find((known) => known === extension);
    if (format === undefined) throw new NotFoundError();
    // The panel may be open at another address than readers use: nothing in it is absolute.
    const page = await renderPreview(services, { month, locale, format }, { publicUrl: '' }, compiled);
    const { mediaType } = FORMAT_NAMES[format];
    await answerPreview(ctx, page, typeof page === 'string' ? `${mediaType}; charset=utf-8` : mediaType);
  },
});
