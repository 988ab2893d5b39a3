/**
 * The document as the template reads it: JSON, in which every text is data. The template has
 * one function for each `kind` and evaluates nothing of its input.
 */
import type { Locale } from '../../../../shared/vocabulary';

export type InlineNode =
  | {
      readonly kind: 'text';
      /** The text, cut at extra places where a line may break. Without line feeds. */
      readonly pieces: readonly string[];
      readonly bold?: boolean | undefined;
      readonly italic?: boolean | undefined;
      readonly underline?: boolean | undefined;
      readonly strikethrough?: boolean | undefined;
      readonly code?: boolean | undefined;
      /** Set only if it is not the language of the surrounding text. */
      readonly language?: Locale | undefined;
    }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly address: string; readonly children: Inline };

export type Inline = readonly InlineNode[];

export type ParagraphLook =
  'body' | 'lead' | 'subheading' | 'details' | 'notice' | 'subtitle' | 'signature' | 'missing-picture';

export interface ListItem {
  readonly children: Inline;
  readonly lists: readonly ListBlock[];
}

export interface ListBlock {
  readonly kind: 'list';
  readonly isOrdered: boolean;
  readonly items: readonly ListItem[];
}

export interface FigureBlock {
  readonly kind: 'figure';
  /** Name of one of the document's files. */
  readonly file: string;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** Null for a picture that its author has not described: screen readers skip it. */
  readonly description: string | null;
  readonly caption: Inline | null;
  /** A picture is kept on one page with its caption, unless the two might not fit on one. */
  readonly mayBreak: boolean;
}

export type PrintedBlock =
  | { readonly kind: 'paragraph'; readonly look: ParagraphLook; readonly children: Inline }
  | {
      readonly kind: 'heading';
      /** From 1; never more than one below the heading before. */
      readonly level: number;
      readonly children: Inline;
    }
  | { readonly kind: 'quote'; readonly children: Inline }
  | { readonly kind: 'code'; readonly children: Inline }
  | ListBlock
  | FigureBlock
  /** The results of a programme, beside each other: their names, values and changes. */
  | {
      readonly kind: 'key-figures';
      readonly figures: readonly {
        readonly label: Inline;
        readonly value: Inline;
        /** Points: the largest size at which all of it fits in its column. */
        readonly size: number;
        readonly unit: Inline;
        readonly change: Inline;
      }[];
    }
  /** Two pictures beside each other. */
  | { readonly kind: 'pair'; readonly figures: readonly [FigureBlock, FigureBlock] }
  | {
      readonly kind: 'table';
      /** Points. */
      readonly size: number;
      /** Points, one number for each column. */
      readonly widths: readonly number[];
      /** The number of first columns that are words; the figures after them are aligned right. */
      readonly wordColumns: number;
      readonly columns: readonly Inline[];
      /** A table is kept on one page, unless it might not fit on one. */
      readonly mayBreak: boolean;
      readonly rows: readonly {
        readonly cells: readonly {
          readonly words: Inline;
          /** A text as wide as the room to leave free after a figure, so that points stand below each other. */
          readonly room: string;
        }[];
        /** True for a note: its only cell fills all the room beside the name of the figure. */
        readonly isNote: boolean;
        /** The number of notes that follow on the same figure, whose name stands beside them too. */
        readonly notes: number;
        readonly isBanded: boolean;
        /** A row is kept on one page with its notes, unless it might not fit on one. */
        readonly mayBreak: boolean;
      }[];
    }
  /** Blocks in another language than the report's. */
  | { readonly kind: 'language'; readonly language: Locale; readonly blocks: readonly PrintedBlock[] };

export interface PrintedDocument {
  readonly title: string;
  /** The network that publishes the report; '' if nobody had entered it. */
  readonly author: string;
  /** #rrggbb of headings and other highlights. */
  readonly colour: string;
  /** Above the title; in millimetres. */
  readonly logo: { readonly file: string; readonly width: number; readonly height: number } | null;
  /** Cut short to one line. */
  readonly header: string;
  readonly language: Locale;
  /** UTC: year, month, day, hour, minute, second. */
  readonly written: readonly [number, number, number, number, number, number];
  /** A mark across every page of a report that is not published; null otherwise. */
  readonly mark: string | null;
  /** Null if there is nothing to list. */
  readonly contents: {
    readonly title: string;
    /** The number of levels that are listed. */
    readonly depth: number;
    /** They are kept on one page, unless they might not fit on one. */
    readonly mayBreak: boolean;
  } | null;
  readonly page: readonly [before: string, between: string, after: string];
  /** Under the title, before the contents. */
  readonly opening: readonly PrintedBlock[];
  readonly body: readonly PrintedBlock[];
  /** Below everything else. */
  readonly closing: readonly PrintedBlock[];
}
