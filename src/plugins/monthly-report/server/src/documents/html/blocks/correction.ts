import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf, CorrectionBlock } from '../../../domain/report/model';
import type { HtmlContext } from '../context';
import { line, phrase, text } from '../nodes';

/** Programme, indicator, basis and unit are words; the columns after them are figures. */
const WORD_COLUMNS = 4;

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

function figures({ title, columns, rows }: CorrectionBlock, context: HtmlContext): Element[] {
  if (rows.length === 0) return [];
  const heads = columns.map((column, index) =>
    h('th', { scope: 'col', className: classOf(index) }, line(column)),
  );
  const body = rows.map(({ indicator, cells }) =>
    h(
      'tr',
      { dataIndicator: indicator },
      cells.map((cell, index) => h('td', { className: classOf(index) }, phrase(cell, context))),
    ),
  );
  return [
    h('div.table-frame', { role: 'group', ariaLabel: title, tabIndex: 0 }, [
      h('table', [h('thead', h('tr', heads)), h('tbody', body)]),
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
