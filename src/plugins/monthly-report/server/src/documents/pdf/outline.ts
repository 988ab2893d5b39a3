/** The sections of the report under its headings, whose numbers are the model's. */
import type { Section } from '../../report/rules/model';
import { numberPrefix } from '../heading-text';
import { headingMark } from '../phrase-mark';
import { printedBlocks } from './blocks';
import type { PdfContext } from './context';
import { heading } from './heading';
import { phrase, runs } from './inline';
import type { PrintedBlock } from './tree';

/** @param level the depth of the section: PDF/UA allows no heading to skip a level. */
export function outline(sections: readonly Section[], context: PdfContext, level = 1): PrintedBlock[] {
  return sections.flatMap((section) => {
    const { number, title } = section.heading;
    const words = phrase(title, context, headingMark(section, context.locale));
    return [
      heading(level, [...runs(numberPrefix(number)), ...words]),
      ...section.blocks.flatMap((block) => printedBlocks(block, context)),
      ...outline(section.sections, context, level + 1),
    ];
  });
}
