import type { Link } from '../../entries/rules/facts';
import type { WordContext } from './context';
import { lineRun, link, paragraph } from './nodes';
import type { XmlElement } from '../xml';

/** One title on each line; without an address, or with an unsafe one, only the title is printed. */
export function linkList(links: readonly Link[], context: WordContext): XmlElement[] {
  const id = context.parts.list('bullets');
  return links.map(({ title, url }) =>
    paragraph(
      link(url, (look) => [lineRun(title, look)], context),
      { style: 'ListParagraph', list: { id, level: 0 } },
    ),
  );
}

export function bulletList(items: readonly XmlElement[][], { parts }: WordContext): XmlElement[] {
  const id = parts.list('bullets');
  return items.map((runs) => paragraph(runs, { style: 'ListParagraph', list: { id, level: 0 } }));
}
