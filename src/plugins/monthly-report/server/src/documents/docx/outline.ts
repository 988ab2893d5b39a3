/** The sections of the report under Word's headings. */
import type { Section } from '../../report/rules/model';
import { markedText } from '../marked-text';
import { headingMark } from '../phrase-mark';
import { blockParagraphs } from './blocks';
import type { WordContext } from './context';
import { heading } from './heading';
import type { XmlElement } from '../xml';

/** The model's headings begin with level 2: the title has level 1. */
const FIRST_LEVEL = 2;

export function outline(sections: readonly Section[], context: WordContext): XmlElement[] {
  // Numbers begin again under every programme, so each programme has its own list.
  return sections.flatMap((section, index) =>
    // The first page is for the results, and contents follow them.
    sectionParagraphs(section, context.parts.list('headings'), context, index === 0),
  );
}

function sectionParagraphs(
  section: Section,
  list: number,
  context: WordContext,
  startsPage = false,
): XmlElement[] {
  const {
    heading: { level, number, title },
    blocks,
    sections,
  } = section;
  const text = markedText(title, context.locale, headingMark(section, context.locale));
  return [
    heading(text, { level: level - FIRST_LEVEL, number, list, startsPage }, context),
    ...blocks.flatMap((block) => blockParagraphs(block, context)),
    ...sections.flatMap((below) => sectionParagraphs(below, list, context)),
  ];
}
