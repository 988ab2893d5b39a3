/** The jobs that threads do, and the data that is copied to and from them. */
import type { Basis, FileFormat, TextFormat } from '../../../shared/vocabulary';
import type { Picture, TrendLayout } from '../documents/renderer';
import type { Edition } from '../documents/links';
import type { AppendixGrouping } from '../report/rules/appendix';
import type { Headline } from '../report/rules/headline';
import type { IndicatorSeries } from '../report/rules/indicator-nodes';
import type { ReportModel, RevisionNode } from '../report/rules/model';
import type { LaterCorrection } from '../report/rules/published-model';
import type { FrozenProgramme } from '../publication/rules/frozen-month';
import type { FrozenSummary } from '../publication/rules/frozen-summary';
import type { RevisionName } from '../publication/rules/revision-name';
import type { GroupTotals } from '../totals/rules/figures';

/**
 * A report of a revision. The thread asks for its frozen text, reads it and puts the report
 * together: for a large month, this alone takes longer than a server may be silent.
 */
export interface FrozenReport {
  readonly kind: 'frozen';
  readonly revision: RevisionName;
  /** This revision and those before it, newest first. */
  readonly revisions: readonly RevisionNode[];
  readonly laterCorrections: readonly LaterCorrection[];
  readonly series: readonly IndicatorSeries[];
}

/** A report that the server has compiled; the figures behind it are asked for. */
export interface CompiledReport {
  readonly kind: 'compiled';
  /** Its trends included. */
  readonly model: ReportModel;
}

export type ReportSource = FrozenReport | CompiledReport;

/** A report, and the edition whose addresses it is printed with. */
interface ReportJob {
  readonly report: ReportSource;
  readonly edition: Edition;
  readonly publicUrl: string;
  readonly timeZone: string;
}

/** A job that prints the photos of a report. */
interface PrintingJob extends ReportJob {
  /** Addresses of photos whose files are gone since it was frozen. */
  readonly missing: readonly string[];
}

export interface DocumentJob extends PrintingJob {
  readonly kind: 'document';
  readonly format: FileFormat;
}

export interface MadeDocument {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** Title of the report. */
  readonly title: string;
  /** The number of pictures that are missing in it because they could not be printed. */
  readonly missing: number;
}

/** A report as a text: of a large month, or with pictures in it. */
export interface TextJob extends PrintingJob {
  readonly kind: 'text';
  readonly format: TextFormat;
}

/** The picture of the trend of one programme. */
export interface TrendJob extends ReportJob {
  readonly kind: 'trend';
  /** Code. */
  readonly programme: string;
  readonly layout: TrendLayout;
}

export interface DrawnCard {
  /** Of a PNG. */
  readonly bytes: Uint8Array;
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** The picture that other sites show of a report. */
export interface CardJob {
  readonly kind: 'card';
  readonly headline: Headline;
  readonly timeZone: string;
}

/** Reads a revision whose content is so large that reading it would block the main thread. */
export interface SummaryJob {
  readonly kind: 'summary';
  readonly revision: RevisionName;
}

/** The result of each kind of job. */
export interface JobResults {
  readonly document: MadeDocument;
  readonly text: string;
  /** The text of an SVG; null if the programme has no trend. */
  readonly trend: string | null;
  readonly card: DrawnCard;
  readonly summary: FrozenSummary;
}

export type RenderingJob = DocumentJob | TextJob | TrendJob | CardJob | SummaryJob;

/** A part of the figures behind a report, small enough to be copied without a delay that users notice. */
export type FiguresPart =
  | {
      readonly kind: 'programme';
      /** The parts with its lists follow, in order. */
      readonly programme: Omit<FrozenProgramme, 'groups' | 'activities' | 'carried'>;
    }
  | {
      readonly kind: 'groups';
      readonly basis: Basis;
      readonly grouping: AppendixGrouping;
      readonly groups: readonly GroupTotals[];
    }
  | { readonly kind: 'activities' | 'carried'; readonly activities: FrozenProgramme['activities'] }
  | { readonly kind: 'series'; readonly series: readonly IndicatorSeries[] };

/** The questions that a job asks the server. */
export type RenderingQuestion =
  | { readonly kind: 'picture'; readonly address: string }
  /** A piece of the canonical JSON of a revision: its bytes beginning with `from`, empty after the last. */
  | { readonly kind: 'revision'; readonly revision: RevisionName; readonly from: number }
  /** The next part, in the order of the server; null after the last. */
  | { readonly kind: 'figures' };

export interface RenderingAnswers {
  readonly picture: Picture | null;
  readonly revision: Uint8Array<ArrayBuffer>;
  readonly figures: FiguresPart | null;
}
