/**
 * The report as one typed tree. Every format is a renderer over it: all text, figures
 * included, is already formatted here, so that two formats cannot disagree.
 *
 * `report` is the content by programme, which JSON serves; `sections` puts the same
 * nodes under numbered headings, which every format for reading walks.
 */
import type { Basis, EventStatus, Locale } from '../../../../shared/vocabulary';
import type { Severity } from '../../domain/finding';
import type { EntryStatus, Link, Photo } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import type { RichText } from '../../domain/rich-text';

/** A text and the language it is really in; `language` differs from the report's if a translation is missing. */
export interface Phrase {
  readonly text: string;
  readonly language: Locale;
}

/** A figure and how it is printed; a null value prints 未填报. */
export interface FigureNode {
  readonly value: Quantity | null;
  readonly decimals: number;
  readonly text: string;
}

/** The part of a level that comes from earlier months. */
export interface CarriedNode {
  readonly partners: number;
  readonly since: Month;
  /** As it is printed beside the figure, e.g. 含1家沿用2月数. */
  readonly text: string;
}

/** A target and how far the figure beside it has come. */
export interface TargetNode {
  readonly target: FigureNode;
  /** Four decimals as text, and the printed form, e.g. 83.33%; null and a dash if it cannot be known yet. */
  readonly achievement: { readonly rate: string | null; readonly text: string };
}

/** One of the two figures of a ratio. */
export interface SideNode {
  readonly indicator: string;
  readonly label: Phrase;
  readonly unit: Phrase | null;
  readonly figure: FigureNode;
}

/** A figure by the options of one dimension. */
export interface BreakdownNode {
  readonly dimension: string;
  readonly name: Phrase;
  readonly options: readonly {
    readonly option: string;
    readonly label: Phrase;
    readonly figure: FigureNode;
  }[];
  /** The part that belongs to no option; null for a ratio, which has no rest. */
  readonly unknown: FigureNode | null;
  /** As it is printed under the figure, e.g. 其中：女 12、男 20、不详 1; empty if nobody entered an option. */
  readonly text: string;
}

/** The two sides of a ratio. */
export interface RatioNode {
  readonly numerator: SideNode;
  readonly denominator: SideNode;
  /** If true, its change is in percentage points. */
  readonly isPercentage: boolean;
  /** As it is printed beside the figure, e.g. 101/1,002; empty if neither side has a figure. */
  readonly text: string;
}

export interface TotalNode {
  readonly indicator: string;
  readonly label: Phrase;
  readonly unit: Phrase | null;
  /** Set only for indicators that the first page shows before others. */
  readonly isKeyFigure?: true;
  readonly value: FigureNode;
  /** Left out if no part comes from earlier months. */
  readonly carried?: CarriedNode;
  /** The month's; only if the figure is broken down. */
  readonly breakdown?: readonly BreakdownNode[];
  /** For ratios only. */
  readonly ratio?: RatioNode;
  readonly previous: FigureNode;
  readonly yearToDate: FigureNode;
  readonly toDate: FigureNode;
  readonly sameMonthLastYear: FigureNode;
  /** From the month before, in points for a ratio; `percent` has one decimal, and is null if there is no percentage. */
  readonly change: { readonly value: FigureNode; readonly percent: string | null };
  /** Null if nobody stated one. */
  readonly stated: FigureNode | null;
  /** The target at each basis that has one; left out if there is none. */
  readonly targets?: Readonly<Partial<Record<Basis, TargetNode>>>;
}

export type SentenceNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'figure';
      readonly indicator: string;
      readonly basis: Basis | 'previous';
      readonly text: string;
    };

export interface SummaryNode {
  readonly language: Locale;
  readonly nodes: readonly SentenceNode[];
  /** The nodes' texts joined. */
  readonly text: string;
}

export interface ReportingNode {
  readonly expected: number;
  readonly actual: number;
  /** Four decimals as text; null if no partner is expected. */
  readonly rate: string | null;
  /** The sentence that prints it, e.g. 应报机构6家，实报机构5家，填报率83.33%。 */
  readonly text: string;
}

export interface PhotoNode extends Photo {
  /** Alternative text, or the caption, or the title of the entry it stands in: never empty. */
  readonly description: string;
  /** 图注 and 图片来源 in one line as printed below the photo; null when there is neither. */
  readonly legend: string | null;
}

/** The fields that stories and progress updates share. */
export interface EntryNode {
  readonly documentId: string;
  readonly slug: string;
  readonly status: EntryStatus;
  readonly title: Phrase;
  readonly occurredOn: string | null;
  readonly body: RichText;
  readonly photos: readonly PhotoNode[];
  readonly videos: readonly Link[];
}

