import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf, CorrectionBlock } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { markedText } from '../../marked-text';
import { rooms, roomText } from '../../figure-table';
import { fitOnPaper } from '../fit-on-paper';
import { correctedLink } from '../figure-link';
import { line, phrase, text } from '../nodes';

/** Programme, indicator, basis and unit are words; the columns after them are figures. */
const WORD_COLUMNS = 4;
/** The figures among them that link to their sources: the stated and the correct one. The difference has no sources. */
const TOLD = ['stated', 'correct'] as const;

/** A section of its own that a reader cannot miss; its table scrolls sideways on a phone. */
export function correction(block: BlockOf<'correction'>, context: HtmlContext): ElementContent[] {
  return [
    h('section.correction', { ariaLabelledBy: 'correction' }, [
      h('h2#correction', [line(block.title)]),
      ...block.paragraphs.map((paragraph) => h('p', [text(paragraph)])),
      ...figures(block, context),
      ...words(block),
    ]),
  ];
}

function figures(block: CorrectionBlock, context: HtmlContext): Element[] {
  const { title, columns, rows } = block;
  if (rows.length === 0) return [];
  const heads = columns.map((column, index) =>
    h('th', { scope: 'col', className: classOf(index) }, line(column)),
  );
  const texts = rows.map(({ cells }) => cells.map((cell) => markedText(cell, context.locale)));
  const free = columns.map((_, index) =>
    index < WORD_COLUMNS ? [] : rooms(texts.map((cells) => cells[index] ?? '')),
  );
  const body = rows.map((row, at) =>
    h(
      'tr',
      { dataIndicator: row.indicator },
      row.cells.map((cell, index) => {
        const which = TOLD[index - WORD_COLUMNS];
        const content =
          which === undefined ? phrase(cell, context) : correctedLink(cell.text, which, row, block, context);
        const room = roomText(free[index]?.[at] ?? 0, cell.text);
        return h('td', { className: classOf(index), dataRoom: room === '' ? undefined : room }, content);
      }),
    ),
  );
  return [
    h('div.table-frame', { role: 'group', ariaLabel: title, tabIndex: 0 }, [
      h('table', { className: fitOnPaper({ columns, rows: texts, wordColumns: WORD_COLUMNS }) }, [
        h('thead', h('tr', heads)),
        h('tbody', body),
      ]),
    ]),
  ];
}

function words({ texts }: CorrectionBlock): Element[] {
  if (texts === null) return [];
  return [
    h('p.group', [line(texts.label)]),
    h(
      'ul',
      texts.lines.map((entry) => h('li', [line(entry)])),
    ),
  ];
}

function classOf(column: number): string | undefined {
  return column < WORD_COLUMNS ? undefined : 'number';
}
