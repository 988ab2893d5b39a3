/**
 * The document as the template reads it: JSON, in which every text is data. The template has
 * one function for each `kind` and evaluates nothing of what it is given.
 */
import type { Locale } from '../../../../shared/vocabulary';

export type InlineNode =
  | {
      readonly kind: 'text';
      /** The text, cut where a line may break that could not break by itself. Without line feeds. */
      readonly pieces: readonly string[];
      readonly bold?: boolean | undefined;
      readonly italic?: boolean | undefined;
      readonly underline?: boolean | undefined;
      readonly strikethrough?: boolean | undefined;
      readonly code?: boolean | undefined;
      /** Said only where it is not that of what is around it. */
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
  /** Null for a picture that its author described in no word: readers of the screen pass over it. */
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
  /** The results of a programme, beside each other: what they are, what they come to, how they changed. */
  | {
      readonly kind: 'key-figures';
      readonly figures: readonly {
        readonly label: Inline;
        readonly value: Inline;
        /** Points: as large as the whole of it can stand in its column. */
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
      /** Points, a column each. */
      readonly widths: readonly number[];
      /** The first columns, which are words; the figures after them stand to the right. */
      readonly wordColumns: number;
      readonly columns: readonly Inline[];
      /** A table is kept on one page, unless it might not fit on one. */
      readonly mayBreak: boolean;
      readonly rows: readonly {
        readonly cells: readonly {
          readonly words: Inline;
          /** As wide as the room left free after a figure, so that points stand below each other. */
          readonly room: string;
        }[];
        /** Of a note the one cell has all the room beside the name of the figure. */
        readonly isNote: boolean;
        /** How many follow on the same figure, whose name stands beside them too. */
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
  /** The network whose report it is; '' where nobody had said it. */
  readonly author: string;
  /** #rrggbb of what stands out. */
  readonly colour: string;
  /** Above the title; in millimetres. */
  readonly logo: { readonly file: string; readonly width: number; readonly height: number } | null;
  /** Cut short to one line. */
  readonly header: string;
  readonly language: Locale;
  /** UTC: year, month, day, hour, minute, second. */
  readonly written: readonly [number, number, number, number, number, number];
  /** Stands across every page of a report that is not published; null otherwise. */
  readonly mark: string | null;
  /** Null where there is nothing to list. */
  readonly contents: {
    readonly title: string;
    /** So many levels are listed. */
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
