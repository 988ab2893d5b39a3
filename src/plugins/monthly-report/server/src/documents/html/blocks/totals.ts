import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { figureLink, type FigureBasis } from '../figure-link';
import { line, phrase } from '../nodes';
import { PAGE_WORDS } from '../page-words';
import { tiles } from '../tiles';

/** Indicator and unit are words; the columns after them are figures. */
const WORD_COLUMNS = 2;
/** What the figures after them speak of; the last column is what somebody stated. */
const BASES: readonly FigureBasis[] = ['month', 'previous', 'year-to-date', 'to-date'];

/** Figures to look at, and below them all of them in a table. */
export function totals({ table }: BlockOf<'totals'>, context: HtmlContext): ElementContent[] {
  const shown = context.programme === null ? [] : [tiles(context.programme.totals, context)];
  return [...shown, totalsTable(table, context)];
}

/** In a focusable frame of its own that scrolls sideways on a phone, by keyboard too. */
function totalsTable({ columns, rows }: BlockOf<'totals'>['table'], context: HtmlContext): ElementContent {
  const caption = PAGE_WORDS[context.locale].totalsCaption;
  const heads = columns.map((column, index) =>
    h('th', { scope: 'col', className: classOf(index) }, line(column)),
  );
  const body = rows.map(({ indicator, cells }) =>
    h(
      'tr',
      { dataIndicator: indicator },
      cells.map((cell, index) => {
        if (index === 0) return h('th', { scope: 'row' }, phrase(cell, context));
        const basis = BASES[index - WORD_COLUMNS];
        const content =
          basis === undefined ? phrase(cell, context) : [figureLink(cell.text, indicator, basis, context)];
        return h('td', { className: classOf(index) }, content);
      }),
    ),
  );
  return h('div.table-frame', { role: 'group', ariaLabel: caption, tabIndex: 0 }, [
    h('table', [h('caption', [line(caption)]), h('thead', h('tr', heads)), h('tbody', body)]),
  ]);
}

function classOf(column: number): string | undefined {
  return column < WORD_COLUMNS ? undefined : 'number';
}
