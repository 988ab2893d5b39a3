/** A table of figures: its head is repeated on every page, no row is torn apart and no figure. */
import type { Phrase } from '../../report/rules/model';
import { layOut, rooms, type TablePart } from '../figure-table';
import { markedText } from '../marked-text';
import type { WordContext } from './context';
import { fixedTable, lineRun, paragraph } from './nodes';
import { TEXT_WIDTH } from './page';
import { type XmlElement } from '../xml';
import { w } from './word-element';

const TWIPS_PER_POINT = 20;
/** Points: what a cell of the style has on both sides of its words, and its borders. */
const PADDING = 8;
/** Points, the size of the style first. */
const SIZES = [9, 8.5, 8, 7.5, 7] as const;
/** Ems of a digit and of a point in the font of the tables. */
const DIGIT = 0.507;
const POINT = 0.252;

/** @param wordColumns the first columns, which are words; the figures after them stand to the right. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Phrase[])[],
  wordColumns: number,
  { locale }: WordContext,
): XmlElement[] {
  const texts = rows.map((row) => row.map((cell) => markedText(cell, locale)));
  const layout = layOut(
    { columns, rows: texts, wordColumns },
    { width: TEXT_WIDTH / TWIPS_PER_POINT, padding: PADDING, sizes: SIZES },
  );
  const free = columns.map((_, index) =>
    index < wordColumns ? [] : rooms(texts.map((row) => row[index] ?? '')),
  );
  return layout.parts.flatMap((part) =>
    partOf(part, {
      cell: (text, index, width, row) =>
        cell(text, width, {
          isFigure: index >= wordColumns,
          size: layout.size,
          indentRight: indentOf(row === null ? 0 : (free[index]?.[row] ?? 0), text, layout.size),
        }),
      columns,
      texts,
    }),
  );
}

interface Parts {
  /** @param row null for the head. */
  readonly cell: (text: string, column: number, width: number, row: number | null) => XmlElement;
  readonly columns: readonly string[];
  readonly texts: readonly (readonly string[])[];
}

function partOf(part: TablePart, { cell: cellOf, columns, texts }: Parts): XmlElement[] {
  const widths = part.columns.map(({ width }) => Math.floor(width * TWIPS_PER_POINT));
  const cells = (row: readonly string[], at: number | null) =>
    part.columns.map(({ index }, place) => cellOf(row[index] ?? '', index, widths[place] ?? 0, at));
  return [
    fixedTable({ style: 'ReportTable', widths, width: TEXT_WIDTH }, [
      w('tr', {}, [w('trPr', {}, [w('cantSplit'), w('tblHeader')]), ...cells(columns, null)]),
      ...texts.map((row, at) => w('tr', {}, [w('trPr', {}, [w('cantSplit')]), ...cells(row, at)])),
    ]),
    // Two tables that touch would become one.
    paragraph([], { style: 'AfterTable' }),
  ];
}

interface CellLook {
  readonly isFigure: boolean;
  readonly size: number;
  readonly indentRight: number;
}

const [STYLE_SIZE] = SIZES;

const cell = (text: string, width: number, { isFigure, size, indentRight }: CellLook): XmlElement =>
  w('tc', {}, [
    w('tcPr', {}, [w('tcW', { w: width, type: 'dxa' })]),
    paragraph([lineRun(text, size === STYLE_SIZE ? {} : { size })], {
      style: isFigure ? 'TableFigure' : 'TableText',
      indentRight,
    }),
  ]);

/** The room of decimals that a figure has less than others of its column: points stand below each other. */
function indentOf(room: number, text: string, size: number): number {
  if (room === 0) return 0;
  return Math.round((room * DIGIT + (text.includes('.') ? 0 : POINT)) * size * TWIPS_PER_POINT);
}
