/** A table of figures. One that goes over several pages repeats its head on each. */
import type { Phrase } from '../../report/rules/model';
import { layOut, rooms, roomText, rowPlaces, type TableLayout, type TablePart } from '../figure-table';
import { markedText } from '../marked-text';
import type { PdfContext } from './context';
import { line, phrase } from './inline';
import { TEXT_WIDTH } from './page';
import type { PrintedBlock } from './tree';
import { widthOf } from './width-of';

const POINTS_PER_MILLIMETRE = 72 / 25.4;
/** Room on both sides of the words of a cell. */
const PADDING = 10;
/** The usual size of a table first; the smallest can just be read. */
const SIZES = [9, 8.5, 8, 7.5, 7] as const;

/** The height of a line per point of its size; and points above and below the lines of a row. */
const LINE = 1.6;
const ROW_PADDING = 10;
/** Tables and rows higher than this may break: they might not fit on one page. */
const MOST_HEIGHT = 425;

/** @param wordColumns the first columns, which are words; the figures after them stand to the right. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Phrase[])[],
  wordColumns: number,
  context: PdfContext,
): PrintedBlock[] {
  const texts = rows.map((row) => row.map((cell) => markedText(cell, context.locale)));
  const layout = layOut(
    { columns, rows: texts, wordColumns },
    { width: TEXT_WIDTH * POINTS_PER_MILLIMETRE, padding: PADDING, sizes: SIZES },
  );
  const free = columns.map((_, index) =>
    index < wordColumns ? [] : rooms(texts.map((row) => row[index] ?? '')),
  );
  const places = rowPlaces(rows);
  return layout.parts.map((part, partAt) => {
    const heights = texts.map((row) => heightOf(row, part, layout));
    const height = sumOf(heights);
    return {
      kind: 'table',
      size: layout.size,
      widths: part.columns.map(({ width }) => width),
      wordColumns,
      mayBreak: height > MOST_HEIGHT,
      columns: part.columns.map(({ index }) => line(columns[index] ?? '')),
      rows: rows.flatMap((row, at) => {
        const place = places[at];
        // Notes are about figures in the first part.
        if (place === undefined || (place.isNote && partAt > 0)) return [];
        return [
          {
            ...place,
            notes: partAt > 0 ? 0 : place.notes,
            cells: part.columns.flatMap(({ index }) => {
              const cell = row[index];
              if (cell === undefined) return [];
              return [{ words: phrase(cell, context), room: roomText(free[index]?.[at] ?? 0, cell.text) }];
            }),
            mayBreak: sumOf(heights.slice(at, at + place.notes + 1)) > MOST_HEIGHT,
          },
        ];
      }),
    };
  });
}

const sumOf = (heights: readonly number[]): number => heights.reduce((sum, one) => sum + one, 0);

/** Points, rather too many than too few. */
function heightOf(row: readonly string[], { columns }: TablePart, { size }: TableLayout): number {
  const [first, ...others] = columns;
  const all = others.reduce((sum, { width }) => sum + width, 0);
  const cells = row.length === 1 && first !== undefined ? [{ ...first, width: all }] : columns;
  const lines = cells.map(({ index, width }) => {
    const needed = (widthOf(row[index] ?? '') * size) / (width - PADDING);
    // Words do not fill a line to its end.
    return needed <= 1 ? 1 : Math.ceil(needed * 1.3);
  });
  return Math.max(...lines) * LINE * size + ROW_PADDING;
}
