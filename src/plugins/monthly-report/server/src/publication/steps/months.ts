import type { Core } from '@strapi/strapi';

import type { ReportEntry } from '../../entries/rules/facts';
import { isMonthly, isSameCalendar, type Calendar } from '../../domain/calendar';
import { addMonths, monthOfDay, type Month } from '../../domain/month';
import { by, compareText } from '../../domain/order';
import { calendarOf, hasFigures } from '../../domain/spans';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { readActivityMonths } from '../../entries/store/activities';
import { readDraftEntries } from '../../report/store/report-entries';
import type { RevisionHeader } from '../store/revisions';
import type { RevisionsService } from './revisions';

export interface KnownMonth {
  readonly month: Month;
  readonly entry: ReportEntry | null;
  /** False if the month is only due. */
  readonly hasContent: boolean;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly revisions: RevisionsService;
}

/** The months and their publication: a month is public if it has a revision. */
export const monthsService = ({ strapi, catalogue, revisions }: Needs) => {
  const monthsToFill = (running: Month): Promise<Month[]> =>
    catalogue.with(undefined, ({ programmes }) =>
      Promise.resolve(
        [running, addMonths(running, -1)].filter((month) =>
          programmes.some(({ programme }) => hasFigures(month, programme)),
        ),
      ),
    );

  return {
    /** The newest revision of each public month, newest month first. */
    async published(): Promise<RevisionHeader[]> {
      return [...(await revisions.newestOfAll()).values()];
    },

    /**
     * Every month with a report or an activity, and the months to fill in now: the current month and the month
     * before, for which a nil return is possible without any entry. Newest first; the report in its published form if
     * it has one.
     *
     * @param today YYYY-MM-DD in the time zone of the network.
     */
    async known(today: string): Promise<KnownMonth[]> {
      const entries = new Map<Month, ReportEntry | null>();
      for (const month of await readActivityMonths(strapi, monthOfDay(today))) entries.set(month, null);
      for (const draft of await readDraftEntries(strapi)) entries.set(draft.month, draft);
      for (const header of await this.published()) entries.set(header.month, publishedEntry(header));
      const due = (await monthsToFill(monthOfDay(today))).filter((month) => !entries.has(month));
      return [
        ...[...entries].map(([month, entry]) => ({ month, entry, hasContent: true })),
        ...due.map((month) => ({ month, entry: null, hasContent: false })),
      ].sort(
        by(
          ({ month }) => month,
          (a, b) => compareText(b, a),
        ),
      );
    },

    /** Calendars of the programmes that do not report every month, without repeats. */
    otherCalendars: (): Promise<Calendar[]> =>
      catalogue.with(undefined, ({ programmes }) => {
        const others = programmes
          .map(({ programme }) => calendarOf(programme))
          .filter((one) => !isMonthly(one));
        return Promise.resolve(
          others.filter((one, place) => others.findIndex((other) => isSameCalendar(one, other)) === place),
        );
      }),

    async publicMonths(): Promise<Month[]> {
      return (await this.published()).map(({ month }) => month);
    },
  };
};

const publishedEntry = ({ month, title, number, frozenAt }: RevisionHeader): ReportEntry => ({
  month,
  title,
  note: null,
  status: 'published',
  revision: number,
  publishedAt: frozenAt,
});

export type MonthsService = ReturnType<typeof monthsService>;
