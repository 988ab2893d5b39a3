/** The widths of a sheet's columns and the heights of its rows: no text is cut or runs into the next cell. */
import type { Locale } from '../../../../shared/vocabulary';
import { groupThousands } from '../../domain/figure-text';
import type { Cell, Emphasis, NumberCell } from './cells';
import type { Column, Sheet } from './sheet';
import { linesOf } from './text-lines';

/** Height in points of a line of 11-point text in the font of each language. */
const LINE: Readonly<Record<Locale, number>> = { 'zh-Hans': 16.5, en: 15 };
/** The highest row that a spreadsheet allows, in points. */
const HIGHEST = 409;
/** The size of a cell's text, relative to the size that widths are counted in. */
const SIZES: Readonly<Record<Emphasis, number>> = {
  title: 14 / 11,
  heading: 12 / 11,
  strong: 1.05,
  soft: 1,
  note: 1,
};
const HEAD_SIZE = 1.05;
/** The filter button covers a part of the head's words. */
const FILTER_BUTTON = 3;
/** Room on both sides of the text of a cell. */
const SIDES = 1;
/** The same for a number, which has a distance of one digit from the border. */
const NUMBER_SIDES = 3;

/** The most lines of a row: a longer text continues in the next row. */
export const MOST_LINES = Math.floor((HIGHEST - 1) / LINE['zh-Hans']);

/** In characters: the width that the sheet asks for, or more if a figure needs it. */
export function widthsOf({ columns, rows }: Sheet): number[] {
  const widths = columns.map(({ width }) => width);
  for (const row of rows) {
    row.forEach((cell, column) => {
      if (cell?.kind === 'number') widths[column] = Math.max(widths[column] ?? 0, widthOfNumber(cell));
    });
  }
  return widths;
}

function widthOfNumber({ value, places, room = 0, isPercent = false }: NumberCell): number {
  const digits = groupThousands(Math.abs(value).toFixed(places));
  return digits.length + (value < 0 ? 1 : 0) + (room > 0 ? room + 1 : 0) + (isPercent ? 1 : 0) + NUMBER_SIDES;
}

/** In points, the head first. */
export function heightsOf(
  { columns, rows, kind }: Sheet,
  widths: readonly number[],
  locale: Locale,
): number[] {
  const line = LINE[locale];
  const button = kind === 'text' ? 0 : FILTER_BUTTON;
  const heads = columns.map(({ head }, column) => headLines(head, (widths[column] ?? 1) - button));
  return [
    Math.max(1, ...heads) * line,
    ...rows.map((row) =>
      Math.min(
        HIGHEST,
        Math.max(line, ...row.map((cell, column) => heightOf(cell, widths[column] ?? 1, line))),
      ),
    ),
  ];
}

const headLines = (head: Column['head'], width: number): number =>
  typeof head === 'string' ? linesOf(head, (width - SIDES) / HEAD_SIZE) : 1;

function heightOf(cell: Cell, width: number, line: number): number {
  if (cell?.kind !== 'text') return line;
  const size = cell.emphasis === undefined ? 1 : SIZES[cell.emphasis];
  const lines = cell.emphasis === 'note' ? 1 : linesOf(cell.text, (width - SIDES) / size);
  return lines * line * size;
}
