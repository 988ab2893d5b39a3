/** The form of every format: a function of the report model alone, and the name of its result. */
import type { Basis, Format, Locale } from '../../../shared/vocabulary';
import type { Month } from '../domain/month';
import type { Appendix } from '../report/rules/appendix';
import type { ReportModel } from '../report/rules/model';

/** Two pictures of one trend: for a page, and for the width of a phone. */
export type TrendLayout = 'wide' | 'narrow';

/** Root-relative addresses of one report in one language, one for each format. */
export type FormatLinks = Readonly<Record<Format, string>>;

/** A figure by the codes it is known under. */
export interface FigureAddress {
  readonly programme: string;
  readonly indicator: string;
  readonly basis: Basis;
  /** Set if it comes from another report than the one it is printed in. */
  readonly of?: FigureEdition;
}

/** The report that a figure comes from. */
export interface FigureEdition {
  readonly month: Month;
  /** Set if it is not the newest. */
  readonly revision?: number;
}

export interface RenderContext {
  /** IANA name of the zone whose calendar days are printed. */
  readonly timeZone: string;
  /** Origin that makes addresses absolute, without a slash at the end; '' leaves them root-relative. */
  readonly publicUrl: string;
  readonly links: FormatLinks;
  /** The page of the same report in every language it can be read in. */
  readonly languages: Readonly<Record<Locale, string>>;
  /** The permanent addresses of one revision of this report. */
  readonly revisionLinks: (revision: number) => FormatLinks;
  /** The address of the picture of a programme's trend; null in a preview: nothing outside it may show its pictures. */
  readonly trendLink: ((programme: string, layout: TrendLayout) => string) | null;
  /** The address of the activities behind a figure; null in a preview. */
  readonly sourceLink: ((figure: FigureAddress) => string) | null;
  /** The address of the report's picture for other sites; null in a preview. */
  readonly cardLink: string | null;
  /** The addresses of its newest revision; null if the reader did not ask for a revision by its number. */
  readonly newest: FormatLinks | null;
  /** The hash of the frozen content that is printed; null in a preview, and if no format for paper is made. */
  readonly sha256: string | null;
}

export interface TextRenderer {
  readonly render: (model: ReportModel, context: RenderContext) => string;
}

/** A picture as documents print it: JPEG, upright, no larger than a page needs. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The data that a file holds beside the report itself; formats ask only for the data that they print. */
export interface Material {
  readonly appendix: () => Promise<Appendix>;
  /** The picture at an address of the report; null if there is no picture that can be printed. */
  readonly picture: (address: string) => Promise<Picture | null>;
}

export interface FileRenderer {
  /** Equal arguments give equal bytes. */
  readonly render: (model: ReportModel, context: RenderContext, material: Material) => Promise<Uint8Array>;
}
