/** What the rooms of the secretariat and the coordinator are answered: the server builds it, the panel reads it. */
import type { FindingEntry, LaterMonthEntry, SubmissionEntry, TrailRow } from './admin-api';
import type { MonthState, SubmissionState } from './vocabulary';

export const REVIEW_SORTS = ['programme', 'partner', 'region', 'state', 'submitted', 'findings'] as const;
/** By what the list of a month's submissions is ordered. */
export type ReviewSort = (typeof REVIEW_SORTS)[number];

export const FINDING_FILTERS = ['none', 'some', 'errors'] as const;
/** `none`: neither errors nor warnings that nobody has explained. */
export type FindingFilter = (typeof FINDING_FILTERS)[number];

/** Findings that nobody has explained. */
export interface FindingCount {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** A submission in the list of those to be reviewed. */
export interface ReviewRow extends SubmissionEntry {
  readonly findings: FindingCount;
  /** ISO 8601, UTC; null where nobody was reminded. */
  readonly remindedAt: string | null;
}

export interface PageOf {
  readonly page: number;
  readonly pageSize: number;
  readonly pageCount: number;
  readonly total: number;
}

/** `GET /monthly-report/reviews/2020-12?q=&region=&programme=&state=&findings=&sort=&page=&pageSize=`. */
export interface ReviewList {
  readonly data: readonly ReviewRow[];
  readonly meta: {
    readonly pagination: PageOf;
    /** How many are in each state, of those that match all but the state asked for. */
    readonly states: Readonly<Record<SubmissionState, number>>;
    /** What may be asked for. */
    readonly programmes: readonly Named[];
    readonly regions: readonly Named[];
    /** Submitted, without errors and warnings, for the caller to accept. */
    readonly clean: number;
  };
}

/** A figure of a submission, drafts included. Decimal texts; null is not reported. */
export interface EnteredFigure {
  readonly indicator: string;
  readonly label: string;
  readonly unit: string | null;
  readonly value: string | null;
  /** Of the month before and of the same month last year, as published. */
  readonly previous: string | null;
  readonly lastYear: string | null;
  /** In percent of the month before, with one decimal. */
  readonly percent: string | null;
  /** As it was before it was sent back; absent where it never was. */
  readonly before?: string | null;
}

export interface EnteredPhoto {
  readonly url: string;
  readonly alternativeText: string | null;
}

/** An activity or a story of a submission. */
export interface EnteredEntry {
  readonly uid: string;
  readonly documentId: string;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly day: string | null;
  readonly status: 'draft' | 'published';
  /** Since the submission was sent back: entered, or edited. */
  readonly since: 'added' | 'edited' | null;
  readonly communities: readonly string[];
  readonly sessions: number | null;
  /** In the order of the programme: label, value as text. */
  readonly measurements: readonly {
    readonly indicator: string;
    readonly label: string;
    readonly value: string;
  }[];
  /** The beginning of a story. */
  readonly text: string | null;
  readonly photos: readonly EnteredPhoto[];
}

export interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** `GET /monthly-report/reviews/2020-12/<programme>/<partner>`. */
export interface ReviewDetail {
  readonly submission: ReviewRow;
  readonly contact: Contact | null;
  readonly figures: readonly EnteredFigure[];
  readonly entries: readonly EnteredEntry[];
  readonly findings: readonly FindingEntry[];
  /** Newest first. */
  readonly history: readonly TrailRow[];
  /** The last time it was sent back, where it was. */
  readonly sentBack: { readonly at: string; readonly feedback: string | null } | null;
  /** The next that waits for a decision of the caller, in the order of the report, from this one on and round. */
  readonly next: { readonly programme: string; readonly partner: string } | null;
  /** How many wait for the caller, this one included. */
  readonly waiting: number;
}

/** `GET /monthly-report/reviews/2020-12/clean`: the figures of all that may be accepted together. */
export interface CleanTable {
  readonly programmes: readonly {
    readonly programme: Named;
    readonly indicators: readonly {
      readonly code: string;
      readonly label: string;
      readonly unit: string | null;
    }[];
    readonly rows: readonly {
      readonly partner: Named;
      /** What was looked at is what is accepted: sent back with the acceptance. */
      readonly submittedAt: string;
      readonly nilReturn: boolean;
      readonly infos: number;
      readonly figures: readonly Pick<EnteredFigure, 'indicator' | 'value' | 'previous'>[];
    }[];
  }[];
}

/**
 * `POST /monthly-report/reviews/2020-12/accept` `{ submissions: [{ programme, partner, submittedAt }] }`
 * and `POST …/remind` `{ submissions: [{ programme, partner }] }`: each by itself, at most 200.
 */
export interface TakenTogether {
  /** How many were accepted, or to how many partners a mail was sent. */
  readonly done: number;
  readonly refused: readonly {
    readonly programme: string;
    readonly partner: string;
    readonly message: string;
  }[];
}

/** Anything of a month that a publication would leave out. */
export interface LeftOutEntry {
  readonly uid: string;
  readonly documentId: string;
  readonly title: string;
  readonly programme: string | null;
  readonly partner: string | null;
}

/** `GET /monthly-report/months/2020-12/preflight?since=<ISO 8601>`: what one should know before publishing. */
export interface Preflight {
  readonly month: string;
  readonly state: MonthState;
  /** The revision that publishing would make. */
  readonly revision: number;
  /** Errors in what would be published: nothing is published with any of them. */
  readonly blocking: readonly FindingEntry[];
  /** Errors in drafts that are not published. */
  readonly draftErrors: readonly FindingEntry[];
  readonly waiting: readonly PreflightSubmission[];
  readonly sentBack: readonly PreflightSubmission[];
  readonly missing: readonly PreflightSubmission[];
  readonly accepted: number;
  readonly expected: number;
  /** Never published, or published as they were before the last edit. */
  readonly drafts: readonly LeftOutEntry[];
  /** Published in Chinese alone. */
  readonly untranslated: readonly LeftOutEntry[];
  /** Entries that were edited since the moment asked about; null where none was. */
  readonly changed: readonly LeftOutEntry[] | null;
  readonly figures: readonly PreflightFigures[];
  readonly laterMonths: readonly LaterMonthEntry[];
}

export type PreflightSubmission = Pick<SubmissionEntry, 'programme' | 'partner' | 'state' | 'dueOn'>;

export interface PreflightFigures {
  readonly programme: Named;
  readonly figures: readonly Pick<
    EnteredFigure,
    'indicator' | 'label' | 'unit' | 'value' | 'previous' | 'percent'
  >[];
}

/** `GET /monthly-report/home`: what each of the account's roles begins its day with. */
export interface HomeAnswer {
  readonly linked: boolean;
  /** Of a secretariat: its programmes, or all of them. */
  readonly desk: DeskHome | null;
  /** Of a regional coordinator. */
  readonly region: RegionHome | null;
  /** Of a partner's editor. */
  readonly partner: PartnerHome | null;
}

export interface DeskHome {
  readonly month: string;
  readonly state: MonthState;
  readonly publishes: boolean;
  /** Later months that are not published either. */
  readonly others: readonly string[];
  readonly states: Readonly<Record<SubmissionState, number>>;
  readonly expected: number;
  readonly reported: number;
  readonly findings: FindingCount;
  readonly waiting: readonly ReviewRow[];
  readonly figures: readonly PreflightFigures[];
  /** The first indicators of the programmes over six months; null is not reported. */
  readonly trends: readonly HomeTrend[];
}

export interface HomeTrend {
  readonly programme: string;
  readonly label: string;
  readonly unit: string | null;
  readonly points: readonly { readonly month: string; readonly value: string | null }[];
}

export interface RegionHome {
  readonly month: string;
  readonly regions: readonly string[];
  readonly states: Readonly<Record<SubmissionState, number>>;
  readonly missing: readonly (PreflightSubmission & { readonly contact: Contact | null })[];
  readonly submissions: readonly ReviewRow[];
  /** What the region's partners have entered, drafts included. */
  readonly figures: readonly PreflightFigures[];
}

/** A figure that the secretariat corrected in a submission, told to the partner. */
export interface CorrectedFigure {
  readonly at: string;
  readonly by: string;
  readonly entry: string;
  readonly indicator: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
  readonly reason: string;
}

/** `POST /monthly-report/reviews/2020-12/<programme>/<partner>/correct` `{ documentId, indicator, value, reason }`; answers the ReviewDetail. */

export interface PartnerHome {
  /** Those to be done, the oldest month first, then the last that were done. */
  readonly submissions: readonly (SubmissionEntry & {
    readonly month: string;
    /** Figures that were corrected while it was reviewed, newest first. */
    readonly corrected: readonly CorrectedFigure[];
  })[];
}
