import type { BlockOf } from '../../../report/rules/model';
import type { WordContext } from '../context';
import { table } from '../table';
import type { XmlElement } from '../../xml';

/** Indicator and unit. */
const WORD_COLUMNS = 2;

export function totals({ table: { columns, rows } }: BlockOf<'totals'>, context: WordContext): XmlElement[] {
  return table(
    columns,
    rows.map(({ cells }) => cells),
    WORD_COLUMNS,
    context,
  );
}
