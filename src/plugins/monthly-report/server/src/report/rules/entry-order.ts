/** The order of stories and progress updates. */
import type { Narrative } from '../../entries/rules/facts';
import { by, compareNumber, compareText, inOrder, nullsLast, type Comparator } from '../../domain/order';

interface Entry {
  readonly documentId: string;
  readonly order: number;
  readonly occurredOn: string | null;
  readonly narrative: Narrative;
}

/** By order, day (undated last), then title. */
export const compareContent: Comparator<Entry> = inOrder<Entry>(
  by((entry) => entry.order, compareNumber),
  by((entry) => entry.occurredOn, nullsLast(compareText)),
  by((entry) => entry.narrative.title, compareText),
);

/** The documentId only separates entries that look the same. */
export const compareEntries: Comparator<Entry> = inOrder<Entry>(
  compareContent,
  by((entry) => entry.documentId, compareText),
);
