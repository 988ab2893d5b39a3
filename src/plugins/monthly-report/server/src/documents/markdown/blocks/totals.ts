import type { RootContent } from 'mdast';
import type { BlockOf, Phrase } from '../../../report/rules/model';
import { PHRASES } from '../../../report/rules/phrases';
import { markedText } from '../../marked-text';
import type { MarkdownContext } from '../context';
import { line, list } from '../nodes';
import { table } from '../table';

/** Indicator and unit. */
const WORD_COLUMNS = 2;

/** A cell of Markdown cannot span others: notes stand in a list below the table, with the names of their figures. */
export function totals(
  { table: { columns, rows } }: BlockOf<'totals'>,
  context: MarkdownContext,
): RootContent[] {
  const { locale } = context;
  const figures = rows.filter(({ cells }) => cells.length > 1);
  const labels = new Map(figures.map(({ indicator, cells: [label] }) => [indicator, label]));
  const said = (cell: Phrase | undefined) => (cell === undefined ? '' : markedText(cell, locale));
  const notes = rows
    .filter(({ cells }) => cells.length === 1)
    .map(({ indicator, cells: [note] }) =>
      PHRASES[locale].withRemark(said(labels.get(indicator)), said(note)),
    );
  return [
    table(
      columns,
      figures.map(({ cells }) => cells),
      WORD_COLUMNS,
      context,
    ),
    ...(notes.length === 0 ? [] : [list(notes.map((note) => [line(note)]))]),
  ];
}
