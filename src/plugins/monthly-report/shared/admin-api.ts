/** The answers of the plugin's admin routes: the server builds them, the panel reads them. */
import type { MonthState, PublicationStage, SubmissionState, TrailAction } from './vocabulary';

/** `GET /monthly-report/indicators?programme=<documentId>`, in the programme's order. */
export interface IndicatorEntry {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string | null;
  readonly unit: string | null;
  readonly unitEn: string | null;
  /** The most decimals a value may have (0–3). */
  readonly decimals: number;
  /** Decimal texts between which one activity's value is plausible. */
  readonly lowest: string | null;
  readonly highest: string | null;
  /** Codes of the entered indicators that add up to it; only if it has parts. */
  readonly parts?: readonly string[];
  /** The dimensions that it is broken down by; only if it has any. */
  readonly dimensions?: readonly DimensionEntry[];
  /** Only for a ratio, which is shown and never entered. */
  readonly ratio?: {
    readonly numerator: RatioSide;
    readonly denominator: RatioSide;
    readonly factor: number;
  };
}

export interface DimensionEntry {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly options: readonly {
    readonly code: string;
    readonly label: string;
    readonly labelEn: string | null;
  }[];
}

/** One side of a ratio. The side is the sum of the entered indicators with these codes. */
export interface RatioSide {
  readonly label: string;
  readonly labelEn: string | null;
  readonly codes: readonly string[];
}

export const MONTH_STATUSES = ['published', 'draft', 'none'] as const;
/** `none`: the month has content, but nobody has started its report. */
export type MonthStatus = (typeof MONTH_STATUSES)[number];

/** `GET /monthly-report/months`, newest first: the months with content, the current month and the month before. */
export interface MonthEntry {
  readonly month: string;
  readonly title: string | null;
  readonly status: MonthStatus;
  /** False if the month is only due: it has no entries and no report. */
  readonly hasContent: boolean;
  readonly publishedAt: string | null;
  readonly state: MonthState;
  /** Number of the newest revision; null before the first publication. */
  readonly revision: number | null;
}

/** `linked` is false for an account that works for no partner, region or programme: it sees nothing. */
export interface MonthsAnswer {
  readonly data: readonly MonthEntry[];
  readonly meta: { readonly linked: boolean };
}

/** A publication of a month, as the panel lists it. */
export interface RevisionEntry {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly frozenAt: string;
  readonly publishedBy: string | null;
  /** The reason why the month was reopened for it; null for the first revision. */
  readonly reason: string | null;
  readonly sha256: string;
}

/** `GET /monthly-report/months/2020-12/differences?from=1&to=2`: the exact differences between two revisions. */
export interface RevisionDifferences {
  readonly from: number;
  readonly to: number;
  readonly figures: readonly {
    readonly programme: string;
    readonly indicator: string;
    readonly label: string;
    readonly unit: string | null;
    readonly basis: string;
    /** As printed; the text says it if a figure was not reported. */
    readonly before: string;
    readonly after: string;
    readonly difference: string;
  }[];
  /** Sentences on titles and texts that were added, changed or removed. */
  readonly texts: readonly string[];
}

/** `GET /monthly-report/totals/2020-12/<programme>/<indicator>/sources?region=&partner=&page=1`, live. */
export interface FigureSources {
  readonly data: readonly {
    readonly documentId: string;
    readonly title: string;
    readonly startDate: string;
    readonly partner: { readonly code: string; readonly name: string } | null;
    readonly communities: readonly { readonly code: string; readonly name: string }[];
    readonly value: number | null;
    readonly share: number | null;
  }[];
  readonly meta: {
    readonly total: number;
    readonly pagination: { readonly page: number; readonly pageCount: number };
  };
}

/** A later published month whose figures would change if it were published again. */
export interface LaterMonthEntry {
  readonly month: string;
  readonly revision: number;
  readonly figures: readonly {
    readonly programme: string;
    readonly indicator: string;
    /** `previous` or a basis. */
    readonly basis: string;
    readonly published: string | null;
    readonly now: string | null;
  }[];
}

