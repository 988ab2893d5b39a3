/**
 * The facts of the content, parsed once at the edge (entries/store) and trusted from here on. Codes identify
 * reference entries, documentIds identify documents. Row ids of types with drafts change on every publish and are not
 * used here.
 */
import type {
  AggregationType,
  Basis,
  CountedThing,
  EventStatus,
  Locale,
  PeriodFormula,
} from '../../../../shared/vocabulary';
import type { ExplainedFinding } from '../../domain/explained';
import type { Calendar } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import type { RichText } from '../../domain/rich-text';
import type { CellIndex } from '../../ledger/rules/cell-index';
import type { DistinctBySpan } from '../../ledger/rules/distinct';
import type { LevelIndex } from '../../ledger/rules/levels';

/** A text with its translations; zh-Hans is always there. */
export type Translated = { readonly 'zh-Hans': string; readonly en: string | null };

export interface Region {
  readonly code: string;
  readonly name: Translated;
  readonly order: number;
}

export interface Partner {
  readonly code: string;
  readonly name: Translated;
  readonly region: Region | null;
}

export interface ActivityType {
  readonly code: string;
  readonly name: Translated;
  readonly order: number;
}

export interface Community {
  readonly code: string;
  readonly name: Translated;
}

/** An option of a dimension, such as female of sex. */
export interface DimensionOption {
  readonly code: string;
  readonly label: Translated;
}

/** A dimension that figures are broken down by (分组维度). */
export interface Dimension {
  readonly code: string;
  readonly name: Translated;
  /** In their order. */
  readonly options: readonly DimensionOption[];
}

interface IndicatorBase {
  readonly code: string;
  readonly label: Translated;
  readonly unit: Translated | null;
  /** The most decimals that are printed, 0 to 3. */
  readonly decimals: number;
  /** Only for indicators that should decrease, such as an illness. */
  readonly direction?: 'decrease';
  /** Only for indicators that a report shows first. */
  readonly isKeyFigure?: true;
}

export interface MeasuredIndicator extends IndicatorBase {
  readonly source: 'measured';
  readonly aggregationType: AggregationType;
  readonly calculationFormulaAcrossPeriods: PeriodFormula;
  /**
   * Codes of the parts that should add up to it. The entered value counts; without one, the sum of the entered parts.
   * A difference is a finding.
   */
  readonly parts: readonly string[];
  /** Only if it is broken down. Dimensions are independent: they are not combined with each other. */
  readonly dimensions?: readonly Dimension[];
  /** Lowest and highest value of one activity. */
  readonly lowest: Quantity | null;
  readonly highest: Quantity | null;
}

export interface CountedIndicator extends IndicatorBase {
  readonly source: 'counted';
  readonly counts: CountedThing;
}

export interface CalculatedIndicator extends IndicatorBase {
  readonly source: 'calculated';
  /** Codes of the indicators that it adds up. */
  readonly parts: readonly string[];
}

export interface RatioIndicator extends IndicatorBase {
  readonly source: 'ratio';
  /** Codes of the two sides; null if the indicator was deleted: there is no figure then. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** A whole number: 100 for percentages. */
  readonly factor: number;
}

export type Indicator = MeasuredIndicator | CountedIndicator | CalculatedIndicator | RatioIndicator;

/** Codes of the indicators that an indicator is calculated from; a part may have parts of its own. */
export function madeOf(indicator: Indicator): readonly string[] {
  switch (indicator.source) {
    case 'counted':
      return [];
    case 'measured':
    case 'calculated':
      return indicator.parts;
    case 'ratio':
      return [indicator.numerator, indicator.denominator].filter((side) => side !== null);
  }
}

export interface Programme {
  readonly code: string;
  readonly name: Translated;
  readonly secretariat: Translated | null;
  readonly startMonth: Month;
  /** Only for programmes that do not report every month, or whose years do not begin in January. */
  readonly calendar?: Calendar;
  /** The basis of the figures in its summary sentence. */
  readonly basis: Basis;
  /** ICU message, one per language; see report/rules/templates. */
  readonly summaryTemplate: Translated;
  /** Codes of the indicators it reports, in order. */
  readonly indicators: readonly string[];
  readonly storyGrouping: 'region-and-partner' | 'partner';
  /** Heading of a region's stories, with the placeholder {region}; null prints the region's name. */
  readonly regionHeading: Translated | null;
  readonly order: number;
}

export interface Membership {
  readonly partner: string;
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
}

export interface StatedFigure {
  readonly month: Month;
  readonly basis: Basis;
  readonly indicator: string;
  readonly value: Quantity;
  readonly statedBy: string | null;
  readonly explanation: string | null;
}

/**
 * The value that an indicator should reach in a span of months: for the programme, or for one partner or region in
 * it.
 */
export interface Target {
  readonly indicator: string;
  /** Codes; both null for a target of the programme itself. */
  readonly partner: string | null;
  readonly region: string | null;
  readonly from: Month;
  readonly to: Month;
  readonly value: Quantity;
  /** The starting value of a level, ratio or average; null if it is not known. */
  readonly baseline: Quantity | null;
}

