import type { Month } from '../../domain/month';

/**
 * What one counted activity contributes. Partners, communities and the like are row ids:
 * those types have no drafts and no translations, so their ids last as long as they do.
 */
export interface LedgerEntry {
  readonly documentId: string;
  /** Row id of the published activity, which is another one after every publication. */
  readonly activityId: number;
  /** Among entries that are equally late, the first told counts for LAST: by title. */
  readonly title: string;
  readonly programme: number;
  readonly partner: number | null;
  /** Code of the partner, where the entry is told; the ledger itself does not hold it. */
  readonly partnerCode?: string | null;
  /** The partner's present region. */
  readonly region: number | null;
  readonly activityType: number | null;
  /** Ascending, each once. */
  readonly communities: readonly number[];
  /** The month it counts in: the last of the period of its programme that it starts in. */
  readonly month: Month;
  /** YYYY-MM-DD */
  readonly startDate: string;
  readonly endDate: string | null;
  readonly sessions: number | null;
  /** Reported values by indicator code, in thousandths of the unit: at most 15 digits, so a number is exact. */
  readonly measurements: Readonly<Record<string, number>>;
}

export const monthOf = ({ month }: LedgerEntry): Month => month;

/** The same text for entries that contribute the same, in whatever order their measurements stand. */
export function asText(entry: LedgerEntry): string {
  const measurements = Object.fromEntries(
    Object.entries(entry.measurements).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify({ ...entry, measurements });
}
