/** What every format is: a function of the report model alone, and what to call its result. */
import type { Basis, Format, Locale } from '../../../shared/vocabulary';
import type { Month } from '../domain/month';
import type { Appendix } from '../report/rules/appendix';
import type { ReportModel } from '../report/rules/model';

/** Two pictures of one trend: for a page, and for the width of a phone. */
export type TrendLayout = 'wide' | 'narrow';

/** Root-relative addresses of one report in one language, a format each. */
export type FormatLinks = Readonly<Record<Format, string>>;

/** A figure by the codes it is known under. */
export interface FigureAddress {
  readonly programme: string;
  readonly indicator: string;
  readonly basis: Basis;
  /** Where it is of another report than the one it is printed in. */
  readonly of?: FigureEdition;
}

/** The report a figure is out of. */
export interface FigureEdition {
  readonly month: Month;
  /** Where it is not the newest. */
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
  /** Where one revision of this report is found for ever. */
  readonly revisionLinks: (revision: number) => FormatLinks;
  /** Where the picture of a programme's trend is found; null in a preview, which nothing outside it may show. */
  readonly trendLink: ((programme: string, layout: TrendLayout) => string) | null;
  /** Where the activities behind a figure are told; null in a preview. */
  readonly sourceLink: ((figure: FigureAddress) => string) | null;
  /** Where the report's picture for other sites is found; null in a preview. */
  readonly cardLink: string | null;
  /** Where its newest revision is found; null for a reader who is there. */
  readonly newest: FormatLinks | null;
  /** Of what is printed, as it was frozen; null in a preview, and where no format on paper is made. */
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

/** What a file holds beside the report itself; each is asked for only by the formats that print it. */
export interface Material {
  readonly appendix: () => Promise<Appendix>;
  /** The picture at an address of the report; null where there is none that could be printed. */
  readonly picture: (address: string) => Promise<Picture | null>;
}

export interface FileRenderer {
  /** Equal arguments give equal bytes. */
  readonly render: (model: ReportModel, context: RenderContext, material: Material) => Promise<Uint8Array>;
}
