/**
 * 附表: the figures behind a report, which only a workbook has room for. Like the report
 * it is a tree of printed content: names in its language, figures in their printed form.
 */
import type { Basis } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { FigureNode, Phrase, TotalNode } from './model';

export const APPENDIX_GROUPINGS = ['region', 'partner', 'community'] as const;
export type AppendixGrouping = (typeof APPENDIX_GROUPINGS)[number];

export interface IndicatorNode {
  readonly code: string;
  readonly label: Phrase;
  readonly unit: Phrase | null;
}

/** One indicator of one group. */
export interface GroupFiguresNode {
  /** Null for entries that belong to no group. */
  readonly code: string | null;
  readonly name: Phrase;
  readonly indicator: IndicatorNode;
  readonly figures: Readonly<Record<Basis, FigureNode>>;
  /** The target at each basis that has one; left out if there is none. */
  readonly targets?: TotalNode['targets'];
}

export interface SeriesNode {
  readonly indicator: IndicatorNode;
  /** A null value: not reported, not public, or before the programme began. */
  readonly points: readonly { readonly month: Month; readonly figure: FigureNode }[];
}

/** An activity behind one figure of the month: of the month, or of an earlier one that a level carries. */
export interface SourceNode {
  readonly indicator: IndicatorNode;
  readonly documentId: string;
  readonly title: string;
  readonly startDate: string;
  readonly endDate: string | null;
  readonly partner: Phrase | null;
  readonly communities: readonly Phrase[];
  /** The value that the activity reports. */
  readonly value: FigureNode;
  /** The part of it that is in the figure; the shares add up to the figure. Null in a mean, which has no shares. */
  readonly share: FigureNode | null;
}

export interface AppendixProgramme {
  readonly code: string;
  readonly name: Phrase;
  /** The basis of a stated figure in words, by indicator. */
  readonly statedBases: ReadonlyMap<string, string>;
  /** Group by group, each with its figures in the order of the totals. */
  readonly groups: Readonly<Record<AppendixGrouping, readonly GroupFiguresNode[]>>;
  readonly series: readonly SeriesNode[];
  /** Indicator by indicator, each in the order of telling. */
  readonly sources: readonly SourceNode[];
}

/** The programmes of the report, in its order. */
export interface Appendix {
  readonly programmes: readonly AppendixProgramme[];
}
