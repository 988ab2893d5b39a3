import type { BlockOf } from '../../../report/rules/model';
import type { PdfContext } from '../context';
import { heading } from '../heading';
import { line, runs } from '../inline';
import { bulletList } from '../list';
import { paragraph } from '../paragraph';
import { table } from '../table';
import type { PrintedBlock } from '../tree';

/** Programme, indicator, basis and unit. */
const WORD_COLUMNS = 4;

export function correction(block: BlockOf<'correction'>, context: PdfContext): PrintedBlock[] {
  const { title, paragraphs, columns, rows, texts } = block;
  const cells = rows.map((row) => row.cells);
  return [
    heading(1, line(title)),
    ...paragraphs.map((words) => paragraph('body', runs(words))),
    ...(cells.length === 0 ? [] : table(columns, cells, WORD_COLUMNS, context)),
    ...(texts === null
      ? []
      : [paragraph('lead', line(texts.label)), bulletList(texts.lines.map((words) => line(words)))]),
  ];
}
