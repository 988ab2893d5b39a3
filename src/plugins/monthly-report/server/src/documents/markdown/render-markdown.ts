/** The report as Markdown (GitHub's flavour, for the table). */
import type { Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Section } from '../../domain/report/model';
import { headingText } from '../heading-text';
import { headingMark } from '../phrase-mark';
import type { Renderer } from '../renderer';
import { blockNodes } from './blocks';
import type { MarkdownContext } from './context';
import { markedText } from './marked-text';
import { line } from './nodes';

export const markdownRenderer: Renderer = {
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  render: ({ report, preamble, sections }, { publicUrl }) => {
    const context: MarkdownContext = { locale: report.locale, publicUrl };
    const root: Root = {
      type: 'root',
      children: [
        { type: 'heading', depth: 1, children: [line(report.title.text)] },
        ...preamble.flatMap((block) => blockNodes(block, context)),
        ...sections.flatMap((section) => sectionNodes(section, context)),
      ],
    };
    // Pipes are not aligned: Chinese characters are two columns wide in some fonts and not in others.
    return toMarkdown(root, { bullet: '-', extensions: [gfmToMarkdown({ tablePipeAlign: false })] });
  },
};

function sectionNodes(section: Section, context: MarkdownContext): RootContent[] {
  const { level, number, title } = section.heading;
  const words = markedText(title, context.locale, headingMark(section, context.locale));
  return [
    { type: 'heading', depth: level, children: [line(headingText(number, words))] },
    ...section.blocks.flatMap((block) => blockNodes(block, context)),
    ...section.sections.flatMap((below) => sectionNodes(below, context)),
  ];
}
