/** The submissions of a month in a list: filtered, ordered and paged. */
import type { FindingCount, FindingFilter, PageOf, ReviewRow, ReviewSort } from '../../../../shared/desk-api';
import { SUBMISSION_STATES, type SubmissionState } from '../../../../shared/vocabulary';
import { by, compareNumber, compareText, inOrder, nullsLast } from '../../domain/order';

export interface ReviewQuestion {
  /** Part of a name or a code. */
  readonly q: string;
  readonly region: string | null;
  readonly programme: string | null;
  readonly state: SubmissionState | null;
  readonly findings: FindingFilter | null;
  readonly sort: ReviewSort;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** A row with more fields that are searched and filtered by. */
export interface ListedReview {
  readonly row: ReviewRow;
  /** Code. */
  readonly region: string | null;
  /** Names in both languages, and codes. */
  readonly searched: readonly string[];
}

export interface ReviewPage {
  readonly rows: readonly ReviewRow[];
  readonly pagination: PageOf;
  readonly states: Readonly<Record<SubmissionState, number>>;
}

export const NO_FINDINGS: FindingCount = { errors: 0, warnings: 0, infos: 0 };

/** Whether no finding needs a look before the submission is accepted. */
export const isClean = ({ errors, warnings }: FindingCount): boolean => errors + warnings === 0;

const FITS: Readonly<Record<FindingFilter, (count: FindingCount) => boolean>> = {
  none: isClean,
  some: (count) => !isClean(count),
  errors: ({ errors }) => errors > 0,
};

const stateOrder: readonly SubmissionState[] = [
  'submitted',
  'sent-back',
  'overdue',
  'due',
  'not-due',
  'accepted',
];

const byWeight = by<ReviewRow, number>(
  ({ findings: { errors, warnings, infos } }) => -(errors * 1e6 + warnings * 1e3 + infos),
  compareNumber,
);

/** The orders of the list; equal rows stay in the order of the report. */
const ORDERS: Readonly<Record<Exclude<ReviewSort, 'programme'>, (a: ReviewRow, b: ReviewRow) => number>> = {
  partner: by(({ partner }) => partner.name, compareText),
  region: by(({ partner }) => partner.region, nullsLast(compareText)),
  state: by(({ state }) => stateOrder.indexOf(state), compareNumber),
  submitted: by(({ submittedAt }) => submittedAt, nullsLast(compareText)),
  findings: byWeight,
};

export function countStates(
  rows: readonly { readonly state: SubmissionState }[],
): Record<SubmissionState, number> {
  const count = (state: SubmissionState) => rows.filter((row) => row.state === state).length;
  return Object.fromEntries(SUBMISSION_STATES.map((state) => [state, count(state)])) as Record<
    SubmissionState,
    number
  >;
}

/** @param all in the order of the report. */
export function reviewPage(all: readonly ListedReview[], question: ReviewQuestion): ReviewPage {
  const { region, programme, state, findings, sort, page, pageSize } = question;
  const words = question.q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all
    .filter(
      ({ row, region: of, searched }) =>
        (region === null || of === region) &&
        (programme === null || row.programme.code === programme) &&
        (findings === null || FITS[findings](row.findings)) &&
        words.every((word) => searched.some((text) => text.toLowerCase().includes(word))),
    )
    .map(({ row }) => row);
  const listed = found.filter((row) => state === null || row.state === state);
  const sorted = sort === 'programme' ? listed : [...listed].sort(inOrder(ORDERS[sort]));
  const pageCount = Math.max(1, Math.ceil(sorted.length / pageSize));
  // A row may have disappeared since its page was requested: the last page is better than an error.
  const shown = Math.min(page, pageCount);
  return {
    rows: sorted.slice((shown - 1) * pageSize, shown * pageSize),
    pagination: { page: shown, pageSize, pageCount, total: sorted.length },
    states: countStates(found),
  };
}

/** Counts the findings by programme and partner (codes). */
export function countFindings(
  findings: readonly {
    readonly programme: string;
    readonly partner: string | null;
    readonly severity: 'error' | 'warning' | 'info';
    readonly isExplained: boolean;
  }[],
): (programme: string, partner: string) => FindingCount {
  const counts = new Map<string, { errors: number; warnings: number; infos: number }>();
  for (const { programme, partner, severity, isExplained } of findings) {
    if (partner === null || isExplained) continue;
    const key = `${programme} ${partner}`;
    const count = counts.get(key) ?? { errors: 0, warnings: 0, infos: 0 };
    counts.set(key, count);
    count[`${severity}s`] += 1;
  }
  return (programme, partner) => counts.get(`${programme} ${partner}`) ?? NO_FINDINGS;
}