export interface ProgressNode extends EntryNode {
  readonly eventStatus: EventStatus | null;
  readonly plannedFrom: string | null;
  readonly plannedTo: string | null;
  readonly newDate: string | null;
  readonly links: readonly Link[];
  readonly children: readonly ProgressNode[];
}

export interface StoryNode extends EntryNode {
  readonly communities: readonly { readonly code: string; readonly name: Phrase }[];
}

export interface StoryPartnerNode {
  readonly code: string | null;
  readonly name: Phrase | null;
  readonly stories: readonly StoryNode[];
}

export interface StoryRegionNode {
  /** Null if the programme groups stories by partner alone. */
  readonly region: { readonly code: string | null; readonly name: Phrase; readonly heading: Phrase } | null;
  readonly partners: readonly StoryPartnerNode[];
}

export interface ProgrammeNode {
  readonly code: string;
  readonly name: Phrase;
  readonly overview: {
    readonly language: Locale;
    readonly status: EntryStatus;
    readonly body: RichText;
  } | null;
  readonly summary: SummaryNode;
  readonly reporting: ReportingNode;
  readonly totals: readonly TotalNode[];
  readonly progress: readonly ProgressNode[];
  readonly stories: readonly StoryRegionNode[];
}

/** A finding of a check, with its explanation. */
export interface FindingNode {
  readonly programme: { readonly code: string; readonly name: Phrase };
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  /** The words of the person who explained it; null if nobody did. */
  readonly explanation: Phrase | null;
}

/** A finding that is published together with its explanation. */
export interface ExplanationNode extends FindingNode {
  readonly explanation: Phrase;
}

/** A finding with the word for its severity. */
export interface LabelledFinding extends FindingNode {
  readonly label: string;
}

/** A figure that an earlier revision printed differently. */
export interface CorrectedFigureNode {
  readonly programme: { readonly code: string; readonly name: Phrase };
  readonly indicator: string;
  readonly label: Phrase;
  readonly unit: Phrase | null;
  readonly basis: Basis;
  readonly stated: FigureNode;
  readonly correct: FigureNode;
  /** The correct figure minus the stated one, with its sign; null if one of the two was not reported. */
  readonly difference: FigureNode;
}

/** A part of the text, named by its heading or title, that an earlier revision printed differently. */
export interface CorrectedTextNode {
  readonly programme: { readonly code: string; readonly name: Phrase } | null;
  readonly change: 'added' | 'removed' | 'changed';
  readonly name: Phrase;
  /** The line that prints it. */
  readonly text: string;
}

/** 更正说明: what was stated, what is correct, the difference, why. */
export interface CorrectionNode {
  readonly revision: number;
  readonly previousRevision: number;
  readonly reason: string;
  readonly figures: readonly CorrectedFigureNode[];
  readonly texts: readonly CorrectedTextNode[];
}

/** A revision of the month, as later readers see it in the list of revisions. */
export interface RevisionNode {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
  /** Why it replaced the one before; null for the first. */
  readonly reason: string | null;
}

/** An earlier month was corrected after this one was published; its figures here are from before the correction. */
export interface LaterCorrectionNode {
  readonly month: Month;
  readonly revision: number;
  readonly text: string;
}

/** Information about a published report that was not frozen with it. */
export interface HistoryNode {
  /** This revision and those before it, newest first. */
  readonly revisions: readonly RevisionNode[];
  /** Empty in an answer to one revision by its number: those bytes do not change. */
  readonly notices: readonly LaterCorrectionNode[];
  /** The revisions of earlier months from which it takes the figures of those months. */
  readonly pins: ReadonlyMap<Month, number>;
}

/** The publisher of the report (发布信息), as it was entered when the report was frozen. */
export interface PublisherNode {
  readonly network: Phrase;
  /** The office that compiles and publishes it. */
  readonly publisher: Phrase | null;
  readonly logo: PhotoNode | null;
  /** The photo of the first page. */
  readonly cover: PhotoNode | null;
  /** #rrggbb. */
  readonly colour: string | null;
  readonly contact: Phrase | null;
  readonly licence: { readonly text: Phrase; readonly url: string | null } | null;
  /** How to cite it; {address} stands for the address of the report, which only the renderer knows. */
  readonly citation: Phrase | null;
  readonly imprint: Phrase | null;
  /** 备案号. */
  readonly filingNumber: string | null;
  /** Roles that sign on paper. */
  readonly signatures: readonly Phrase[];
}

export interface Report {
  readonly month: Month;
  readonly locale: Locale;
  readonly title: Phrase;
  readonly note: Phrase | null;
  readonly status: EntryStatus;
  readonly revision: number | null;
  readonly publishedAt: string | null;
  /** The corrections that this revision makes to the one before; null in the first revision and in a preview. */
  readonly correction: CorrectionNode | null;
  /** Left out if nobody had entered it. */
  readonly publisher?: PublisherNode;
  readonly programmes: readonly ProgrammeNode[];
  /** 编制说明, by programme. */
  readonly explanations: readonly ExplanationNode[];
  /** All findings of the checks, explained or not; null except in a preview: they are not for readers. */
  readonly findings: readonly FindingNode[] | null;
}

