import type { BlockOf } from '../../../report/rules/model';
import type { WordContext } from '../context';
import { bulletList } from '../link-list';
import { lineRun, paragraph, run } from '../nodes';
import { heading } from '../heading';
import { table } from '../table';
import type { XmlElement } from '../../xml';

/** Programme, indicator, basis and unit. */
const WORD_COLUMNS = 4;

export function correction(block: BlockOf<'correction'>, context: WordContext): XmlElement[] {
  const { title, paragraphs, columns, rows, texts } = block;
  return [
    heading(title, { level: 0, number: '', list: null }, context),
    ...paragraphs.map((words) => paragraph([run(words)], { style: 'BodyText' })),
    ...(rows.length === 0
      ? []
      : table(
          columns,
          rows.map(({ cells }) => cells),
          WORD_COLUMNS,
          context,
        )),
    ...(texts === null
      ? []
      : [
          paragraph([lineRun(texts.label)], { style: 'Lead', keepWithNext: true }),
          ...bulletList(
            texts.lines.map((line) => [lineRun(line)]),
            context,
          ),
        ]),
  ];
}
