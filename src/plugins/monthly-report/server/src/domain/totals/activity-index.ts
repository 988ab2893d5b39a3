/** A set of activities, sorted into months once so that no figure scans them all. */
import type { Activity } from '../facts';
import { monthOfDay, type Month } from '../month';
import { by, compareText, inOrder, nullsLast } from '../order';
import type { Span } from './spans';

export interface ActivityIndex {
  /** Months of the span that have an activity, in time order. */
  readonly monthsIn: (span: Span) => readonly Month[];
  readonly activitiesIn: (month: Month) => readonly Activity[];
  /** All activities of the span, month after month. */
  readonly activitiesWithin: (span: Span) => readonly Activity[];
}

export function indexActivities(activities: Iterable<Activity>): ActivityIndex {
  const byMonth = new Map<Month, Activity[]>();
  for (const activity of activities) {
    const month = monthOfDay(activity.startDate);
    const sameMonth = byMonth.get(month);
    if (sameMonth) sameMonth.push(activity);
    else byMonth.set(month, [activity]);
  }
  const months = [...byMonth.keys()].sort(compareText);

  const monthsIn = (span: Span) => months.filter((month) => span.from <= month && month <= span.to);
  const activitiesIn = (month: Month) => byMonth.get(month) ?? [];
  return {
    monthsIn,
    activitiesIn,
    activitiesWithin: (span) => monthsIn(span).flatMap(activitiesIn),
  };
}

/** The order in which activities are told; the documentId only parts entries that read the same. */
export const compareActivities = inOrder<Activity>(
  by((activity) => activity.startDate, compareText),
  by((activity) => activity.partner, nullsLast(compareText)),
  by((activity) => activity.title, compareText),
  by((activity) => activity.documentId, compareText),
);
