import type { SpanBasis } from '../../domain/spans';

/** The number of different members over a span. */
export interface Distinct {
  readonly partners: number;
  readonly communities: number;
}

/**
 * The sums know which members are new in a calendar year and which are new altogether. For a period, and for a
 * fiscal year that does not begin in January, members are counted over the whole span.
 */
export type DistinctBySpan = Readonly<Partial<Record<SpanBasis, Distinct>>>;