/** A heading; its number (一、 （一） 1. （1）) comes from the structure. */
export interface Heading {
  readonly level: 2 | 3 | 4 | 5 | 6;
  /** Empty for programmes, which carry no number. */
  readonly number: string;
  readonly title: Phrase;
}

export interface TotalsTable {
  /** Column heads: indicator, unit, month, previous month, year to date, to date, stated; a target after its figure. */
  readonly columns: readonly string[];
  /**
   * One formatted cell for each column. A row of a single cell is a note on the figure of the month above it:
   * it fills all the room beside the name of the row.
   */
  readonly rows: readonly { readonly indicator: string; readonly cells: readonly Phrase[] }[];
}

/** A note to the reader at this place, e.g. that a translation is missing. */
export interface NoticeBlock {
  readonly kind: 'notice';
  readonly reason: 'untranslated' | 'draft' | 'earlier-month-corrected';
  readonly text: string;
}

export interface CorrectionRow {
  /** Code. */
  readonly programme: string;
  readonly indicator: string;
  readonly basis: Basis;
  /** Whether the cell has a figure, and not only a word for a missing one. */
  readonly isTold: { readonly stated: boolean; readonly correct: boolean };
  /** One cell for each column. */
  readonly cells: readonly Phrase[];
}

/** The correction notice as a table of figures and a list of words; cells and lines are formatted. */
export interface CorrectionBlock {
  readonly kind: 'correction';
  readonly title: string;
  /** Which revision corrects which, and why. */
  readonly paragraphs: readonly string[];
  readonly previousRevision: number;
  readonly columns: readonly string[];
  readonly rows: readonly CorrectionRow[];
  readonly texts: { readonly label: string; readonly lines: readonly string[] } | null;
}

/** One indicator over the months, oldest first; a month without a figure has a null value. */
export interface TrendPanel {
  readonly indicator: string;
  readonly label: Phrase;
  readonly unit: Phrase | null;
  readonly points: readonly { readonly month: Month; readonly figure: FigureNode }[];
}

/** How the figures of a programme went over the months: a picture of small diagrams, one for each indicator. */
export interface TrendBlock {
  readonly kind: 'trend';
  /** Code of the programme; it is part of the picture's address. */
  readonly programme: string;
  /** Its number in the report, its subject, and its most important results. */
  readonly title: string;
  /** The picture in words, one item for each panel, for readers who cannot see it. */
  readonly description: readonly string[];
  /** Indicators with a figure in any of the months; indicators with few months are not drawn. */
  readonly panels: readonly TrendPanel[];
}

export type Block =
  | NoticeBlock
  | CorrectionBlock
  | TrendBlock
  | { readonly kind: 'rich-text'; readonly language: Locale; readonly body: RichText }
  | { readonly kind: 'summary'; readonly summary: SummaryNode }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      /** Set if it is not the report's own language. */
      readonly language?: Locale;
    }
  /** Short facts printed on one line: the day, the communities. */
  | { readonly kind: 'details'; readonly items: readonly Phrase[] }
  | { readonly kind: 'totals'; readonly table: TotalsTable }
  | {
      readonly kind: 'links';
      readonly language: Locale;
      readonly group: string | null;
      readonly links: readonly Link[];
    }
  | { readonly kind: 'explanations'; readonly items: readonly ExplanationNode[]; readonly dash: string }
  | {
      readonly kind: 'findings';
      readonly items: readonly LabelledFinding[];
      readonly dash: string;
    }
  | { readonly kind: 'photos'; readonly language: Locale; readonly photos: readonly PhotoNode[] }
  | {
      readonly kind: 'videos';
      readonly language: Locale;
      readonly label: string;
      readonly videos: readonly Link[];
    };

export interface Section {
  /** Unique in the report and stable over compilations: an address for links. */
  readonly id: string;
  readonly heading: Heading;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export interface ReportModel {
  readonly report: Report;
  /** Printed under the title before the first section: notices, the note of the secretariat. */
  readonly preamble: readonly Block[];
  readonly sections: readonly Section[];
  /** Null if nothing is published: in a preview, or in a report that is about to be published. */
  readonly history: HistoryNode | null;
}

/** A report as it is compiled and frozen; its history is added when it is read. */
export interface FrozenModel extends ReportModel {
  readonly history: null;
}

/** The block of one kind, for handlers that know only this kind. */
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { readonly kind: Kind }>;
