import type { List } from 'mdast';
import type { Link } from '../../domain/facts';
import type { MarkdownContext } from './context';
import { line, link, paragraph } from './nodes';

/** One title a line; one without an address, or with one that must not be followed, is its title only. */
export function linkList(links: readonly Link[], { publicUrl }: MarkdownContext): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: links.map(({ title, url }) => ({
      type: 'listItem',
      spread: false,
      children: [paragraph(...link(url, [line(title)], publicUrl))],
    })),
  };
}
