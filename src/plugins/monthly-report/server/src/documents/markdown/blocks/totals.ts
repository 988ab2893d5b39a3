import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { table } from '../table';

/** Indicator and unit. */
const WORD_COLUMNS = 2;

export function totals(
  { table: { columns, rows } }: BlockOf<'totals'>,
  context: MarkdownContext,
): RootContent[] {
  return [
    table(
      columns,
      rows.map(({ cells }) => cells),
      WORD_COLUMNS,
      context,
    ),
  ];
}
