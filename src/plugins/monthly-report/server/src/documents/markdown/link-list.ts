import type { List } from 'mdast';
import type { Link } from '../../entries/rules/facts';
import type { MarkdownContext } from './context';
import { line, link, list } from './nodes';

/** One title a line; one without an address, or with one that must not be followed, is its title only. */
export function linkList(links: readonly Link[], { publicUrl }: MarkdownContext): List {
  return list(links.map(({ title, url }) => link(url, [line(title)], publicUrl)));
}
