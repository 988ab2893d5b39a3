import type { Context } from 'koa';

import type {
  CleanTable,
  EnteredFigure,
  Named,
  ReviewDetail,
  ReviewList,
  TakenTogether,
} from '../../../../shared/desk-api';
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import { findingEntry } from '../../checks/http/findings';
import { figureDigits } from '../../documents/figure-digits';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import type { Indicator, Translated } from '../../entries/rules/facts';
import { requestOf } from '../../http/answer';
import * as contract from '../../http/contracts';
import { listOf, readBody, words } from '../../http/questions/body';
import { readCode, readMonth, readParameter, readQuery } from '../../http/questions/query';
import type { Services } from '../../http/services';
import { isClean, reviewPage } from '../rules/review-list';
import type { Codes } from '../store';
import type { SubmittedFigure } from '../steps/entered-figures';
import { isWaiting, type Review } from '../steps/reviews';
import type { Asking } from '../steps/submissions';
import { askingIn } from './asking';

const PAGE_SIZE = 25;
/** More than the partners of a network in one programme. */
const MOST_AT_ONCE = 200;

const readWord = words(64);
const readOneCode = (value: unknown, key: string): string => readCode(readWord(value, key), key);
const readSubmissions = listOf({ programme: readOneCode, partner: readOneCode }, MOST_AT_ONCE);
const readSeen = listOf(
  { programme: readOneCode, partner: readOneCode, submittedAt: readWord },
  MOST_AT_ONCE,
);

const CORRECTION = {
  documentId: readWord,
  indicator: readOneCode,
  value: words(32),
  reason: words(2000),
};

const inLanguage = (text: Translated, locale: Locale): string => text[locale] ?? text['zh-Hans'];

const digits = (value: Quantity | null, { decimals }: Indicator): string | null =>
  value === null ? null : figureDigits(value, decimals);

/** A figure, in the form for the pages of the secretariat. */
export function enteredFigure(
  { indicator, value, previous, lastYear, percent }: SubmittedFigure,
  locale: Locale,
): EnteredFigure {
  return {
    indicator: indicator.code,
    label: inLanguage(indicator.label, locale),
    unit: indicator.unit && inLanguage(indicator.unit, locale),
    value: digits(value, indicator),
    previous: digits(previous, indicator),
    lastYear: digits(lastYear, indicator),
    percent,
  };
}

/** Each name once, in the order of the list. */
function once(names: readonly (Named | null)[]): Named[] {
  return [...new Map(names.flatMap((name) => (name === null ? [] : [[name.code, name]]))).values()];
}

const regionOf =
  (locale: Locale) =>
  ({ seen }: Review): Named | null => {
    const { region } = seen.submission.partner;
    return region && { code: region.code, name: inLanguage(region.name, locale) };
  };

const sentenceOf = (error: unknown): string => {
  if (error instanceof Error && ('status' in error || 'details' in error)) return error.message;
  throw error;
};

