/** What the admin routes of the plugin answer: the server builds it, the panel reads it. */

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
}

export const MONTH_STATUSES = ['published', 'draft', 'none'] as const;
/** `none`: the month has content, but nobody has started its report. */
export type MonthStatus = (typeof MONTH_STATUSES)[number];

/** `GET /monthly-report/months`, newest first. */
export interface MonthEntry {
  readonly month: string;
  readonly title: string | null;
  readonly status: MonthStatus;
  readonly publishedAt: string | null;
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

export type FindingSeverity = 'error' | 'warning' | 'info';

/** `GET /monthly-report/findings/2020-12`: what the checks find now, by programme and gravity. */
export interface FindingEntry {
  readonly key: string;
  readonly check: string;
  /** Of the check. */
  readonly title: string;
  readonly severity: FindingSeverity;
  readonly programme: { readonly code: string; readonly name: string };
  readonly message: string;
  /** The entry to mend, in the content manager; null where it is a figure. */
  readonly entry: { readonly uid: string; readonly documentId: string } | null;
}
