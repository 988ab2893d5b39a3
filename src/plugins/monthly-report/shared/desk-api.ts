/** The answers for the pages of the secretariat and the coordinator: the server builds them, the panel reads them. */
import type { FindingEntry, LaterMonthEntry, SubmissionEntry, TrailRow } from './admin-api';
import type { MonthState, SubmissionState } from './vocabulary';

export const REVIEW_SORTS = ['programme', 'partner', 'region', 'state', 'submitted', 'findings'] as const;
/** The column that orders the list of a month's submissions. */
export type ReviewSort = (typeof REVIEW_SORTS)[number];

export const FINDING_FILTERS = ['none', 'some', 'errors'] as const;
/** `none`: no errors and no warnings without an explanation. */
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
  /** ISO 8601, UTC; null if no reminder was sent. */
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
    /** Number of submissions in each state. All filters apply except the filter by state. */
    readonly states: Readonly<Record<SubmissionState, number>>;
    /** The values that the filters accept. */
    readonly programmes: readonly Named[];
    readonly regions: readonly Named[];
    /** Number of submissions without errors and warnings that the caller can accept. */
    readonly clean: number;
  };
}

/** A figure of a submission, drafts included. Decimal texts; null is not reported. */
export interface EnteredFigure {
  readonly indicator: string;
  readonly label: string;
  readonly unit: string | null;
  readonly value: string | null;
  /** Published figures of the month before and of the same month last year. */
  readonly previous: string | null;
  readonly lastYear: string | null;
  /** In percent of the month before, with one decimal. */
  readonly percent: string | null;
  /** Value before the submission was sent back; absent if it was never sent back. */
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
  /** Entered or edited since the submission was sent back. */
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
  /** The last time that the submission was sent back; null if it never was. */
  readonly sentBack: { readonly at: string; readonly feedback: string | null } | null;
  /**
   * The next submission that waits for the caller, in the order of the report; after the last one the search starts
   * again at the first.
   */
  readonly next: { readonly programme: string; readonly partner: string } | null;
  /** Number of submissions that wait for the caller, this one included. */
  readonly waiting: number;
}

/** `GET /monthly-report/reviews/2020-12/clean`: the figures of all submissions that may be accepted together. */
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
      /** Sent back with the acceptance, so that the caller accepts exactly what it looked at. */
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
  /** Number of accepted submissions, or number of partners that got a mail. */
  readonly done: number;
  readonly refused: readonly {
    readonly programme: string;
    readonly partner: string;
    readonly message: string;
  }[];
}

/** An entry of a month that a publication would leave out. */
export interface LeftOutEntry {
  readonly uid: string;
  readonly documentId: string;
  readonly title: string;
  readonly programme: string | null;
  readonly partner: string | null;
}

/** `GET /monthly-report/months/2020-12/preflight?since=<ISO 8601>`: the facts to know before publishing. */
export interface Preflight {
  readonly month: string;
  readonly state: MonthState;
  /** The revision that publishing would make. */
  readonly revision: number;
  /** Errors in the content that would be published: a single one stops the publication. */
  readonly blocking: readonly FindingEntry[];
  /** Errors in drafts that are not published. */
  readonly draftErrors: readonly FindingEntry[];
  readonly waiting: readonly PreflightSubmission[];
  readonly sentBack: readonly PreflightSubmission[];
  readonly missing: readonly PreflightSubmission[];
  readonly accepted: number;
  readonly expected: number;
  /** Entries that were never published, or were edited after their last publication. */
  readonly drafts: readonly LeftOutEntry[];
  /** Published in Chinese alone. */
  readonly untranslated: readonly LeftOutEntry[];
  /** Entries that were edited since the given time; null if no time was given. */
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

/** `GET /monthly-report/home`: the start page, with a part for each role of the account. */
export interface HomeAnswer {
  readonly linked: boolean;
  /** For a secretariat: its programmes, or all programmes. */
  readonly desk: DeskHome | null;
  /** For a regional coordinator. */
  readonly region: RegionHome | null;
  /** For an editor of a partner. */
  readonly partner: PartnerHome | null;
}

export interface DeskHome {
  readonly month: string;
  readonly state: MonthState;
  readonly publishes: boolean;
  /** Later months that are not published yet. */
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
  /** Figures that the partners of the region have entered, drafts included. */
  readonly figures: readonly PreflightFigures[];
}

/** A figure in a submission that the secretariat corrected; the partner sees it. */
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

/**
 * `POST /monthly-report/reviews/2020-12/<programme>/<partner>/correct` `{ documentId, indicator, value, reason }`;
 * answers the ReviewDetail.
 */

export interface PartnerHome {
  /** Submissions that are still to do, the oldest month first, then the last finished ones. */
  readonly submissions: readonly (SubmissionEntry & {
    readonly month: string;
    /** Figures that were corrected during the review, newest first. */
    readonly corrected: readonly CorrectedFigure[];
  })[];
}
