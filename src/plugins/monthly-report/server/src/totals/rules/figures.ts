/** The results of the totals pipeline, for reports and endpoints. */
import type { Basis, Grouping } from '../../../../shared/vocabulary';
import type { Indicator, ProgrammeFacts, Translated } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import type { Breakdown } from './breakdown';
import type { Side } from './ratio';
import type { LedgerEntry } from '../../ledger/rules/ledger-entry';

/** One indicator at one grain and basis; null is "not reported" (未填报), never zero. */
export interface Figure {
  readonly indicator: Indicator;
  readonly value: Quantity | null;
  /** Only if the figure is broken down: one for each of its dimensions. */
  readonly breakdown?: readonly Breakdown[];
}

/** A figure of a group, with its own target if there is one. */
export interface GroupFigure extends Figure {
  readonly target?: Targeted;
}

/** A figure of a programme over a period. */
export interface PeriodTotal extends GroupFigure {
  /** The part from months before the level's last; null if there is no such part, and for all but levels. */
  readonly carried: Carried | null;
  /** Of ratios only. */
  readonly sides?: RatioSides;
}

/** A target and how far the figure beside it has come. */
export interface Targeted {
  readonly target: Quantity;
  /** Four decimals, e.g. "0.75", never capped; null if it cannot be known yet. */
  readonly achievement: string | null;
}

/** The targets of one indicator at each basis that has one. */
export type TargetsByBasis = Readonly<Partial<Record<Basis, Targeted>>>;

export interface Change {
  /** Null if one of the two figures is null; in points for a ratio. */
  readonly value: Quantity | null;
  /** One decimal, e.g. "-12.5"; null if the earlier figure is null or 0, and for ratios. */
  readonly percent: string | null;
}

/** States of earlier months that still stand in a level. */
export interface Carried {
  /** The number of partners that they belong to. */
  readonly partners: number;
  /** The earliest month that they come from. */
  readonly since: Month;
}

/** The two figures that a ratio is made of. */
export interface RatioSides {
  readonly numerator: Figure;
  readonly denominator: Figure;
}

/** One indicator of a programme in a month with the figures it is read beside. */
export interface Total extends Omit<Figure, 'breakdown'> {
  /** The part of `value` from earlier months; null if there is no such part, and for all but levels. */
  readonly carried: Carried | null;
  /** Only if the figure is broken down: one for each of its dimensions, whatever the basis of `value`. */
  readonly breakdown?: Readonly<Record<Basis, readonly Breakdown[]>>;
  /** Of `value`; of ratios only. */
  readonly sides?: RatioSides;
  /** The figure of the month before. */
  readonly previous: Quantity | null;
  readonly yearToDate: Quantity | null;
  readonly toDate: Quantity | null;
  /** The figure of the month twelve months before. */
  readonly sameMonthLastYear: Quantity | null;
  /**
   * From the month before to the month itself, whatever the basis: a span of months and a
   * single month cannot be compared.
   */
  readonly change: Change;
  /** The figure that somebody stated, at `statedBasis`; it never replaces the calculated figure. */
  readonly stated: Quantity | null;
  readonly statedBasis: Basis | null;
  /** The targets of the month, the fiscal year and the whole programme; left out if there is none. */
  readonly targets?: TargetsByBasis;
}

/** A row of a grouping. `code` null: entries that belong to no group; "multiple": in several communities. */
export interface GroupTotals {
  readonly code: string | null;
  readonly name: Translated | null;
  readonly figures: readonly GroupFigure[];
}

/** A counted activity as it is listed. */
export interface ToldActivity extends LedgerEntry {
  /** Code of the partner. */
  readonly partnerCode: string | null;
}

/** One activity behind a figure. */
export interface Source {
  readonly activity: ToldActivity;
  /** The value that the activity reports for the indicator. */
  readonly value: Quantity | null;
  /** Its part of the figure; the shares add up to it. Null for a mean and for a ratio. */
  readonly share: Quantity | null;
  /** How often it counts in a mean; null for everything else. */
  readonly weight: number | null;
  /** The side of a ratio that its value is of; an activity may stand on both. */
  readonly side?: Side;
}

export interface SeriesPoint {
  readonly month: Month;
  readonly value: Quantity | null;
}

export interface ReportingRate {
  readonly expected: number;
  readonly actual: number;
  /** actual ÷ expected to four decimals, e.g. "0.8333"; null if no partner is expected. */
  readonly rate: string | null;
}

/** Narrows the activities a figure or its sources are made of. */
export interface SourceFilter {
  readonly region?: string;
  readonly partner?: string;
}

export type { Basis, Grouping, Indicator, Month, ProgrammeFacts, Quantity };
