import type { AlignType, Table, TableRow } from 'mdast';
import type { Phrase } from '../../report/rules/model';
import type { MarkdownContext } from './context';
import { markedText } from '../marked-text';
import { line } from './nodes';

/** A table whose first columns are words; the figures after them are aligned right. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Phrase[])[],
  wordColumns: number,
  { locale }: MarkdownContext,
): Table {
  return {
    type: 'table',
    align: columns.map((_, index): AlignType => (index < wordColumns ? 'left' : 'right')),
    children: [row(columns), ...rows.map((cells) => row(cells.map((cell) => markedText(cell, locale))))],
  };
}

function row(cells: readonly string[]): TableRow {
  return { type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: [line(cell)] })) };
}
