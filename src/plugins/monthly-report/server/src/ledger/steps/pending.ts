import type { Month } from '../../domain/month';
import type { Definition } from '../rules/rules';

/** The writes of a transaction so far that the kept sums and the versions must follow. */
export interface Pending {
  /** documentIds of activities that may now count differently. */
  readonly activities: Set<string>;
  /** Row ids of activities, if a write gives no documentId. */
  readonly activityRows: Set<number>;
  /** Row ids of partners whose region may have changed. */
  readonly partners: Set<number>;
  /** Row ids of programmes whose activities are counted by another rule from now on. */
  readonly programmes: Set<number>;
  /** The definitions of indicators before the first of them was written; null while none is written. */
  definitions: ReadonlyMap<string, Definition> | null;
  /** Row ids of memberships that changed or are new. */
  readonly memberships: Set<number>;
  /** Partners whose membership may have changed, as `reporterKey` writes them. */
  readonly reporters: Set<string>;
  /** Months whose published words changed; REFERENCE if content of all months changed. */
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
    definitions: null,
    memberships: new Set(),
    reporters: new Set(),
    months: new Set(),
  };
}

export function isNothing({ definitions, ...sets }: Pending): boolean {
  return definitions === null && Object.values(sets).every(({ size }) => size === 0);
}
