import type { Core } from '@strapi/strapi';

import type { PublishedEntry, ReportEntry } from '../domain/facts';
import type { Month } from '../domain/month';
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

  /** Every month somebody has begun, in its published form where it has one; newest first. */
  async begun(): Promise<ReportEntry[]> {
    const published = new Map<Month, ReportEntry>((await readPublishedEntries(strapi)).map((entry) => [entry.month, entry]));
    const drafts = await readDraftEntries(strapi);
    return drafts.map((draft) => published.get(draft.month) ?? draft);
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
