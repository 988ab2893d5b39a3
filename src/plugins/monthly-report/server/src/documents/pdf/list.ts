import type { Link } from '../../entries/rules/facts';
import type { PdfContext } from './context';
import { line, link } from './inline';
import type { Inline, ListBlock } from './tree';

export const bulletList = (items: readonly Inline[]): ListBlock => ({
  kind: 'list',
  isOrdered: false,
  items: items.map((children) => ({ children, lists: [] })),
});

/** One title on each line; without an address, or with an unsafe one, only the title is printed. */
export const linkList = (links: readonly Link[], context: PdfContext): ListBlock =>
  bulletList(links.map(({ title, url }) => link(url, line(title), context)));