/** `GET /monthly-report/months/2020-12`. */
export interface MonthDetail {
  readonly month: string;
  readonly state: MonthState;
  /** The reason why it was reopened. */
  readonly reason: string | null;
  /** Newest first. */
  readonly revisions: readonly RevisionEntry[];
  readonly laterMonths: readonly LaterMonthEntry[];
  /** The steps that the caller may take now. */
  readonly may: readonly MonthStep[];
}

/**
 * `GET /monthly-report/months/2020-12/publication`: a publication that runs now, on any server; null if there is
 * none. `POST …/cancel-publication`, body `{}`, cancels it and gives the same answer; the request that publishes then
 * gets 409.
 */
export interface PublicationJob {
  readonly month: string;
  readonly stage: PublicationStage;
  /** Units of work of the stage: done, and in all. */
  readonly done: number;
  readonly total: number;
  /** Greater than 1 if the content changed before the last attempt could be written. */
  readonly attempt: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly startedBy: string | null;
  readonly cancelled: boolean;
}

export const MONTH_STEPS = ['begin-review', 'withdraw-review', 'publish', 'reopen'] as const;
/**
 * `POST /monthly-report/months/2020-12/<step>`, body `{}`, for reopen `{ reason }`; answers a
 * MonthDetail. Publishing with unexplained errors: 409, `error.details.findings` are FindingEntry.
 */
export type MonthStep = (typeof MONTH_STEPS)[number];

export const SUBMISSION_STEPS = ['submit', 'declare-nil', 'accept', 'send-back', 'ask-correction'] as const;
/**
 * `POST /monthly-report/submissions/2020-12/<programme>/<partner>/<step>` (codes), body `{}`, for
 * send-back `{ feedback }`, for ask-correction `{ reason }`; answers the SubmissionEntry.
 */
export type SubmissionStep = (typeof SUBMISSION_STEPS)[number];

/** `GET /monthly-report/submissions/2020-12`: the submissions that the caller may see, by programme, then partner. */
export interface SubmissionEntry {
  readonly programme: { readonly code: string; readonly name: string };
  readonly partner: { readonly code: string; readonly name: string; readonly region: string | null };
  readonly state: SubmissionState;
  readonly nilReturn: boolean;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly feedback: string | null;
  /** The correction of the published month that the partner asked for. */
  readonly correction: {
    readonly reason: string;
    readonly askedAt: string;
    readonly askedBy: string | null;
  } | null;
  /** Entries of the partner in the month and programme, drafts included. */
  readonly activities: number;
  readonly stories: number;
  /** The steps that the caller may take now. */
  readonly may: readonly SubmissionStep[];
}

