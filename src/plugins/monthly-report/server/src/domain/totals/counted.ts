/**
 * Figures that are counted from the activities themselves. Partners and communities
 * are distinct over everything counted, so a span is not the sum of its months.
 */
import type { CountedThing } from '../../../../shared/vocabulary';
import { assertNever } from '../assert-never';
import type { Activity } from '../facts';
import { fromInteger, type Quantity } from '../quantity';

/** Zero when there is no activity: from the start month on, nothing held is a fact. */
export function countedFigure(counts: CountedThing, activities: readonly Activity[]): Quantity {
  switch (counts) {
    case 'partner':
    case 'community':
      return fromInteger(distinctMembers(counts, activities).size);
    case 'session':
      return fromInteger(activities.reduce((sum, activity) => sum + BigInt(activity.sessions ?? 0), 0n));
    case 'activity':
      return fromInteger(activities.length);
    default:
      return assertNever(counts);
  }
}

function distinctMembers(
  counts: 'partner' | 'community',
  activities: readonly Activity[],
): ReadonlySet<string> {
  const distinct = new Set<string>();
  for (const activity of activities) {
    for (const member of membersOf(counts, activity)) distinct.add(member);
  }
  return distinct;
}

/** Codes one activity brings to a distinct count, each once. */
export function membersOf(counts: 'partner' | 'community', activity: Activity): readonly string[] {
  if (counts === 'community') return [...new Set(activity.communities)];
  return activity.partner === null ? [] : [activity.partner];
}
