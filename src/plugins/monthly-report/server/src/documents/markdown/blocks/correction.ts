import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { line, paragraph, text } from '../nodes';
import { table } from '../table';

/** Programme, indicator, basis and unit. */
const WORD_COLUMNS = 4;

export function correction(block: BlockOf<'correction'>, context: MarkdownContext): RootContent[] {
  const { title, paragraphs, columns, rows, texts } = block;
  return [
    { type: 'heading', depth: 2, children: [line(title)] },
    ...paragraphs.map((words) => paragraph(text(words))),
    ...(rows.length === 0
      ? []
      : [
          table(
            columns,
            rows.map(({ cells }) => cells),
            WORD_COLUMNS,
            context,
          ),
        ]),
    ...(texts === null ? [] : [paragraph(line(texts.label)), listOf(texts.lines)]),
  ];
}

const listOf = (lines: readonly string[]): RootContent => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: lines.map((entry) => ({
    type: 'listItem',
    spread: false,
    children: [paragraph(line(entry))],
  })),
});
