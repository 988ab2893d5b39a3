import type { AlignType, RootContent, TableRow } from 'mdast';
import type { BlockOf } from '../../../domain/report/model';
import type { MarkdownContext } from '../context';
import { markedText } from '../marked-text';
import { line } from '../nodes';

/** Indicator and unit are words; the columns after them are figures and stand to the right. */
const WORD_COLUMNS = 2;

export function totals({ table }: BlockOf<'totals'>, { locale }: MarkdownContext): RootContent[] {
  const align = table.columns.map((_, index): AlignType => (index < WORD_COLUMNS ? 'left' : 'right'));
  const rows = table.rows.map(({ cells }) => row(cells.map((cell) => markedText(cell, locale))));
  return [{ type: 'table', align, children: [row(table.columns), ...rows] }];
}

function row(cells: readonly string[]): TableRow {
  return { type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: [line(cell)] })) };
}
