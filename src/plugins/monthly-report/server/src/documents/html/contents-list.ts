/**
 * The contents list: programmes, their parts and the headings of the parts. Entries are too
 * many to list. On a phone it opens on demand; beside the text it is always open.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Section } from '../../report/rules/model';
import type { HtmlContext } from './context';
import { langOf, line } from './nodes';
import { contentsDepth } from '../cover';
import { headingText } from '../heading-text';
import { PAGE_WORDS } from './page-words';

const DEEPEST_LISTED = 4;
/** Contents on paper take at most one page. */
const PAPER = { lines: 40, width: 44 };

export function contentsList(sections: readonly Section[], context: HtmlContext): ElementContent[] {
  if (sections.length === 0) return [];
  const title = PAGE_WORDS[context.locale].contents;
  return [
    h('nav.contents', { ariaLabel: title }, [
      h('details', [
        h('summary', [line(title)]),
        ...listOf(sections, context, contentsDepth(sections, PAPER, DEEPEST_LISTED - 1).depth),
      ]),
    ]),
  ];
}

/** @param depth the number of levels that are listed on paper too. */
function listOf(sections: readonly Section[], context: HtmlContext, depth: number): Element[] {
  const listed = sections.filter(({ heading }) => heading.level <= DEEPEST_LISTED);
  if (listed.length === 0) return [];
  return [
    h(
      depth > 0 ? 'ul' : 'ul.deep',
      listed.map(({ id, heading, sections: below }) =>
        h('li', [
          h(
            'a',
            { href: `#${id}`, lang: langOf(heading.title.language, context) },
            line(headingText(heading.number, heading.title.text)),
          ),
          ...listOf(below, context, depth - 1),
        ]),
      ),
    ),
  ];
}
