/** The entries of a month with a day of their own, and the days that their texts may name. */
import type { CheckedProgramme } from '../facts';
import { nameOfActivity, nameOfProgress, nameOfStory } from '../entry-names';
import type { Message, Subject } from '../../../domain/finding';

export interface DatedEntry {
  readonly subject: Subject;
  readonly partner: string | null;
  readonly entry: Message;
  /** The day it is about (YYYY-MM-DD); null if nobody entered it. */
  readonly day: string | null;
  /** Spans of days, both ends included, that its text may name. */
  readonly spans: readonly (readonly [string, string])[];
}

/** Stories, progress updates and single activities, in the order of the report. */
export function datedEntries({ stories, progress, activities }: CheckedProgramme): readonly DatedEntry[] {
  return [
    ...progress.map((update): DatedEntry => {
      const { documentId, occurredOn, plannedFrom, plannedTo, newDate } = update;
      return {
        subject: { kind: 'progress-update', documentId },
        partner: null,
        entry: nameOfProgress(update),
        day: occurredOn,
        spans: [...span(occurredOn, null), ...span(plannedFrom, plannedTo), ...span(newDate, null)],
      };
    }),
    ...stories.map((story): DatedEntry => ({
      subject: { kind: 'story', documentId: story.documentId },
      partner: story.partner,
      entry: nameOfStory(story),
      day: story.occurredOn,
      spans: span(story.occurredOn, null),
    })),
    ...activities
      .filter(({ kind }) => kind === 'single')
      .map((activity): DatedEntry => ({
        subject: { kind: 'activity', documentId: activity.documentId },
        partner: activity.partner,
        entry: nameOfActivity(activity),
        day: activity.startDate,
        spans: span(activity.startDate, activity.endDate),
      })),
  ];
}

function span(from: string | null, to: string | null): (readonly [string, string])[] {
  const [first, last] = [from ?? to, to ?? from];
  return first === null || last === null ? [] : [[first, last]];
}
