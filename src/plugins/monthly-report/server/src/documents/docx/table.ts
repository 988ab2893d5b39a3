/** A table of figures: its head is repeated on every page, and no row and no figure is broken. */
import type { Phrase } from '../../report/rules/model';
import { layOut, rooms, rowPlaces, type RowPlace } from '../figure-table';
import { markedText } from '../marked-text';
import type { WordContext } from './context';
import { fixedTable, lineRun, paragraph } from './nodes';
import { TEXT_WIDTH } from './page';
import { type XmlElement } from '../xml';
import { BAND } from './styles';
import { w } from './word-element';

const TWIPS_PER_POINT = 20;
/** Points: the space of a cell on both sides of its words, and its borders. */
const PADDING = 8;
/** Points, the size of the style first. */
const SIZES = [9, 8.5, 8, 7.5, 7] as const;
/** Ems of a digit and of a point in the font of the tables. */
const DIGIT = 0.507;
const POINT = 0.252;

/** @param wordColumns the number of first columns that are words; the figures after them are aligned right. */
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
  const places = rowPlaces(rows);
  const lookOf = (index: number) => ({ isFigure: index >= wordColumns });
  return layout.parts.flatMap((part, partAt) => {
    const widths = part.columns.map(({ width }) => Math.floor(width * TWIPS_PER_POINT));
    const head = part.columns.map(({ index }, place) =>
      cell(columns[index] ?? '', widths[place] ?? 0, { ...lookOf(index), size: layout.size }),
    );
    const rowOf = (row: readonly string[], at: number): XmlElement[] => {
      const place = places[at];
      // Notes are about figures in the first part.
      if (place === undefined || (place.isNote && partAt > 0)) return [];
      const look = rowLook(place, { isNoted: places.some(({ isNote }) => isNote), hasNotes: partAt === 0 });
      const cells = place.isNote
        ? [
            cell('', widths[0] ?? 0, { ...look, size: layout.size, name: 'continued' }),
            cell(row[0] ?? '', sumOf(widths.slice(1)), {
              ...look,
              size: layout.size,
              span: widths.length - 1,
            }),
          ]
        : part.columns.map(({ index }, column) => {
            const text = row[index] ?? '';
            return cell(text, widths[column] ?? 0, {
              ...look,
              ...lookOf(index),
              size: layout.size,
              indentRight: indentOf(free[index]?.[at] ?? 0, text, layout.size),
              name: column === 0 && look.keepWithNext ? 'begun' : undefined,
            });
          });
      return [w('tr', {}, [w('trPr', {}, [w('cantSplit')]), ...cells])];
    };
    return [
      fixedTable({ style: 'ReportTable', widths, width: TEXT_WIDTH }, [
        w('tr', {}, [w('trPr', {}, [w('cantSplit'), w('tblHeader')]), ...head]),
        ...texts.flatMap(rowOf),
      ]),
      // Two tables that touch would become one.
      paragraph([], { style: 'AfterTable' }),
    ];
  });
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

interface CellLook {
  readonly size: number;
  readonly isFigure?: boolean;
  readonly indentRight?: number;
  readonly keepWithNext?: boolean;
  /** Set if it is not the fill of the table's style. */
  readonly fill?: string | undefined;
  /** The number of columns, if it is more than one. */
  readonly span?: number;
  /** The name of a figure stands beside its notes too. */
  readonly name?: 'begun' | 'continued' | undefined;
}

/** A band of the style has one row: a table with notes needs its own bands, and keeps notes with their figures. */
function rowLook(
  { isBanded, notes }: RowPlace,
  { isNoted, hasNotes }: { readonly isNoted: boolean; readonly hasNotes: boolean },
): Pick<CellLook, 'fill' | 'keepWithNext'> {
  return {
    ...(isNoted && { fill: isBanded ? BAND : 'auto' }),
    keepWithNext: hasNotes && notes > 0,
  };
}

const [STYLE_SIZE] = SIZES;

function cell(text: string, width: number, look: CellLook): XmlElement {
  const { isFigure = false, size, indentRight = 0, keepWithNext = false, fill, span, name } = look;
  return w('tc', {}, [
    w('tcPr', {}, [
      w('tcW', { w: width, type: 'dxa' }),
      ...(span === undefined ? [] : [w('gridSpan', { val: span })]),
      ...(name === undefined ? [] : [w('vMerge', { val: name === 'begun' ? 'restart' : 'continue' })]),
      ...(fill === undefined ? [] : [w('shd', { val: 'clear', color: 'auto', fill })]),
    ]),
    paragraph([lineRun(text, size === STYLE_SIZE ? {} : { size })], {
      style: isFigure ? 'TableFigure' : 'TableText',
      indentRight,
      keepWithNext,
    }),
  ]);
}

/** The room of the decimals that a figure lacks, so that the points of a column stand below each other. */
function indentOf(room: number, text: string, size: number): number {
  if (room === 0) return 0;
  return Math.round((room * DIGIT + (text.includes('.') ? 0 : POINT)) * size * TWIPS_PER_POINT);
}
