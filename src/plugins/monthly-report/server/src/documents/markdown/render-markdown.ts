/** The report as Markdown (GitHub's flavour, for the table). */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Section } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { headingText } from '../heading-text';
import { headingMark } from '../phrase-mark';
import { coverOf } from '../cover';
import type { TextRenderer } from '../renderer';
import { revisionList, type ListedRevision } from '../revision-list';
import { blockNodes } from './blocks';
import type { MarkdownContext } from './context';
import { markedText } from '../marked-text';
import { line, link, paragraph, text } from './nodes';

export const markdownRenderer: TextRenderer = {
  render: ({ report, preamble, sections, history }, renderContext) => {
    const { publicUrl, trendLink } = renderContext;
    const context: MarkdownContext = { locale: report.locale, publicUrl, trendLink };
    const root: Root = {
      type: 'root',
      children: [
        { type: 'heading', depth: 1, children: [line(report.title.text)] },
        // Publisher, period and state: a line each.
        ...coverOf(report, renderContext).lines.map((words) => paragraph(line(words))),
        ...revisions(revisionList(report, history, renderContext), context),
        ...preamble.flatMap((block) => blockNodes(block, context)),
        ...sections.flatMap((section) => sectionNodes(section, context)),
      ],
    };
    // Pipes are not aligned: Chinese characters are two columns wide in some fonts and not in others.
    return toMarkdown(root, { bullet: '-', extensions: [gfmToMarkdown({ tablePipeAlign: false })] });
  },
};

/** One line: 历次版本：第2版（2021年3月8日） · 第1版（2021年1月8日）. */
function revisions(listed: readonly ListedRevision[], { locale, publicUrl }: MarkdownContext): RootContent[] {
  if (listed.length === 0) return [];
  const items = listed.flatMap((revision, index) => [
    ...(index === 0 ? [] : [text(' · ')]),
    ...nameOf(revision, publicUrl),
  ]);
  return [paragraph(text(PHRASES[locale].revisionsLead), ...items)];
}

const nameOf = ({ text: name, links }: ListedRevision, publicUrl: string): PhrasingContent[] =>
  links === null ? [line(name)] : link(links.md, [line(name)], publicUrl);

function sectionNodes(section: Section, context: MarkdownContext): RootContent[] {
  const { level, number, title } = section.heading;
  const words = markedText(title, context.locale, headingMark(section, context.locale));
  return [
    { type: 'heading', depth: level, children: [line(headingText(number, words))] },
    ...section.blocks.flatMap((block) => blockNodes(block, context)),
    ...section.sections.flatMap((below) => sectionNodes(below, context)),
  ];
}
