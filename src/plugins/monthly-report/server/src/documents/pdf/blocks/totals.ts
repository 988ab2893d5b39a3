import type { BlockOf } from '../../../report/rules/model';
import type { PdfContext } from '../context';
import { table } from '../table';
import type { PrintedBlock } from '../tree';

/** Indicator and unit. */
const WORD_COLUMNS = 2;

export const totals = (
  { table: { columns, rows } }: BlockOf<'totals'>,
  context: PdfContext,
): PrintedBlock[] =>
  table(
    columns,
    rows.map(({ cells }) => cells),
    WORD_COLUMNS,
    context,
  );