/** `GET /monthly-report/trail?month=2020-12&page=1`, newest first, 25 a page. */
export interface TrailRow {
  readonly at: string;
  readonly actor: string;
  readonly action: TrailAction;
  readonly month: string | null;
  readonly programme: string | null;
  readonly partner: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** `GET /monthly-report/communities/unverified` and `POST …/communities/merge` `{ keep, merge: [documentId] }`. */
export interface CommunityEntry {
  readonly documentId: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly verified: boolean;
}

/** A figure of the totals endpoint; null means not reported, which is not zero. */
export interface TotalEntry {
  readonly indicator: string;
  readonly label: string;
  readonly unit: string | null;
  readonly value: number | null;
  readonly previous: number | null;
  readonly yearToDate: number | null;
  readonly toDate: number | null;
  readonly stated: number | null;
  readonly sameMonthLastYear: number | null;
  /** Change from the month before to the month itself; the percentage has one decimal. */
  readonly change: { readonly value: number | null; readonly percent: number | null };
  /** The part of a level that comes from earlier months; only if there is such a part. */
  readonly carried?: { readonly partners: number; readonly since: string };
  /**
   * Beside `value`, `yearToDate` and `toDate`, if there is a target. `achievement`: 1 means the whole target is
   * reached.
   */
  readonly target?: number;
  readonly achievement?: number | null;
  readonly yearToDateTarget?: number;
  readonly yearToDateAchievement?: number | null;
  readonly toDateTarget?: number;
  readonly toDateAchievement?: number | null;
  /** By the dimension asked for. */
  readonly breakdown?: readonly BreakdownEntry[];
  /** Only for a ratio: its two sides. */
  readonly ratio?: { readonly numerator: SideEntry; readonly denominator: SideEntry };
}

/** A figure by the options of one dimension; `unknown` has no option. */
export interface BreakdownEntry {
  readonly dimension: string;
  readonly name: string;
  readonly options: readonly {
    readonly option: string;
    readonly label: string;
    readonly value: number | null;
  }[];
  readonly unknown: number | null;
}

/** One of the two figures of a ratio. */
export interface SideEntry {
  readonly indicator: string;
  readonly label: string;
  readonly unit: string | null;
  readonly value: number | null;
}

/** `GET /monthly-report/totals/2020-12`, live. */
export interface TotalsAnswer {
  readonly month: string;
  readonly basis: string;
  readonly programmes: readonly {
    readonly code: string;
    readonly name: string;
    readonly totals: readonly TotalEntry[];
  }[];
}

/**
 * `GET /monthly-report/targets`: the programmes whose targets the caller may set, and the years for which it may set
 * them.
 */
export interface TargetProgrammeEntry {
  readonly code: string;
  readonly name: string;
  /** Calendar years, the earliest first. */
  readonly years: readonly string[];
}

export const TARGET_GRAINS = ['programme', 'region', 'partner'] as const;
export type TargetGrain = (typeof TARGET_GRAINS)[number];

/** A row of the grid: the programme itself, a region of its members, or a member. */
export interface TargetRow {
  readonly grain: TargetGrain;
  /** The programme's own code, if the row is the programme. */
  readonly code: string;
  readonly name: string;
  /** Decimal texts by the code of the indicator; an indicator without a target has no key. */
  readonly values: Readonly<Record<string, string>>;
}

/** `GET /monthly-report/targets/<programme>/<year>`: the targets of one fiscal year. */
export interface TargetGrid {
  readonly programme: string;
  readonly year: string;
  /** The months of the year in which the programme runs. */
  readonly from: string;
  readonly to: string;
  readonly indicators: readonly {
    readonly code: string;
    readonly label: string;
    readonly unit: string | null;
    readonly decimals: number;
  }[];
  readonly rows: readonly TargetRow[];
}

/** A cell that somebody changed. */
export interface TargetCell {
  readonly grain: TargetGrain;
  readonly code: string;
  readonly indicator: string;
  /** The value that the grid showed; null if it was empty. */
  readonly was: string | null;
  /** Null removes the target. */
  readonly value: string | null;
}

/**
 * `POST /monthly-report/targets/<programme>/<year>` `{ cells: TargetCell[] }`, at most 2,000: each cell is saved or
 * refused by itself.
 */
export interface TargetsSaved {
  readonly grid: TargetGrid;
  readonly refused: readonly (Pick<TargetCell, 'grain' | 'code' | 'indicator'> & {
    readonly message: string;
  })[];
}

export type FindingSeverity = 'error' | 'warning' | 'info';

/** `GET /monthly-report/findings/2020-12`: the findings of the checks now, by programme and severity. */
export interface FindingEntry {
  readonly key: string;
  readonly check: string;
  /** Title of the check. */
  readonly title: string;
  readonly severity: FindingSeverity;
  readonly programme: { readonly code: string; readonly name: string };
  /** Code; null if the entry belongs to no partner. */
  readonly partner: string | null;
  readonly message: string;
  /** The entry to correct, in the content manager; null if the finding is about a figure. */
  readonly entry: { readonly uid: string; readonly documentId: string } | null;
  /**
   * `POST /monthly-report/findings/2020-12/explain` `{ key, text }`,
   * `POST …/withdraw-explanation` `{ key }`; both answer the FindingEntry list.
   */
  readonly explanation: SaidOfFinding | null;
  /**
   * The finding is a false alarm, until its entry changes: `POST …/dismiss` `{ key, text }`; it is withdrawn in the
   * same way as an explanation.
   */
  readonly dismissal: SaidOfFinding | null;
  /** Readers see the explanation of a figure; explanations of anything else stay in the panel. */
  readonly isOfFigures: boolean;
}

export interface SaidOfFinding {
  readonly text: string;
  readonly by: string | null;
  readonly at: string;
}
