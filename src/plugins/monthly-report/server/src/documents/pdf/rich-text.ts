/** Strapi blocks in print. */
import { assertNever } from '../../domain/assert-never';
import type {
  BlockNode,
  InlineNode as RichInline,
  ListNode,
  RichText,
  TextNode,
} from '../../domain/rich-text';
import type { PdfContext } from './context';
import { picture } from './figure';
import { link, runs } from './inline';
import { paragraph } from './paragraph';
import type { Inline, ListBlock, ListItem, PrintedBlock } from './tree';

/** The compiler fails on lists that are far too deep for a page; the deepest level contains the levels below it. */
const DEEPEST_LEVEL = 8;

export function richText(body: RichText, context: PdfContext): PrintedBlock[] {
  return body.filter(hasContent).map((block) => printedBlock(block, context));
}

/** The editor makes empty paragraphs when somebody presses Enter; the template decides the space between paragraphs. */
function hasContent(block: BlockNode): boolean {
  return block.type !== 'paragraph' || plainText(block.children).trim() !== '';
}

function printedBlock(block: BlockNode, context: PdfContext): PrintedBlock {
  switch (block.type) {
    case 'paragraph':
      return paragraph('body', inline(block.children, context));
    case 'heading':
      // A real heading would enter the outline of the report and break its numbering.
      return paragraph('subheading', inline(block.children, context));
    case 'quote':
      return { kind: 'quote', children: inline(block.children, context) };
    case 'code':
      return { kind: 'code', children: runs(plainText(block.children), { code: true }) };
    case 'list':
      return list(block, 0, context);
    case 'image':
      return picture(
        { address: block.image.url, description: block.image.alternativeText ?? '', legend: null },
        context,
      );
    default:
      return assertNever(block);
  }
}

/** The editor puts a nested list beside the item it belongs to; here it stands inside. */
function list(node: ListNode, level: number, context: PdfContext): ListBlock {
  const items: { children: Inline; lists: ListBlock[] }[] = [];
  for (const child of node.children) {
    if (child.type === 'list-item') {
      items.push({ children: inline(child.children, context), lists: [] });
      continue;
    }
    const nested = list(child, level + 1, context);
    const last = items.at(-1);
    if (level + 1 > DEEPEST_LEVEL)
      items.push(...nested.items.map(({ children }) => ({ children, lists: [] })));
    else if (last === undefined) items.push({ children: [], lists: [nested] });
    else last.lists.push(nested);
  }
  return { kind: 'list', isOrdered: node.format === 'ordered', items: items satisfies ListItem[] };
}

function inline(nodes: readonly RichInline[], context: PdfContext): Inline {
  return nodes.flatMap((node) =>
    node.type === 'link' ? link(node.url, node.children.flatMap(textRuns), context) : textRuns(node),
  );
}

const textRuns = ({ text, bold, italic, underline, strikethrough, code }: TextNode): Inline =>
  runs(text, { bold, italic, underline, strikethrough, code });

function plainText(nodes: readonly RichInline[]): string {
  return nodes.map((node) => (node.type === 'link' ? plainText(node.children) : node.text)).join('');
}
