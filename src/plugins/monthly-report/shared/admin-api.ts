/** What the admin routes of the plugin answer: the server builds it, the panel reads it. */
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
  /** Codes of the entered indicators that add up to it; only of those that have parts. */
  readonly parts?: readonly string[];
  /** What it is broken down by; only of those that are. */
  readonly dimensions?: readonly DimensionEntry[];
  /** Of a ratio, which is shown and never entered. */
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

/** A side of a ratio, and the codes of the entered indicators that it is the sum of. */
export interface RatioSide {
  readonly label: string;
  readonly labelEn: string | null;
  readonly codes: readonly string[];
}

export const MONTH_STATUSES = ['published', 'draft', 'none'] as const;
/** `none`: the month has content, but nobody has started its report. */
export type MonthStatus = (typeof MONTH_STATUSES)[number];

/** `GET /monthly-report/months`, newest first: those with content, the one that runs and the one before. */
export interface MonthEntry {
  readonly month: string;
  readonly title: string | null;
  readonly status: MonthStatus;
  /** False where the month is only due: nothing entered, no report begun. */
  readonly hasContent: boolean;
  readonly publishedAt: string | null;
  readonly state: MonthState;
  /** Of the newest revision; null before the first publication. */
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
  /** Why the month was reopened for it; null for the first. */
  readonly reason: string | null;
  readonly sha256: string;
}

/** `GET /monthly-report/months/2020-12/differences?from=1&to=2`: what differs between two revisions, exactly. */
export interface RevisionDifferences {
  readonly from: number;
  readonly to: number;
  readonly figures: readonly {
    readonly programme: string;
    readonly indicator: string;
    readonly label: string;
    readonly unit: string | null;
    readonly basis: string;
    /** As they are printed; what was not reported says so. */
    readonly before: string;
    readonly after: string;
    readonly difference: string;
  }[];
  /** Titles and texts that were added, changed or taken away, in words. */
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
  /** Why it was reopened. */
  readonly reason: string | null;
  /** Newest first. */
  readonly revisions: readonly RevisionEntry[];
  readonly laterMonths: readonly LaterMonthEntry[];
  /** What the caller may do now. */
  readonly may: readonly MonthStep[];
}

/**
 * `GET /monthly-report/months/2020-12/publication`: a publication under way, on whichever server; null where there is
 * none. `POST …/cancel-publication`, body `{}`, cancels it and answers the same; whoever publishes is then told 409.
 */
export interface PublicationJob {
  readonly month: string;
  readonly stage: PublicationStage;
  /** Of the stage: so much of so much. */
  readonly done: number;
  readonly total: number;
  /** From the second on, something had changed before it could be written. */
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

/** `GET /monthly-report/submissions/2020-12`: those the caller may see, by programme, then partner. */
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
  /** What the partner asked to have corrected in the published month. */
  readonly correction: {
    readonly reason: string;
    readonly askedAt: string;
    readonly askedBy: string | null;
  } | null;
  /** Entries of the partner in the month and programme, drafts included. */
  readonly activities: number;
  readonly stories: number;
  /** What the caller may do now. */
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
  /** From the month before to the month itself; a percentage of one decimal. */
  readonly change: { readonly value: number | null; readonly percent: number | null };
  /** The part of a level that is of earlier months; only where something is. */
  readonly carried?: { readonly partners: number; readonly since: string };
  /** Beside `value`, `yearToDate` and `toDate`, where there is one; how far it is achieved, 1 being all of it. */
  readonly target?: number;
  readonly achievement?: number | null;
  readonly yearToDateTarget?: number;
  readonly yearToDateAchievement?: number | null;
  readonly toDateTarget?: number;
  readonly toDateAchievement?: number | null;
  /** By the dimension asked for. */
  readonly breakdown?: readonly BreakdownEntry[];
  /** Of a ratio: its two sides. */
  readonly ratio?: { readonly numerator: SideEntry; readonly denominator: SideEntry };
}

/** A figure by the options of one dimension; `unknown` is of no option. */
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

/** `GET /monthly-report/targets`: the programmes whose targets the caller may set, with the years there are to set. */
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
  /** Of the programme, its own. */
  readonly code: string;
  readonly name: string;
  /** Decimal texts by the code of the indicator; what has no target is not there. */
  readonly values: Readonly<Record<string, string>>;
}

/** `GET /monthly-report/targets/<programme>/<year>`: the targets of one fiscal year. */
export interface TargetGrid {
  readonly programme: string;
  readonly year: string;
  /** The months of the year that the programme is in. */
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
  /** What the grid showed; null for nothing. */
  readonly was: string | null;
  /** Null takes the target away. */
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

/** `GET /monthly-report/findings/2020-12`: what the checks find now, by programme and gravity. */
export interface FindingEntry {
  readonly key: string;
  readonly check: string;
  /** Of the check. */
  readonly title: string;
  readonly severity: FindingSeverity;
  readonly programme: { readonly code: string; readonly name: string };
  /** Code; null where the entry is nobody's. */
  readonly partner: string | null;
  readonly message: string;
  /** The entry to mend, in the content manager; null where it is a figure. */
  readonly entry: { readonly uid: string; readonly documentId: string } | null;
  /**
   * `POST /monthly-report/findings/2020-12/explain` `{ key, text }`,
   * `POST …/withdraw-explanation` `{ key }`; both answer the FindingEntry list.
   */
  readonly explanation: SaidOfFinding | null;
  /** A false alarm, until its entry changes: `POST …/dismiss` `{ key, text }`, taken back as an explanation is. */
  readonly dismissal: SaidOfFinding | null;
  /** Readers are told why a figure stands as it is; of anything else an explanation stays in the panel. */
  readonly isOfFigures: boolean;
}

export interface SaidOfFinding {
  readonly text: string;
  readonly by: string | null;
  readonly at: string;
}
