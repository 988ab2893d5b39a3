import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { PHRASES } from '../../../report/rules/phrases';
import type { TrendBlock } from '../../../report/rules/model';
import { trendPicture, trendSize } from '../../charts/trend-picture';
import type { TrendLayout } from '../../renderer';
import type { HtmlContext } from '../context';
import { pointLink } from '../figure-link';
import { line, phrase, text } from '../nodes';
import { PAGE_WORDS } from '../page-words';

/** The width at which the columns of the wide picture get too small to read. */
const NARROW = '(max-width: 40rem)';

/** One picture for a page and one for a phone; its figures in a table, for whoever sees neither. */
export function trend(block: TrendBlock, context: HtmlContext): ElementContent[] {
  const words = PAGE_WORDS[context.locale];
  return [
    h('figure.trend', [
      h('picture', [
        h('source', {
          media: NARROW,
          srcSet: addressOf(block, 'narrow', context),
          ...trendSize(block, 'narrow'),
        }),
        h('img', {
          src: addressOf(block, 'wide', context),
          alt: words.trendAlternative(block.title),
          ...trendSize(block, 'wide'),
          loading: 'lazy',
          decoding: 'async',
        }),
      ]),
      h('figcaption', [line(block.title)]),
      h('details', [h('summary', [line(words.trendAsTable)]), figures(block, context)]),
    ]),
  ];
}

/** An indicator a row and a month a column, so that it is no wider for a programme of many indicators. */
function figures({ title, panels }: TrendBlock, context: HtmlContext): ElementContent {
  const { locale } = context;
  const [indicator = ''] = PHRASES[locale].totalsColumns;
  const months = panels[0]?.points.map(({ month }) => month) ?? [];
  const heads = [
    h('th', { scope: 'col' }, line(indicator)),
    ...months.map((month) => h('th.number', { scope: 'col' }, line(month))),
  ];
  const rows = panels.map(({ indicator: code, label, unit, points }) =>
    h('tr', [
      h('th', { scope: 'row' }, [
        ...phrase(label, context),
        ...(unit === null ? [] : [text(' '), h('small.unit', phrase(unit, context))]),
      ]),
      ...points.map(({ month, figure }) =>
        h(
          'td',
          { className: figure.value === null ? 'none' : undefined },
          pointLink(figure, code, month, context),
        ),
      ),
    ]),
  );
  return h('div.table-frame', { role: 'group', ariaLabel: title, tabIndex: 0 }, [
    h('table.series', [h('thead', h('tr', heads)), h('tbody', rows)]),
  ]);
}

/** A preview has no address that its reader's browser could load: the picture stands in the page. */
function addressOf(block: TrendBlock, layout: TrendLayout, { locale, trendLink }: HtmlContext): string {
  if (trendLink !== null) return trendLink(block.programme, layout);
  return `data:image/svg+xml,${encodeURIComponent(trendPicture(block, locale, layout).svg)}`;
}
