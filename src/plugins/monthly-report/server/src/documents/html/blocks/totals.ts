import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../domain/report/model';
import type { HtmlContext } from '../context';
import { line, phrase } from '../nodes';
import { PAGE_WORDS } from '../page-words';

/** Indicator and unit are words; the columns after them are figures. */
const WORD_COLUMNS = 2;

/** In a focusable frame of its own that scrolls sideways on a phone, by keyboard too. */
export function totals({ table }: BlockOf<'totals'>, context: HtmlContext): ElementContent[] {
  const caption = PAGE_WORDS[context.locale].totalsCaption;
  const heads = table.columns.map((column, index) =>
    h('th', { scope: 'col', className: classOf(index) }, line(column)),
  );
  const rows = table.rows.map(({ indicator, cells }) =>
    h(
      'tr',
      { dataIndicator: indicator },
      cells.map((cell, index) => {
        const content = phrase(cell, context);
        return index === 0
          ? h('th', { scope: 'row' }, content)
          : h('td', { className: classOf(index) }, content);
      }),
    ),
  );
  return [
    h('div.table-frame', { role: 'group', ariaLabel: caption, tabIndex: 0 }, [
      h('table', [h('caption', [line(caption)]), h('thead', h('tr', heads)), h('tbody', rows)]),
    ]),
  ];
}

function classOf(column: number): string | undefined {
  return column < WORD_COLUMNS ? undefined : 'number';
}
