import type { Core } from '@strapi/strapi';

import type { PublishedEntry, ReportEntry } from '../domain/facts';
import type { Month } from '../domain/month';
import { by, compareText } from '../domain/order';
import { readActivityMonths } from '../content/activities';
import {
  readDraftEntries,
  readDraftEntry,
  readPublishedEntries,
  readPublishedEntry,
} from '../content/report-entries';

/** Which months are public: those whose report is published. */
export const monthsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Newest first. */
  published: (): Promise<PublishedEntry[]> => readPublishedEntries(strapi),

  /** Every month with a report or an activity, newest first; the report in its published form where it has one. */
  async known(): Promise<{ month: Month; entry: ReportEntry | null }[]> {
    const entries = new Map<Month, ReportEntry | null>();
    for (const month of await readActivityMonths(strapi)) entries.set(month, null);
    for (const draft of await readDraftEntries(strapi)) entries.set(draft.month, draft);
    for (const published of await readPublishedEntries(strapi)) entries.set(published.month, published);
    return [...entries]
      .map(([month, entry]) => ({ month, entry }))
      .sort(
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
});
