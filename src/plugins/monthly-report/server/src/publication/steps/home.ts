/** The start page of an account: the month that is due, for the content that it works with. */
import type { Core } from '@strapi/strapi';

import type { PartnerHome } from '../../../../shared/desk-api';
import type { Locale, MonthState } from '../../../../shared/vocabulary';
import { scopeOf } from '../../access/scope';
import type { ProgrammeSeries, ProgrammeTotals } from '../../documents/json/totals';
import { addMonths, monthOfDay, monthsFrom, type Month } from '../../domain/month';
import { readMonthRecords } from '../store/month-states';
import { readEnteredTogether } from '../../submissions/steps/entered-figures';
import { readCorrected } from '../../submissions/store/history';
import type { Review, ReviewsService } from '../../submissions/steps/reviews';
import type { Asking, SeenSubmission, SubmissionsService } from '../../submissions/steps/submissions';
import type { CatalogueService } from '../../entries/steps/catalogue';
import type { TotalsService } from '../../totals/steps/totals';
import type { MonthsService } from './months';

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly months: MonthsService;
  readonly reviews: ReviewsService;
  readonly submissions: SubmissionsService;
  readonly totals: TotalsService;
}

/** The months that people look at often: the page of months lists older ones. */
const MOST_MONTHS = 24;
const TREND_MONTHS = 6;
const MOST_OF_PARTNER = 12;

export interface MonthAtHand {
  readonly month: Month;
  readonly state: MonthState;
  /** Later months that are not published yet, the oldest first. */
  readonly others: readonly Month[];
  readonly reviews: readonly Review[];
}

type OwnSubmission = PartnerHome['submissions'][number];

export const homeService = ({ strapi, catalogue, months, reviews, submissions, totals }: Needs) => {
  /** Months that have ended and are not published, the oldest first. */
  async function unfinished(today: string): Promise<readonly Month[]> {
    const records = await readMonthRecords(strapi);
    const known = await months.known(today);
    return known
      .map(({ month }) => month)
      .filter((month) => month < monthOfDay(today) && records.get(month)?.state !== 'published')
      .slice(0, MOST_MONTHS)
      .reverse();
  }

  /** The label of an indicator in a programme; its code if the indicator no longer exists. */
  const labels = (locale: Locale): Promise<(programme: string, indicator: string) => string> =>
    catalogue.with(undefined, ({ programmes }) => {
      const of = new Map(programmes.map(({ programme, indicators }) => [programme.code, indicators]));
      return Promise.resolve((programme: string, indicator: string) => {
        const label = of.get(programme)?.get(indicator)?.label;
        return label?.[locale] ?? label?.['zh-Hans'] ?? indicator;
      });
    });

  return {
    /** The oldest unfinished month with a submission that `concerns` the account; null if there is none. */
    async atHand(
      today: string,
      asking: Asking,
      concerns: (seen: SeenSubmission) => boolean,
    ): Promise<MonthAtHand | null> {
      const open = await unfinished(today);
      const records = await readMonthRecords(strapi);
      for (const [at, month] of open.entries()) {
        // Findings are read only for the month in the answer.
        if (!(await submissions.seen(month, null, asking)).some(concerns)) continue;
        const own = (await reviews.ofMonth(month, asking)).filter(({ seen }) => concerns(seen));
        return {
          month,
          state: records.get(month)?.state ?? 'open',
          others: open.slice(at + 1),
          reviews: own,
        };
      }
      return null;
    },

    /**
     * A partner's own submissions: those to do, in the oldest month first, then the finished ones of the newest
     * month.
     */
    async ofPartner(today: string, asking: Asking): Promise<readonly OwnSubmission[]> {
      const scope = await scopeOf(strapi, asking.actor);
      const partners = scope.kind === 'part' ? scope.partners : new Set<string>();
      const own: OwnSubmission[] = [];
      const labelOf = await labels(asking.locale);
      for (const month of await unfinished(today)) {
        for (const { submission, entry } of await submissions.seen(month, null, asking)) {
          if (!partners.has(submission.partner.documentId)) continue;
          const corrected = await readCorrected(strapi, month, submission, (code) =>
            labelOf(submission.programme.code, code),
          );
          own.push({ ...entry, month, corrected });
        }
      }
      const toDo = own.filter(({ may }) => may.includes('submit') || may.includes('declare-nil'));
      const waits = own.filter((entry) => !toDo.includes(entry) && entry.state !== 'accepted');
      const done = own.filter(({ state }) => state === 'accepted').reverse();
      return [...toDo, ...waits, ...done].slice(0, MOST_OF_PARTNER);
    },

    /** The totals of a month and the first indicators of its programmes over half a year. */
    async figures(
      month: Month,
      programmes: ReadonlySet<string> | null,
    ): Promise<{ readonly totals: readonly ProgrammeTotals[]; readonly trends: readonly ProgrammeSeries[] }> {
      const tells = (code: string): boolean => programmes === null || programmes.has(code);
      const found = await totals.ofMonth({ month, basis: 'month', programme: null, grouping: null });
      const own = found.programmes.filter(({ programme }) => tells(programme.code));
      const span = monthsFrom(addMonths(month, 1 - TREND_MONTHS), month);
      const series = await totals.series({
        months: span,
        visible: new Set(span),
        programme: null,
        indicator: null,
      });
      // Entered figures tell more about a month than counted ones.
      const firsts = own.flatMap(({ programme: { code } }) => {
        const all = series.filter(({ programme }) => programme === code);
        return all.find(({ indicator }) => indicator.source !== 'counted') ?? all[0] ?? [];
      });
      return { totals: own, trends: firsts };
    },

    /** The totals of all entries of the partners (codes) in a month. */
    entered: (month: Month, partners: ReadonlySet<string>) =>
      readEnteredTogether({ strapi, catalogue }, month, partners),
  };
};

export type HomeService = ReturnType<typeof homeService>;
