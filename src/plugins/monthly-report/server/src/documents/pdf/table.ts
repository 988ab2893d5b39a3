/** A table of figures. One that goes over several pages repeats its head on each. */
import type { Phrase } from '../../report/rules/model';
import type { PdfContext } from './context';
import { line, phrase } from './inline';
import { TEXT_WIDTH } from './page';
import type { PrintedBlock } from './tree';
import { widthOf } from './width-of';

/** How wide the columns are beside each other: the first names the row, and no figure of nine digits is torn. */
const SHARES = { first: 1.8, words: 1, figure: 1.35 } as const;

/** Millimetres of the template's tables: a character, a line, and what a cell has around its words. */
const CHARACTER = 3.2;
const LINE = 5.1;
const PADDING = 3.6;
/** What is higher than this may break, for it might not fit on one page. */
const MOST_HEIGHT = 150;

/** @param wordColumns the first columns, which are words; the figures after them stand to the right. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Phrase[])[],
  wordColumns: number,
  context: PdfContext,
): PrintedBlock {
  const widths = columns.map((_, index) =>
    index === 0 ? SHARES.first : index < wordColumns ? SHARES.words : SHARES.figure,
  );
  const heights = rows.map((row) => heightOf(row, widths));
  const height = heights.reduce((sum, one) => sum + one, 0);
  return {
    kind: 'table',
    widths,
    wordColumns,
    mayBreak: height > MOST_HEIGHT,
    columns: columns.map((column) => line(column)),
    rows: rows.map((row, index) => ({
      cells: row.map((cell) => phrase(cell, context)),
      mayBreak: (heights[index] ?? 0) > MOST_HEIGHT,
    })),
  };
}

/** Millimetres, rather too many than too few. */
function heightOf(row: readonly Phrase[], widths: readonly number[]): number {
  const sum = widths.reduce((total, width) => total + width, 0);
  const lines = row.map(({ text }, index) => {
    const room = (TEXT_WIDTH * (widths[index] ?? 1)) / sum - PADDING;
    const needed = (widthOf(text) * CHARACTER) / room;
    // Words do not fill a line to its end.
    return needed <= 1 ? 1 : Math.ceil(needed * 1.3);
  });
  return Math.max(...lines) * LINE + PADDING;
}
