import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../domain/report/model';
import { trendPicture, trendSize } from '../../charts/trend-picture';
import type { TrendLayout } from '../../renderer';
import type { HtmlContext } from '../context';
import { line } from '../nodes';

/** The width at which the columns of the wide picture get too small to read. */
const NARROW = '(max-width: 40rem)';

/** One picture for a page and one for a phone; in words below it, for whoever sees neither. */
export function trend(block: BlockOf<'trend'>, context: HtmlContext): ElementContent[] {
  const wide = trendSize(block, 'wide');
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
          alt: block.title,
          ...wide,
          loading: 'lazy',
          decoding: 'async',
        }),
      ]),
      h('figcaption', [line(block.title)]),
      h(
        'ul',
        block.description.map((text) => h('li', [line(text)])),
      ),
    ]),
  ];
}

/** A preview has no address that its reader's browser could load: the picture stands in the page. */
function addressOf(block: BlockOf<'trend'>, layout: TrendLayout, { locale, trendLink }: HtmlContext): string {
  if (trendLink !== null) return trendLink(block.programme, layout);
  return `data:image/svg+xml,${encodeURIComponent(trendPicture(block, locale, layout).svg)}`;
}