/** The part of a programme that does not depend on the month. */
export interface ProgrammeRecord {
  /** Row id, which kept sums use: programmes have no drafts, so the id never changes. */
  readonly id: number;
  readonly programme: Programme;
  /** The programme's indicators and all their parts, by code. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly memberships: readonly Membership[];
  readonly statedFigures: readonly StatedFigure[];
  /** One for each indicator, span and grain. */
  readonly targets: readonly Target[];
}

/** The data for the totals of one programme, up to and including one month. */
export interface ProgrammeFacts extends ProgrammeRecord {
  readonly cells: CellIndex;
  readonly levels: LevelIndex;
  /** Only for spans whose distinct members the sums do not count. */
  readonly distinct?: DistinctBySpan;
}

/** Reference entries by code, as many as a report or an answer names. */
export interface Reference {
  readonly partners: ReadonlyMap<string, Partner>;
  readonly communities: ReadonlyMap<string, Community>;
}

export interface PhotoFormat {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export interface Photo {
  /** Root-relative for local media, absolute for media elsewhere. */
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly alternativeText: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly formats: Readonly<Record<string, PhotoFormat>>;
  /** The file is missing or broken: a note stands in its place. */
  readonly missing?: true;
}

/** 发布信息: the network's own data, printed in every report. */
export interface Publisher {
  readonly network: Translated;
  /** 编制发布单位. */
  readonly publisher: Translated | null;
  readonly logo: Photo | null;
  /** Printed on the first page, if it has consent. */
  readonly cover: Photo | null;
  /** #rrggbb, dark enough for text on white. */
  readonly colour: string | null;
  /** Lines. */
  readonly contact: Translated | null;
  readonly licence: Translated | null;
  readonly licenceUrl: string | null;
  /** How to cite; may contain {title} and {address}. */
  readonly citation: Translated | null;
  /** Lines. */
  readonly imprint: Translated | null;
  /** 备案号. */
  readonly filingNumber: string | null;
  /** Roles that sign on paper, one per line. */
  readonly signatures: Translated | null;
}

export interface Link {
  readonly group: string | null;
  readonly title: string;
  /** Null if the source has a title without an address. */
  readonly url: string | null;
}

/** The text of an entry in one language. */
export interface Narrative {
  readonly language: Locale;
  readonly title: string;
  readonly body: RichText;
}

export type EntryStatus = 'published' | 'draft';

export interface Story {
  readonly documentId: string;
  readonly slug: string;
  readonly status: EntryStatus;
  readonly narrative: Narrative;
  readonly occurredOn: string | null;
  readonly order: number;
  /** Null if the story belongs to no organisation. */
  readonly partner: string | null;
  readonly communities: readonly string[];
  readonly photos: readonly Photo[];
  readonly videos: readonly Link[];
}

export interface ProgressUpdate {
  readonly documentId: string;
  readonly slug: string;
  readonly status: EntryStatus;
  readonly narrative: Narrative;
  readonly occurredOn: string | null;
  readonly order: number;
  readonly eventStatus: EventStatus | null;
  readonly plannedFrom: string | null;
  readonly plannedTo: string | null;
  readonly newDate: string | null;
  readonly links: readonly Link[];
  readonly photos: readonly Photo[];
  readonly videos: readonly Link[];
  /** documentId of the parent update. */
  readonly parent: string | null;
}

export interface Overview {
  readonly language: Locale;
  readonly status: EntryStatus;
  readonly body: RichText;
}

/** The texts of one programme in one month, translated if there is a translation in the requested language. */
export interface ProgrammeNarrative {
  readonly overview: Overview | null;
  readonly progress: readonly ProgressUpdate[];
  readonly stories: readonly Story[];
}

/** The report entry itself. */
export interface ReportEntry {
  readonly month: Month;
  readonly title: Translated | null;
  readonly note: Translated | null;
  readonly status: EntryStatus;
  readonly revision: number | null;
  /** ISO 8601, UTC; null for a preview. */
  readonly publishedAt: string | null;
}

/** The entry of a public month. */
export interface PublishedEntry extends ReportEntry {
  readonly status: 'published';
  readonly revision: number;
  readonly publishedAt: string;
}

/** Everything a report is compiled from. */
export interface ReportFacts {
  readonly entry: ReportEntry;
  readonly locale: Locale;
  readonly reference: Reference;
  readonly programmes: readonly ProgrammeContent[];
  /** Null if nobody has filled it in. */
  readonly publisher: Publisher | null;
  /** The findings of the checks in the month: a report prints the explained ones, a preview prints all. */
  readonly findings: readonly ExplainedFinding[];
}

/** The part of one programme in the report of a month. */
export interface ProgrammeContent {
  readonly facts: ProgrammeFacts;
  /** Codes of the partners that have reported in the month; see totals/reporting. */
  readonly reportedPartners: ReadonlySet<string>;
  readonly narrative: ProgrammeNarrative;
}
