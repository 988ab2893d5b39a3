import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Link } from '../../entries/rules/facts';
import type { HtmlContext } from './context';
import { line, link } from './nodes';

/** One title on each line; without an address, or with an unsafe one, only the title is printed. */
export function linkList(links: readonly Link[], context: HtmlContext): Element {
  return h(
    'ul',
    links.map(({ title, url }) => h('li', link(url, [line(title)], context))),
  );
}
