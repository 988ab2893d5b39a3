import type { Link } from '../../entries/rules/facts';
import type { PdfContext } from './context';
import { line, link } from './inline';
import type { Inline, ListBlock } from './tree';

export const bulletList = (items: readonly Inline[]): ListBlock => ({
  kind: 'list',
  isOrdered: false,
  items: items.map((children) => ({ children, lists: [] })),
});

/** One title a line; one without an address, or with one that must not be followed, is its title only. */
export const linkList = (links: readonly Link[], context: PdfContext): ListBlock =>
  bulletList(links.map(({ title, url }) => link(url, line(title), context)));
