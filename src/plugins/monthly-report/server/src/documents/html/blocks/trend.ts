import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { PHRASES } from '../../../report/rules/phrases';
import type { TrendBlock, TrendPanel } from '../../../report/rules/model';
import { drawnTrend } from '../../../report/rules/trends';
import { trendPicture, trendSize } from '../../charts/trend-picture';
import type { TrendLayout } from '../../renderer';
import { rooms, roomText } from '../../figure-table';
import { markedText } from '../../marked-text';
import { partsOnPaper } from '../fit-on-paper';
import type { HtmlContext } from '../context';
import { pointLink } from '../figure-link';
import { line, phrase, text } from '../nodes';
import { visibleLine } from '../../visible-text';
import { PAGE_WORDS } from '../page-words';

/** The width at which the columns of the wide picture get too small to read. */
const NARROW = '(max-width: 40rem)';

/** One picture for a page and one for a phone; its figures in a table, for readers who see neither. */
export function trend(told: TrendBlock, context: HtmlContext): ElementContent[] {
  const words = PAGE_WORDS[context.locale];
  const block = drawnTrend(told);
  if (block === null) return [];
  return [
    h('div.trend', [
      h('figure', [
        h('picture', [
          h('source', {
            media: NARROW,
            srcSet: addressOf(block, 'narrow', context),
            ...trendSize(block, 'narrow'),
          }),
          h('img', {
            src: addressOf(block, 'wide', context),
            alt: visibleLine(words.trendAlternative(block.title)),
            ...trendSize(block, 'wide'),
            loading: 'lazy',
            decoding: 'async',
          }),
        ]),
        h('figcaption', [line(block.title)]),
      ]),
      h('details', [h('summary', [line(words.trendAsTable)]), figures(told, context)]),
    ]),
  ];
}

/**
 * One row for each indicator and one column for each month, so many indicators do not make the table wider.
 * If the months are too wide for one page, the rest of them stand in further tables.
 */
function figures({ title, panels }: TrendBlock, context: HtmlContext): ElementContent {
  const { locale } = context;
  const [indicator = ''] = PHRASES[locale].totalsColumns;
  const columns = [indicator, ...(panels[0]?.points.map(({ month }) => month) ?? [])];
  const texts = panels.map(({ label, unit, points }) => [
    [label, ...(unit === null ? [] : [unit])].map((words) => markedText(words, locale)).join(' '),
    ...points.map(({ figure }) => figure.text),
  ]);
  const free = columns.map((_, index) => (index === 0 ? [] : rooms(texts.map((row) => row[index] ?? ''))));
  const { parts, className } = partsOnPaper({ columns, rows: texts, wordColumns: 1 });
  const tables = parts.map((part) => {
    const months = part.filter((index) => index > 0);
    const heads = months.map((index) => h('th.number', { scope: 'col' }, line(columns[index] ?? '')));
    const rows = panels.map((panel, row) =>
      h('tr', [
        nameOf(panel, context),
        ...months.map((index) => pointCell(panel, index - 1, free[index]?.[row] ?? 0, context)),
      ]),
    );
    return h('table', { className: ['series', ...(className === undefined ? [] : [className])] }, [
      h('thead', h('tr', [h('th', { scope: 'col' }, line(indicator)), ...heads])),
      h('tbody', rows),
    ]);
  });
  return h('div.table-frame', { role: 'group', ariaLabel: visibleLine(title), tabIndex: 0 }, tables);
}

const nameOf = ({ label, unit }: TrendPanel, context: HtmlContext): Element =>
  h('th', { scope: 'row' }, [
    ...phrase(label, context),
    ...(unit === null ? [] : [text(' '), h('small.unit', phrase(unit, context))]),
  ]);

function pointCell(
  { indicator, points }: TrendPanel,
  at: number,
  room: number,
  context: HtmlContext,
): ElementContent {
  const point = points[at];
  if (point === undefined) return h('td');
  const { month, figure } = point;
  return h(
    'td',
    {
      className: figure.value === null ? 'none' : undefined,
      dataRoom: room === 0 ? undefined : roomText(room, figure.text),
    },
    pointLink(figure, indicator, month, context),
  );
}

/** A preview has no address that its reader's browser could load: the picture stands in the page. */
function addressOf(block: TrendBlock, layout: TrendLayout, { locale, trendLink }: HtmlContext): string {
  if (trendLink !== null) return trendLink(block.programme, layout);
  return `data:image/svg+xml,${encodeURIComponent(trendPicture(block, locale, layout).svg)}`;
}
