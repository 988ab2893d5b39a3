import type { List } from 'mdast';
import type { Link } from '../../entries/rules/facts';
import type { MarkdownContext } from './context';
import { line, link, list } from './nodes';

/** One title on each line; without an address, or with an unsafe one, only the title is printed. */
export function linkList(links: readonly Link[], { publicUrl }: MarkdownContext): List {
  return list(links.map(({ title, url }) => link(url, [line(title)], publicUrl)));
}
