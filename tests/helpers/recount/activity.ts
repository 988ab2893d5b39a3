import type { Quantity } from '../../../src/plugins/monthly-report/server/src/domain/quantity';

/** A published activity as editors see it: codes for references, values as they were typed. */
export interface Activity {
  readonly documentId: string;
  readonly title: string;
  /** Null if it has no partner: then it counts in every sum but adds no partner. */
  readonly partner: string | null;
  readonly communities: readonly string[];
  readonly activityType: string | null;
  /** YYYY-MM-DD; its first seven characters are the month it belongs to. */
  readonly startDate: string;
  readonly endDate: string | null;
  readonly sessions: number | null;
  /** Reported values only: a missing code was not reported. */
  readonly measurements: ReadonlyMap<string, Quantity>;
}
