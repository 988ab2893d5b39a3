/** Strapi blocks in Word. */
import { assertNever } from '../../domain/assert-never';
import type { BlockNode, InlineNode, ListNode, RichText, TextNode } from '../../domain/rich-text';
import { missingPicture } from './missing-picture';
import type { WordContext } from './context';
import { lineRun, link, paragraph, run, type RunLook } from './nodes';
import { pictureRun } from './picture';
import type { XmlElement } from '../xml';

/** Word knows nine levels of a list. */
const DEEPEST_LEVEL = 8;

export function richText(body: RichText, context: WordContext): XmlElement[] {
  return body.filter(hasContent).flatMap((block) => blockParagraphs(block, context));
}

/** The editor makes empty paragraphs when somebody presses Enter; the style decides the space between paragraphs. */
function hasContent(block: BlockNode): boolean {
  return block.type !== 'paragraph' || plainText(block.children).trim() !== '';
}

function blockParagraphs(block: BlockNode, context: WordContext): XmlElement[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(inline(block.children, context), { style: 'BodyText' })];
    case 'heading':
      // A real heading would enter the outline of the report and break its numbering.
      return [
        paragraph([lineRun(plainText(block.children))], { style: 'InlineHeading', keepWithNext: true }),
      ];
    case 'quote':
      return [paragraph(inline(block.children, context), { style: 'Quote' })];
    case 'code':
      return [paragraph([run(plainText(block.children))], { style: 'CodeBlock' })];
    case 'list':
      return listParagraphs(block, 0, context.parts.list(kindOf(block)), context);
    case 'image':
      return [picture(block.image.url, block.image.alternativeText ?? '', context)];
    default:
      return assertNever(block);
  }
}

const kindOf = ({ format }: ListNode): 'ordered' | 'bullets' =>
  format === 'ordered' ? 'ordered' : 'bullets';

function picture(url: string, description: string, context: WordContext): XmlElement {
  const drawn = pictureRun(url, description, context);
  return drawn === null
    ? missingPicture(description, context.locale)
    : paragraph([drawn], { style: 'Photo' });
}

/** The editor puts a nested list beside the item it belongs to. */
function listParagraphs(
  { children }: ListNode,
  level: number,
  id: number,
  context: WordContext,
): XmlElement[] {
  return children.flatMap((child) =>
    child.type === 'list'
      ? listParagraphs(child, Math.min(level + 1, DEEPEST_LEVEL), context.parts.list(kindOf(child)), context)
      : [paragraph(inline(child.children, context), { style: 'ListParagraph', list: { id, level } })],
  );
}

function inline(nodes: readonly InlineNode[], context: WordContext): XmlElement[] {
  return nodes.flatMap((node) =>
    node.type === 'link'
      ? link(node.url, (look) => node.children.map((child) => textRun(child, look)), context)
      : [textRun(node, {})],
  );
}

function textRun(
  { text, bold, italic, underline, strikethrough, code }: TextNode,
  look: RunLook,
): XmlElement {
  return run(text, {
    bold,
    italic,
    underline,
    strikethrough,
    ...(code ? { style: 'CodeText' as const } : {}),
    ...look,
  });
}

function plainText(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => (node.type === 'link' ? plainText(node.children) : node.text)).join('');
}
