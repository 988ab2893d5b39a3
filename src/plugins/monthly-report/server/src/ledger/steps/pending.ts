import type { Month } from '../../domain/month';

/** What a transaction has written so far that the kept sums and the versions must follow. */
export interface Pending {
  /** documentIds of activities that may count otherwise than before. */
  readonly activities: Set<string>;
  /** Row ids, where a write tells no more of an activity. */
  readonly activityRows: Set<number>;
  /** Row ids of partners whose region may have changed. */
  readonly partners: Set<number>;
  /** Row ids of programmes whose activities are counted by another rule from now on. */
  readonly programmes: Set<number>;
  /** Indicators whose largest and last values are kept from now on, or no longer. */
  readonly extremeCodes: Set<string>;
  /** Months whose published words changed; REFERENCE for what all months are made of. */
  readonly months: Set<Month | typeof REFERENCE>;
}

/** Stands before every month. */
export const REFERENCE = '0000-00';

export function nothingPending(): Pending {
  return {
    activities: new Set(),
    activityRows: new Set(),
    partners: new Set(),
    programmes: new Set(),
    extremeCodes: new Set(),
    months: new Set(),
  };
}

export function isNothing(pending: Pending): boolean {
  return Object.values(pending).every((set: ReadonlySet<unknown>) => set.size === 0);
}
