/** Questions and answers of the page 我的填报: one month of a partner in a programme, entry by entry. */
import type { IndicatorEntry, SubmissionEntry } from './admin-api';
import type { SubmissionState } from './vocabulary';

export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/**
 * `GET /monthly-report/my-reports`: the months of the account's own partners. The oldest month that is not yet
 * submitted comes first.
 */
export interface DueReport {
  readonly month: string;
  /** First month of the period; only if the month closes a period of several months. */
  readonly from?: string;
  readonly programme: NamedCode;
  readonly partner: NamedCode;
  readonly state: SubmissionState;
  readonly nilReturn: boolean;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  /** The reason why it was sent back. */
  readonly feedback: string | null;
}

export interface MyReports {
  readonly reports: readonly DueReport[];
  /** YYYY-MM-DD in the time zone of the network. */
  readonly today: string;
  /**
   * A secret of this account alone, the same at every sign-in. The device encrypts its data with it, so that another
   * account on the same phone cannot read the data. 32 bytes, base64url.
   */
  readonly seal: string;
}

/** `GET /monthly-report/my-reports/communities?words=`, best first. */
export interface CommunityFound {
  readonly documentId: string;
  readonly name: string;
  /** 省市区街道, as far as they are entered. */
  readonly place: string;
  readonly verified: boolean;
  /** How it was found, as a help to choose: by its name, by another name, or by a similar spelling. */
  readonly by: 'name' | 'alias' | 'spelling';
  /** The other name that matched. */
  readonly alias: string | null;
}

export type PlacedIn = Pick<CommunityFound, 'documentId' | 'name'>;

export interface PhotoFields {
  /** Id of the uploaded file. */
  readonly file: number;
  readonly alternativeText: string;
  readonly caption: string;
  readonly credit: string;
  readonly consent: boolean;
}

/** A photo as the server has it, with its address. */
export interface PhotoShown extends PhotoFields {
  readonly name: string;
  readonly url: string;
}

export const ENTRY_KINDS = ['activities', 'stories'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The fields of an activity that the page edits; the other fields of the entry stay as they are. */
export interface ActivityFields {
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly startDate: string | null;
  /** Document ids. */
  readonly communities: readonly string[];
  readonly activityType: string | null;
  readonly sessions: number | null;
  /** Code → number; absent or null if not reported. */
  readonly measurements: Readonly<Record<string, number | null>>;
  readonly photos: readonly PhotoFields[];
}

/** The fields of a story that the page edits. */
export interface StoryFields {
  readonly title: string;
  /** Paragraphs, one per line. Null if the text has more than paragraphs: it then stays as it is. */
  readonly body: string | null;
  readonly occurredOn: string | null;
  readonly activity: string | null;
  readonly communities: readonly string[];
  readonly photos: readonly PhotoFields[];
}

export interface FieldsOf {
  readonly activities: ActivityFields;
  readonly stories: StoryFields;
}

export interface KeptEntry<Fields> {
  readonly documentId: string;
  /** Changes with every save; `If-Match` takes it too. */
  readonly version: string;
  readonly fields: Fields;
  /** Communities and files that the fields name. */
  readonly places: readonly PlacedIn[];
  readonly pictures: readonly PhotoShown[];
}

export interface SheetOf<Activity, Story> {
  readonly month: string;
  /** First month of the period; only if the month closes a period of several months. */
  readonly from?: string;
  readonly programme: NamedCode;
  readonly partner: NamedCode;
  readonly today: string;
  readonly submission: SubmissionEntry;
  /** The reason why nothing can be changed now; null if changes are possible. */
  readonly locked: string | null;
  readonly indicators: readonly IndicatorEntry[];
  readonly activityTypes: readonly { readonly documentId: string; readonly name: string }[];
  readonly activities: readonly Activity[];
  readonly stories: readonly Story[];
  /** Activities of the period before, as a start: without figures, days and photos. */
  readonly lastMonth: readonly {
    readonly title: string;
    readonly activityType: string | null;
    readonly communities: readonly PlacedIn[];
  }[];
  /** Communities that the partner named before, the latest first. */
  readonly knownCommunities: readonly PlacedIn[];
}

/** `GET /monthly-report/my-reports/2020-12/<programme>/<partner>` (codes). */
export type Sheet = SheetOf<KeptEntry<ActivityFields>, KeptEntry<StoryFields>>;

/**
 * `PUT /monthly-report/my-reports/2020-12/<programme>/<partner>/<kind>/<documentId>`. The page chooses the document
 * id of a new entry, so that sending the same request twice makes one entry.
 */
export interface KeepEntry<Fields> {
  /** The values that the form started from; null for a new entry. */
  readonly base: Fields | null;
  /** Values that were sent before without an answer: the server may have saved them. */
  readonly sent?: Fields | null;
  readonly fields: Fields;
}

/** The entry after the save. */
export interface Kept<Fields> extends KeptEntry<Fields> {
  /** Names of the indicators that somebody else changed meanwhile; those values were taken over. */
  readonly merged: readonly string[];
}

/** `error.details` of the 409: somebody else changed the entry meanwhile. */
export interface ChangedMeanwhile<Fields> {
  readonly theirs: KeptEntry<Fields>;
  /** Fields that differ; figures as `measurements.<code>`. */
  readonly fields: readonly string[];
  readonly by: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** `PUT /monthly-report/my-reports/communities/<documentId>`; answers the CommunityFound. */
export interface NewCommunity {
  readonly name: string;
  readonly place: string;
}

/** A document id that the page chooses, in the format of Strapi's own ids. */
export const DOCUMENT_ID = /^[a-z][a-z0-9]{23}$/;
