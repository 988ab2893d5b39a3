import type { SpanBasis } from '../../domain/spans';

/** How many different ones there are over a span. */
export interface Distinct {
  readonly partners: number;
  readonly communities: number;
}

/**
 * The sums know who is new in a year of the calendar and who was never seen before. Of a period, and of a fiscal
 * year that begins in another month than January, members are counted over the whole span.
 */
export type DistinctBySpan = Readonly<Partial<Record<SpanBasis, Distinct>>>;
