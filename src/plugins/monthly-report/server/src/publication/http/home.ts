import type { Context } from 'koa';

import type {
  DeskHome,
  HomeAnswer,
  PartnerHome,
  PreflightFigures,
  PreflightSubmission,
  RegionHome,
} from '../../../../shared/desk-api';
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import { ACTIONS } from '../../access/actions';
import { boundsOf, isUnlinked } from '../../access/isolation/bounds';
import { codesInScope } from '../../access/codes-in-scope';
import { scopeOf } from '../../access/scope';
import { dayInZone } from '../../documents/day-in-zone';
import { figureDigits } from '../../documents/figure-digits';
import type { ProgrammeTotals } from '../../documents/json/totals';
import type { Quantity } from '../../domain/quantity';
import type { Indicator, Translated } from '../../entries/rules/facts';
import { requestOf } from '../../http/answer';
import * as contract from '../../http/contracts';
import { readQuery } from '../../http/questions/query';
import type { Services } from '../../http/services';
import { settings } from '../../settings';
import { askingIn } from '../../submissions/http/asking';
import { countStates, NO_FINDINGS } from '../../submissions/rules/review-list';
import { isWaiting } from '../../submissions/steps/reviews';
import type { Asking, SeenSubmission } from '../../submissions/steps/submissions';

/** As many as fit on the first screen. */
const FEW = 8;
const FEW_FIGURES = 6;

const REPORTED = ['submitted', 'sent-back', 'accepted'];
const MISSING = ['due', 'overdue', 'sent-back', 'not-due'];

const inLanguage = (text: Translated, locale: Locale): string => text[locale] ?? text['zh-Hans'];
const digits = (value: Quantity | null, { decimals }: Indicator): string | null =>
  value === null ? null : figureDigits(value, decimals);

/** The reported figures of a month's programmes, a limited number for each. */
export function keyFigures(
  programmes: readonly ProgrammeTotals[],
  locale: Locale,
  most = Infinity,
): PreflightFigures[] {
  return programmes.flatMap(({ programme, totals }) => {
    const told = totals.filter(({ value, previous }) => value !== null || previous !== null).slice(0, most);
    if (told.every(({ value }) => value === null || value.thousandths === 0n)) return [];
    return [
      {
        programme: { code: programme.code, name: inLanguage(programme.name, locale) },
        figures: told.map(({ indicator, value, previous, change }) => ({
          indicator: indicator.code,
          label: inLanguage(indicator.label, locale),
          unit: indicator.unit && inLanguage(indicator.unit, locale),
          value: digits(value, indicator),
          previous: digits(previous, indicator),
          percent: change.percent,
        })),
      },
    ];
  });
}

export const toPreflightSubmission = ({
  programme,
  partner,
  state,
  dueOn,
}: PreflightSubmission): PreflightSubmission => ({ programme, partner, state, dueOn });

/** The start page of each role. */
export const homeController = (services: Services) => {
  const { strapi } = services;

  async function desk(today: string, asking: Asking, publishes: boolean): Promise<DeskHome | null> {
    const { locale } = asking;
    const scope = await scopeOf(strapi, asking.actor);
    const isOwn = ({ part }: SeenSubmission): boolean => part.reviews;
    const hand = await services.home.atHand(today, asking, isOwn);
    if (hand === null) return null;
    const { month, state, others, reviews } = hand;
    const codes = await codesInScope(strapi, scope);
    const { totals, trends } = await services.home.figures(month, codes && codes.programmes);
    const rows = reviews.map(({ row }) => row);
    const figures = keyFigures(totals, locale, FEW_FIGURES);
    const names = new Map(
      totals.map(({ programme }) => [programme.code, inLanguage(programme.name, locale)]),
    );
    return {
      ...{ month, state, publishes, others },
      states: countStates(rows),
      expected: rows.length,
      reported: rows.filter((row) => REPORTED.includes(row.state)).length,
      findings: rows.reduce(
        (sum, { findings }) => ({
          errors: sum.errors + findings.errors,
          warnings: sum.warnings + findings.warnings,
          infos: sum.infos + findings.infos,
        }),
        NO_FINDINGS,
      ),
      waiting: reviews
        .filter(isWaiting)
        .slice(0, FEW)
        .map(({ row }) => row),
      figures,
      trends: trends
        .filter(({ programme }) => figures.some((told) => told.programme.code === programme))
        .filter(({ points }) => points.filter(({ value }) => value !== null).length > 1)
        .map(({ programme, indicator, points }) => ({
          programme: names.get(programme) ?? programme,
          label: inLanguage(indicator.label, locale),
          unit: indicator.unit && inLanguage(indicator.unit, locale),
          points: points.map(({ month: at, value }) => ({ month: at, value: digits(value, indicator) })),
        })),
    };
  }

  async function region(today: string, asking: Asking): Promise<RegionHome | null> {
    const { locale } = asking;
    const scope = await scopeOf(strapi, asking.actor);
    if (scope.kind === 'everything' || scope.regions.size === 0) return null;
    const isOwn = ({ submission }: SeenSubmission): boolean => {
      const of = submission.partner.region;
      return of !== null && scope.regions.has(of.documentId);
    };
    const hand = await services.home.atHand(today, asking, isOwn);
    if (hand === null) return null;
    const { month, reviews } = hand;
    const contacts = await services.reviews.contactsOf(reviews);
    const partners = new Set(reviews.map(({ row }) => row.partner.code));
    const entered = await services.home.entered(month, partners);
    return {
      month,
      regions: [...new Set(reviews.flatMap(({ row }) => row.partner.region ?? []))],
      states: countStates(reviews.map(({ row }) => row)),
      missing: reviews
        .filter(({ row }) => MISSING.includes(row.state))
        .map(({ row, seen }) => ({
          ...toPreflightSubmission(row),
          contact: contacts.get(seen.submission.partner.id) ?? null,
        })),
      submissions: reviews.map(({ row }) => row),
      figures: entered.map(({ record, figures }) => ({
        programme: { code: record.programme.code, name: inLanguage(record.programme.name, locale) },
        figures: figures
          .filter(({ value }) => value !== null)
          .map(({ indicator, value }) => ({
            indicator: indicator.code,
            label: inLanguage(indicator.label, locale),
            unit: indicator.unit && inLanguage(indicator.unit, locale),
            value: digits(value, indicator),
            previous: null,
            percent: null,
          })),
      })),
    };
  }

  async function partner(today: string, asking: Asking): Promise<PartnerHome | null> {
    const scope = await scopeOf(strapi, asking.actor);
    if (scope.kind === 'everything' || scope.partners.size === 0) return null;
    return { submissions: await services.home.ofPartner(today, asking) };
  }

  return {
    /** GET /home */
    async find(ctx: Context): Promise<void> {
      const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
      const asking = askingIn(services, ctx, locale);
      const today = dayInZone(asking.at.toISOString(), settings(strapi).timeZone);
      const { userAbility } = ctx.state as { userAbility: { can(action: string): boolean } };
      const bounds = await boundsOf(strapi);
      const linked = bounds === null || !isUnlinked(bounds);
      const reviews = userAbility.can(ACTIONS.review) && userAbility.can(ACTIONS.preview);
      const publishes = userAbility.can(ACTIONS.publish) && bounds === null;
      const data: HomeAnswer = {
        linked,
        desk: linked && reviews ? await desk(today, asking, publishes) : null,
        region: linked ? await region(today, asking) : null,
        partner: linked ? await partner(today, asking) : null,
      };
      ctx.body = { data };
    },
  };
};
