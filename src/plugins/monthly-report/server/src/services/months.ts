import type { Core } from '@strapi/strapi';

import type { PublishedEntry, ReportEntry } from '../domain/facts';
import { addMonths, monthOfDay, type Month } from '../domain/month';
import { by, compareText } from '../domain/order';
import { readActivityMonths } from '../content/activities';
import {
  readDraftEntries,
  readDraftEntry,
  readPublishedEntries,
  readPublishedEntry,
} from '../content/report-entries';
import { pluginService } from './registry';

export interface KnownMonth {
  readonly month: Month;
  readonly entry: ReportEntry | null;
  /** False where the month is only due. */
  readonly hasContent: boolean;
}

/** Which months are public: those whose report is published. */
export const monthsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const monthsToFill = (running: Month): Promise<Month[]> =>
    pluginService(strapi, 'catalogue').with(undefined, ({ programmes }) =>
      Promise.resolve(
        [running, addMonths(running, -1)].filter((month) =>
          programmes.some(({ programme }) => programme.startMonth <= month),
        ),
      ),
    );

  return {
    /** Newest first. */
    published: (): Promise<PublishedEntry[]> => readPublishedEntries(strapi),

    /**
     * Every month with a report or an activity, and those to be filled in now: the one that runs
     * and the one before, which may be declared a nil return before anybody enters anything.
     * Newest first; the report in its published form where it has one.
     *
     * @param today YYYY-MM-DD where the programmes are at home.
     */
    async known(today: string): Promise<KnownMonth[]> {
      const entries = new Map<Month, ReportEntry | null>();
      for (const month of await readActivityMonths(strapi)) entries.set(month, null);
      for (const draft of await readDraftEntries(strapi)) entries.set(draft.month, draft);
      for (const published of await readPublishedEntries(strapi)) entries.set(published.month, published);
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

    async publicMonths(): Promise<Month[]> {
      return (await readPublishedEntries(strapi)).map(({ month }) => month);
    },

    async isPublic(month: Month): Promise<boolean> {
      return (await readPublishedEntry(strapi, month)) !== null;
    },

    /** The entry a report is compiled under; null where the month is not public and no preview was asked for. */
    entry(month: Month, preview: boolean): Promise<ReportEntry | null> {
      return preview ? readDraftEntry(strapi, month) : readPublishedEntry(strapi, month);
    },
  };
};
