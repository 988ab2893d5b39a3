/** A section under its heading, with the sections below it. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Section } from '../../report/rules/model';
import { numberPrefix } from '../heading-text';
import { headingMark } from '../phrase-mark';
import { blockNodes } from './blocks';
import type { HtmlContext } from './context';
import { phrase, text } from './nodes';

export function sectionNode(section: Section, context: HtmlContext): Element {
  const { level, number, title } = section.heading;
  return h('section', { id: section.id }, [
    h(`h${level}`, [
      ...(number === '' ? [] : [h('span.number', [text(numberPrefix(number))])]),
      ...phrase(title, context, headingMark(section, context.locale)),
    ]),
    ...section.blocks.flatMap((block) => blockNodes(block, context)),
    ...section.sections.map((below) => sectionNode(below, context)),
  ]);
}
