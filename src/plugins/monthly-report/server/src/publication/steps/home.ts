/** What an account begins its day with: the month that is due, by what it works with. */
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

/** Months that somebody is likely to look at: what is older is found on the page of months. */
const MOST_MONTHS = 24;
const TREND_MONTHS = 6;
const MOST_OF_PARTNER = 12;

export interface MonthAtHand {
  readonly month: Month;
  readonly state: MonthState;
  /** Later months that are not published either, the oldest first. */
  readonly others: readonly Month[];
  readonly reviews: readonly Review[];
}

type OwnSubmission = PartnerHome['submissions'][number];

export const homeService = ({ strapi, catalogue, months, reviews, submissions, totals }: Needs) => {
  /** Ended, not published, the oldest first. */
  async function unfinished(today: string): Promise<readonly Month[]> {
    const records = await readMonthRecords(strapi);
    const known = await months.known(today);
    return known
      .map(({ month }) => month)
      .filter((month) => month < monthOfDay(today) && records.get(month)?.state !== 'published')
      .slice(0, MOST_MONTHS)
      .reverse();
  }

  /** What the indicators of each programme are called; a code where there is none any more. */
  const labels = (locale: Locale): Promise<(programme: string, indicator: string) => string> =>
    catalogue.with(undefined, ({ programmes }) => {
      const of = new Map(programmes.map(({ programme, indicators }) => [programme.code, indicators]));
      return Promise.resolve((programme: string, indicator: string) => {
        const label = of.get(programme)?.get(indicator)?.label;
        return label?.[locale] ?? label?.['zh-Hans'] ?? indicator;
      });
    });

  return {
    /** The oldest unfinished month in which somebody sees a submission that `concerns` them; null where there is none. */
    async atHand(
      today: string,
      asking: Asking,
      concerns: (seen: SeenSubmission) => boolean,
    ): Promise<MonthAtHand | null> {
      const open = await unfinished(today);
      const records = await readMonthRecords(strapi);
      for (const [at, month] of open.entries()) {
        // Findings are looked for in the month that is answered alone.
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

    /** A partner's own: what is to be done in each month, the oldest first, and what was done in the newest. */
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
      // What is entered tells more of a month than what is counted.
      const firsts = own.flatMap(({ programme: { code } }) => {
        const all = series.filter(({ programme }) => programme === code);
        return all.find(({ indicator }) => indicator.source !== 'counted') ?? all[0] ?? [];
      });
      return { totals: own, trends: firsts };
    },

    /** What the partners (codes) have entered in a month together. */
    entered: (month: Month, partners: ReadonlySet<string>) =>
      readEnteredTogether({ strapi, catalogue }, month, partners),
  };
};

export type HomeService = ReturnType<typeof homeService>;
