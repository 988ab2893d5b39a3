import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Locale } from '../../../../../shared/vocabulary';
import type { BlockOf } from '../../../report/rules/model';
import { PHRASES } from '../../../report/rules/phrases';
import { markedText } from '../../marked-text';
import { rooms, roomText, rowPlaces } from '../../figure-table';
import { fitOnPaper } from '../fit-on-paper';
import type { HtmlContext } from '../context';
import { figureLink, type FigureBasis } from '../figure-link';
import { line, phrase } from '../nodes';
import { PAGE_WORDS } from '../page-words';
import { tiles } from '../tiles';

/** Indicator and unit are words; the columns after them are figures. */
const WORD_COLUMNS = 2;
/** The bases of the columns of figures, in the order of the words; other columns are targets and stated figures. */
const BASES: readonly FigureBasis[] = ['month', 'previous', 'year-to-date', 'to-date'];

const basisOf = (head: string | undefined, locale: Locale): FigureBasis | undefined =>
  BASES[PHRASES[locale].totalsColumns.indexOf(head ?? '') - WORD_COLUMNS];

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
  const texts = rows.map(({ cells }) => cells.map((cell) => markedText(cell, context.locale)));
  const free = columns.map((_, index) =>
    index < WORD_COLUMNS ? [] : rooms(texts.map((row) => row[index] ?? '')),
  );
  const places = rowPlaces(texts);
  const body = rows.map(({ indicator, cells }, row) => {
    const { isNote = false, notes = 0 } = places[row] ?? {};
    if (isNote) {
      const words = h(
        'span',
        cells.flatMap((cell) => phrase(cell, context)),
      );
      return h('tr', { dataIndicator: indicator, className: notes === 0 ? undefined : 'noted' }, [
        h('td.note', { colSpan: columns.length - 1 }, [words]),
      ]);
    }
    // The name of a figure is the head of its notes too.
    const rowSpan = notes === 0 ? undefined : notes + 1;
    return h(
      'tr',
      { dataIndicator: indicator, className: notes === 0 ? undefined : 'noted' },
      cells.map((cell, index) => {
        if (index === 0) {
          return h(
            'th',
            { scope: rowSpan === undefined ? 'row' : 'rowgroup', rowSpan },
            phrase(cell, context),
          );
        }
        const basis = basisOf(columns[index], context.locale);
        const content =
          basis === undefined ? phrase(cell, context) : [figureLink(cell.text, indicator, basis, context)];
        const room = roomText(free[index]?.[row] ?? 0, cell.text);
        return h('td', { className: classOf(index), dataRoom: room === '' ? undefined : room }, content);
      }),
    );
  });
  return h('div.table-frame', { role: 'group', ariaLabel: caption, tabIndex: 0 }, [
    h('table', { className: fitOnPaper({ columns, rows: texts, wordColumns: WORD_COLUMNS }) }, [
      h('caption', [line(caption)]),
      h('thead', h('tr', heads)),
      h('tbody', body),
    ]),
  ]);
}

function classOf(column: number): string | undefined {
  return column < WORD_COLUMNS ? undefined : 'number';
}