/** Reviewing a month (审核), for the panel. */
export const reviewsController = (services: Services) => {
  interface Asked {
    readonly month: Month;
    readonly asking: Asking;
  }

  function askedIn(ctx: Context): Asked {
    const month = readParameter(requestOf(ctx), 'month', readMonth);
    const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
    return { month, asking: askingIn(services, ctx, locale) };
  }

  const codesIn = (ctx: Context): Codes => ({
    programme: readParameter(requestOf(ctx), 'programme', readCode),
    partner: readParameter(requestOf(ctx), 'partner', readCode),
  });

  async function answerWith(ctx: Context, codes: Codes, { month, asking }: Asked): Promise<void> {
    const opened = await services.reviews.open(month, codes, asking);
    const findings = await services.catalogue.with(undefined, ({ programmes }) =>
      Promise.resolve(opened.findings.map((one) => findingEntry(one, programmes, asking.locale))),
    );
    const data: ReviewDetail = {
      submission: opened.review.row,
      contact: opened.contact,
      figures: opened.figures.map((figure) => ({
        ...enteredFigure(figure, asking.locale),
        ...(opened.sentBack !== null && { before: figure.before }),
      })),
      entries: opened.entries,
      findings,
      history: opened.history,
      sentBack: opened.sentBack,
      next: opened.next,
      waiting: opened.waiting,
    };
    ctx.body = { data };
  }

  /** One after the other: a refusal of one does not stop the others. */
  async function eachByItself<T extends Codes>(
    all: readonly T[],
    take: (codes: Codes, one: T) => Promise<unknown>,
  ): Promise<TakenTogether> {
    const refused: { programme: string; partner: string; message: string }[] = [];
    for (const one of all) {
      const codes = { programme: one.programme, partner: one.partner };
      try {
        await take(codes, one);
      } catch (error) {
        refused.push({ ...codes, message: sentenceOf(error) });
      }
    }
    return { done: all.length - refused.length, refused };
  }

  return {
    /** GET /reviews/2020-12 */
    async find(ctx: Context): Promise<void> {
      const month = readParameter(requestOf(ctx), 'month', readMonth);
      const asked = readQuery(requestOf(ctx), contract.reviewsQuery);
      const { locale = DEFAULT_LOCALE } = asked;
      const reviews = await services.reviews.ofMonth(month, askingIn(services, ctx, locale));
      const { rows, pagination, states } = reviewPage(reviews, {
        q: asked.q ?? '',
        region: asked.region ?? null,
        programme: asked.programme ?? null,
        state: asked.state ?? null,
        findings: asked.findings ?? null,
        sort: asked.sort ?? 'programme',
        page: asked.page ?? 1,
        pageSize: asked.pageSize ?? PAGE_SIZE,
      });
      const answer: ReviewList = {
        data: rows,
        meta: {
          pagination,
          states,
          programmes: once(reviews.map(({ row }) => row.programme)),
          regions: once(reviews.map(regionOf(locale))),
          clean: reviews.filter((review) => isWaiting(review) && isClean(review.row.findings)).length,
        },
      };
      ctx.body = answer;
    },

    /** GET /reviews/2020-12/zero_waste/shanshui */
    findOne: (ctx: Context): Promise<void> => answerWith(ctx, codesIn(ctx), askedIn(ctx)),

    /** POST /reviews/2020-12/zero_waste/shanshui/correct `{ documentId, indicator, value, reason }` */
    async correct(ctx: Context): Promise<void> {
      const asked = askedIn(ctx);
      const correction = readBody(ctx.request.body, CORRECTION);
      await services.reviews.correct(asked.month, codesIn(ctx), correction, asked.asking);
      await answerWith(ctx, codesIn(ctx), asked);
    },

    /** GET /reviews/2020-12/clean */
    async clean(ctx: Context): Promise<void> {
      const { month, asking } = askedIn(ctx);
      const { locale } = asking;
      const found = await services.reviews.clean(month, asking);
      const programmes = once(found.map(({ review }) => review.row.programme));
      const data: CleanTable = {
        programmes: programmes.map((programme) => {
          const own = found.filter(({ review }) => review.row.programme.code === programme.code);
          return {
            programme,
            indicators: (own[0]?.figures ?? []).map(({ indicator }) => ({
              code: indicator.code,
              label: inLanguage(indicator.label, locale),
              unit: indicator.unit && inLanguage(indicator.unit, locale),
            })),
            rows: own.map(({ review: { row }, figures }) => ({
              partner: { code: row.partner.code, name: row.partner.name },
              submittedAt: row.submittedAt ?? '',
              nilReturn: row.nilReturn,
              infos: row.findings.infos,
              figures: figures.map((figure) => ({
                indicator: figure.indicator.code,
                value: digits(figure.value, figure.indicator),
                previous: digits(figure.previous, figure.indicator),
              })),
            })),
          };
        }),
      };
      ctx.body = { data };
    },

    /** POST /reviews/2020-12/accept `{ submissions: [{ programme, partner, submittedAt }] }` */
    async accept(ctx: Context): Promise<void> {
      const { month, asking } = askedIn(ctx);
      const { submissions } = readBody(ctx.request.body, { submissions: readSeen });
      const data = await eachByItself(submissions, (codes, { submittedAt }) =>
        services.submissions.take(month, codes, { step: 'accept', submittedAt }, asking),
      );
      ctx.body = { data };
    },

    /** POST /reviews/2020-12/remind `{ submissions: [{ programme, partner }] }` */
    async remind(ctx: Context): Promise<void> {
      const { month, asking } = askedIn(ctx);
      const { submissions } = readBody(ctx.request.body, { submissions: readSubmissions });
      const data = await eachByItself(submissions, (codes) => services.reviews.remind(month, codes, asking));
      ctx.body = { data };
    },
  };
};
