/** What the page 我的填报 asks and is answered: a partner's month of a programme, entry by entry. */
import type { IndicatorEntry, SubmissionEntry } from './admin-api';
import type { SubmissionState } from './vocabulary';

export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/** `GET /monthly-report/my-reports`: the months of one's own partners, the oldest that is still to be sent in first. */
export interface DueReport {
  readonly month: string;
  /** The first month of the period, only where the month closes a longer one. */
  readonly from?: string;
  readonly programme: NamedCode;
  readonly partner: NamedCode;
  readonly state: SubmissionState;
  readonly nilReturn: boolean;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  /** Why it was sent back. */
  readonly feedback: string | null;
}

export interface MyReports {
  readonly reports: readonly DueReport[];
  /** YYYY-MM-DD in the time zone of the network. */
  readonly today: string;
  /**
   * Of this account alone, the same whenever it signs in: what is kept on the device is sealed with it, so that
   * another account on the same phone cannot read it. 32 bytes, base64url.
   */
  readonly seal: string;
}

/** `GET /monthly-report/my-reports/communities?words=`, best first. */
export interface CommunityFound {
  readonly documentId: string;
  readonly name: string;
  /** 省市区街道, as far as somebody entered them. */
  readonly place: string;
  readonly verified: boolean;
  /** How it was found, for the one who chooses: by its name, by another name of it, or because it is spelled alike. */
  readonly by: 'name' | 'alias' | 'spelling';
  /** The other name it was found by. */
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

/** A photo as the server has it: where it is seen. */
export interface PhotoShown extends PhotoFields {
  readonly name: string;
  readonly url: string;
}

export const ENTRY_KINDS = ['activities', 'stories'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What the page edits of an activity; everything else of the entry stays as it is. */
export interface ActivityFields {
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly startDate: string | null;
  /** Document ids. */
  readonly communities: readonly string[];
  readonly activityType: string | null;
  readonly sessions: number | null;
  /** Code → number; what nobody reported is absent or null. */
  readonly measurements: Readonly<Record<string, number | null>>;
  readonly photos: readonly PhotoFields[];
}

/** What the page edits of a story. */
export interface StoryFields {
  readonly title: string;
  /** Paragraphs, a line each. Null: the text has more than paragraphs, and stays as it is. */
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
  /** Of the communities and files that the fields name. */
  readonly places: readonly PlacedIn[];
  readonly pictures: readonly PhotoShown[];
}

export interface SheetOf<Activity, Story> {
  readonly month: string;
  /** The first month of the period, only where the month closes a longer one. */
  readonly from?: string;
  readonly programme: NamedCode;
  readonly partner: NamedCode;
  readonly today: string;
  readonly submission: SubmissionEntry;
  /** Why nothing can be changed now; null where it can. */
  readonly locked: string | null;
  readonly indicators: readonly IndicatorEntry[];
  readonly activityTypes: readonly { readonly documentId: string; readonly name: string }[];
  readonly activities: readonly Activity[];
  readonly stories: readonly Story[];
  /** The activities of the period before, to begin with: without figures, days and photos. */
  readonly lastMonth: readonly {
    readonly title: string;
    readonly activityType: string | null;
    readonly communities: readonly PlacedIn[];
  }[];
  /** Communities the partner named before, the latest first. */
  readonly knownCommunities: readonly PlacedIn[];
}

/** `GET /monthly-report/my-reports/2020-12/<programme>/<partner>` (codes). */
export type Sheet = SheetOf<KeptEntry<ActivityFields>, KeptEntry<StoryFields>>;

/**
 * `PUT /monthly-report/my-reports/2020-12/<programme>/<partner>/<kind>/<documentId>`. The page chooses the document
 * id of a new entry, so that the same question asked twice makes one entry.
 */
export interface KeepEntry<Fields> {
  /** What the form began with; null for an entry that is new. */
  readonly base: Fields | null;
  /** What was sent before and may have arrived without an answer. */
  readonly sent?: Fields | null;
  readonly fields: Fields;
}

/** What became of it. */
export interface Kept<Fields> extends KeptEntry<Fields> {
  /** Names of the indicators that somebody else had changed meanwhile and that were taken over. */
  readonly merged: readonly string[];
}

/** `error.details` of the 409 where somebody else changed the entry meanwhile. */
export interface ChangedMeanwhile<Fields> {
  readonly theirs: KeptEntry<Fields>;
  /** In which they differ; figures as `measurements.<code>`. */
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

/** A document id that the page chooses: as Strapi makes its own. */
export const DOCUMENT_ID = /^[a-z][a-z0-9]{23}$/;
