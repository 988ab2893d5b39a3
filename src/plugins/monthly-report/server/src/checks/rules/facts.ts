/**
 * The facts that checks look at: the entries of one month as they are entered, drafts
 * included, their figures, and enough of the past to know what is usual.
 * They are parsed once in checks/store; the checks trust them.
 */
import type { EventStatus } from '../../../../shared/vocabulary';
import type {
  Community,
  EntryStatus,
  Link,
  Partner,
  ProgrammeFacts,
  Translated,
} from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import type { RichText } from '../../domain/rich-text';

/** A text in Chinese, which is always there, and its translation if there is one. */
export type Bodies = { readonly 'zh-Hans': RichText; readonly en: RichText | null };

export interface CheckedPhoto {
  /** The stored name of the file; null if the file is missing. */
  readonly file: string | null;
  /** Equal for photos that are one file of the media library; null if the file is missing. */
  readonly media: string | null;
  readonly alternativeText: Translated;
  readonly caption: Translated;
  readonly credit: string | null;
  readonly consent: boolean;
}

interface CheckedEntry {
  readonly documentId: string;
  readonly status: EntryStatus;
  readonly title: Translated;
  readonly photos: readonly CheckedPhoto[];
}

export interface CheckedActivity extends Omit<CheckedEntry, 'title'> {
  readonly title: string;
  /** A summary stands for several activities, so that the rules about a single one do not hold for it. */
  readonly kind: 'single' | 'summary';
  readonly partner: string | null;
  readonly communities: readonly string[];
  readonly activityType: string | null;
  readonly campaign: string | null;
  readonly startDate: string;
  readonly endDate: string | null;
  readonly startTime: string | null;
  readonly venue: string | null;
  readonly sessions: number | null;
  /** Null: entered as not reported; a missing code was not entered. */
  readonly measurements: ReadonlyMap<string, Quantity | null>;
}

export interface CheckedStory extends CheckedEntry {
  readonly slug: string;
  readonly partner: string | null;
  readonly communities: readonly string[];
  /** documentId of the activity it tells of. */
  readonly activity: string | null;
  readonly occurredOn: string | null;
  readonly body: Bodies;
  readonly videos: readonly Link[];
}

export interface CheckedProgress extends CheckedEntry {
  readonly slug: string;
  readonly occurredOn: string | null;
  readonly eventStatus: EventStatus | null;
  readonly plannedFrom: string | null;
  readonly plannedTo: string | null;
  readonly newDate: string | null;
  readonly body: Bodies;
  readonly links: readonly Link[];
  readonly videos: readonly Link[];
  readonly parent: string | null;
}

export interface CheckedOverview {
  readonly documentId: string;
  readonly status: EntryStatus;
  readonly body: Bodies;
}

/** A story of an earlier month, to find one that is sent again. */
export interface EarlierStory {
  readonly documentId: string;
  readonly month: Month;
  readonly partner: string | null;
  readonly title: string;
  /** Its Chinese body as plain text. */
  readonly text: string;
}

/** The value that a partner reported for an indicator in an earlier month, over all its activities. */
export interface PastValue {
  readonly partner: string;
  readonly indicator: string;
  readonly month: Month;
  readonly value: Quantity;
}

/** A reporter's part of a level at the end of the month before. */
export interface EarlierState {
  /** Code; null for entries without a partner. */
  readonly partner: string | null;
  readonly indicator: string;
  /** The month it comes from. */
  readonly month: Month;
  /** Codes of the communities its entries are of. */
  readonly communities: readonly string[];
}

export interface CheckedProgramme {
  /** Its figures come from the published activities, as the report prints them. */
  readonly facts: ProgrammeFacts;
  readonly overview: CheckedOverview | null;
  /** In order of start date, then title. */
  readonly activities: readonly CheckedActivity[];
  /** In the order of the report. */
  readonly stories: readonly CheckedStory[];
  readonly progress: readonly CheckedProgress[];
  readonly earlierStories: readonly EarlierStory[];
  readonly history: readonly PastValue[];
  readonly statesBefore: readonly EarlierState[];
  /** Codes of the partners that declared a nil return, or whose submission has come. */
  readonly submitted: ReadonlySet<string>;
  /** Codes of the partners that declared a nil return which was not sent back. */
  readonly nilReturns: ReadonlySet<string>;
}

export interface NamedPartner extends Partner {
  readonly aliases: readonly string[];
}

export interface NamedCommunity extends Community {
  readonly aliases: readonly string[];
  readonly verified: boolean;
}

export interface CheckFacts {
  readonly month: Month;
  readonly programmes: readonly CheckedProgramme[];
  /** Every partner and community there is, by code. */
  readonly partners: ReadonlyMap<string, NamedPartner>;
  readonly communities: ReadonlyMap<string, NamedCommunity>;
}
