/** What the totals pipeline gives to reports and endpoints. */
import type { Basis, Grouping } from '../../../../shared/vocabulary';
import type { Activity, Indicator, ProgrammeFacts, Translated } from '../facts';
import type { Month } from '../month';
import type { Quantity } from '../quantity';

/** One indicator at one grain and basis; null is "not reported" (未填报), never zero. */
export interface Figure {
  readonly indicator: Indicator;
  readonly value: Quantity | null;
}

/** One indicator of a programme in a month with the figures it is read beside. */
export interface Total extends Figure {
  /** The figure of the month before. */
  readonly previous: Quantity | null;
  readonly yearToDate: Quantity | null;
  readonly toDate: Quantity | null;
  /** What somebody stated, at `statedBasis`; kept beside the calculated figure, never instead. */
  readonly stated: Quantity | null;
  readonly statedBasis: Basis | null;
}

/** A row of a grouping. `code` null: entries that belong to no group; "multiple": in several communities. */
export interface GroupTotals {
  readonly code: string | null;
  readonly name: Translated | null;
  readonly figures: readonly Figure[];
}

/** One activity behind a figure. */
export interface Source {
  readonly activity: Activity;
  /** What the activity reports for the indicator. */
  readonly value: Quantity | null;
  /** Its part of the figure; the shares add up to it. Null for a mean. */
  readonly share: Quantity | null;
  /** How often it counts in a mean; null for everything else. */
  readonly weight: number | null;
}

export interface SeriesPoint {
  readonly month: Month;
  readonly value: Quantity | null;
}

export interface ReportingRate {
  readonly expected: number;
  readonly actual: number;
  /** actual ÷ expected to four decimals, e.g. "0.8333"; null where none is expected. */
  readonly rate: string | null;
}

/** Narrows the activities a figure or its sources are made of; `null` asks for entries without one. */
export interface SourceFilter {
  readonly region?: string | null;
  readonly partner?: string | null;
}

export type { Activity, Basis, Grouping, Indicator, Month, ProgrammeFacts, Quantity };
