/**
 * Sums are kept per scope and month. A scope is a programme, or one group of it: totals are
 * read for programmes and grouped by these groups.
 */
import type { Grouping } from '../../../../shared/vocabulary';
import type { LedgerEntry } from './ledger-entry';

/** The tables hold these numbers; they never change their meaning. */
export const DIMENSIONS = {
  programme: 0,
  region: 1,
  partner: 2,
  'activity-type': 3,
  community: 4,
} as const satisfies Record<Grouping | 'programme', number>;

export type Dimension = (typeof DIMENSIONS)[keyof typeof DIMENSIONS];

export interface Scope {
  /** Row id of the programme. */
  readonly programme: number;
  readonly dimension: Dimension;
  /** Row id of the region, partner or activity type; NONE or SEVERAL; WHOLE for the programme itself. */
  readonly member: number;
}

/** The member of the programme's own scope. */
export const WHOLE = 0;
/** Activities without a region, partner, activity type or community. */
export const NONE = 0;
/** Activities in several communities. */
export const SEVERAL = -1;

/**
 * Every scope that an activity counts in: one in each dimension, so that the groups of a sum
 * add up to the figure. Single communities are the exception: a community has only a
 * handful of activities, and the ledger gives these as fast as a kept sum.
 */
export function scopesOf(entry: LedgerEntry): Scope[] {
  const { programme } = entry;
  const scopes: Scope[] = [
    { programme, dimension: DIMENSIONS.programme, member: WHOLE },
    { programme, dimension: DIMENSIONS.region, member: entry.region ?? NONE },
    { programme, dimension: DIMENSIONS.partner, member: entry.partner ?? NONE },
    { programme, dimension: DIMENSIONS['activity-type'], member: entry.activityType ?? NONE },
  ];
  const community = communityGroupOf(entry);
  if (community <= NONE) scopes.push({ programme, dimension: DIMENSIONS.community, member: community });
  return scopes;
}

/** The only community of an activity, NONE or SEVERAL. */
export function communityGroupOf({ communities }: Pick<LedgerEntry, 'communities'>): number {
  return communities.length > 1 ? SEVERAL : (communities[0] ?? NONE);
}
