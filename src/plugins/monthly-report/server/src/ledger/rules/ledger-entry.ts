import type { Month } from '../../domain/month';

/**
 * The contribution of one counted activity. Partners, communities and the like are row ids:
 * those types have no drafts and no translations, so their ids last as long as they do.
 */
export interface LedgerEntry {
  readonly documentId: string;
  /** Row id of the published activity; every publication makes a new row. */
  readonly activityId: number;
  /** For LAST, the first of equally late entries counts; the title is part of that order. */
  readonly title: string;
  readonly programme: number;
  readonly partner: number | null;
  /** Code of the partner, in entries that are listed; the ledger itself does not hold it. */
  readonly partnerCode?: string | null;
  /** The partner's present region. */
  readonly region: number | null;
  readonly activityType: number | null;
  /** Ascending, each once. */
  readonly communities: readonly number[];
  /** The month it counts in: the last month of the programme's period in which it starts. */
  readonly month: Month;
  /** YYYY-MM-DD */
  readonly startDate: string;
  readonly endDate: string | null;
  readonly sessions: number | null;
  /** Reported values by indicator code, in thousandths of the unit: at most 15 digits, so a number is exact. */
  readonly measurements: Readonly<Record<string, number>>;
}

export const monthOf = ({ month }: LedgerEntry): Month => month;

/** Entries with equal contributions give the same text, whatever the order of their measurements. */
export function asText(entry: LedgerEntry): string {
  const measurements = Object.fromEntries(
    Object.entries(entry.measurements).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify({ ...entry, measurements });
}
