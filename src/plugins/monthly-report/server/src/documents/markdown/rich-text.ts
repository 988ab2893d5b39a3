/** Strapi blocks as Markdown. Markdown has no underlining, and we do not trust raw HTML: only the text stays. */
import type { BlockContent, List, ListItem, PhrasingContent } from 'mdast';
import { assertNever } from '../../domain/assert-never';
import type { BlockNode, InlineNode, ListNode, RichText, TextNode } from '../../domain/rich-text';
import { visibleText } from '../visible-text';
import type { MarkdownContext } from './context';
import { image, line, link, paragraph, text } from './nodes';

export function richText(body: RichText, context: MarkdownContext): BlockContent[] {
  return body.filter(hasContent).map((block) => blockNode(block, context));
}

/** The editor makes empty paragraphs when somebody presses Enter; Markdown does not need them. */
function hasContent(block: BlockNode): boolean {
  return block.type !== 'paragraph' || plainText(block.children).trim() !== '';
}

function blockNode(block: BlockNode, context: MarkdownContext): BlockContent {
  switch (block.type) {
    case 'paragraph':
      return paragraph(...inline(block.children, context));
    case 'heading':
      // A bold line: a real heading would enter the outline of the report and break its numbering.
      return paragraph({ type: 'strong', children: [line(plainText(block.children))] });
    case 'quote':
      return { type: 'blockquote', children: [paragraph(...inline(block.children, context))] };
    case 'code':
      return { type: 'code', value: visibleText(plainText(block.children)) };
    case 'list':
      return list(block, context);
    case 'image':
      return paragraph(image(block.image.url, block.image.alternativeText ?? '', context.publicUrl));
    default:
      return assertNever(block);
  }
}

/** The editor puts a nested list beside the item it belongs to; Markdown puts it inside. */
function list(node: ListNode, context: MarkdownContext): List {
  const items: ListItem[] = [];
  for (const child of node.children) {
    if (child.type === 'list-item') {
      items.push({
        type: 'listItem',
        spread: false,
        children: [paragraph(...inline(child.children, context))],
      });
      continue;
    }
    const nested = list(child, context);
    const last = items.at(-1);
    if (last) last.children.push(nested);
    else items.push({ type: 'listItem', spread: false, children: [nested] });
  }
  return {
    type: 'list',
    ordered: node.format === 'ordered',
    start: node.format === 'ordered' ? 1 : null,
    spread: false,
    children: items,
  };
}

function inline(nodes: readonly InlineNode[], { publicUrl }: MarkdownContext): PhrasingContent[] {
  return nodes.flatMap((node) =>
    node.type === 'link' ? link(node.url, node.children.flatMap(textNodes), publicUrl) : textNodes(node),
  );
}

type Marked = Exclude<PhrasingContent, { type: 'link' | 'linkReference' }>;

/** A line feed inside a paragraph was typed on purpose (Shift+Enter): it stays a line break. */
function textNodes(node: TextNode): Marked[] {
  return visibleText(node.text)
    .split('\n')
    .flatMap((words, index): Marked[] => [
      ...(index === 0 ? [] : [{ type: 'break' } as const]),
      ...(words === '' ? [] : [marked(words, node)]),
    ]);
}

function marked(words: string, node: TextNode): Marked {
  if (words.trim() === '') return text(words);
  let result: Marked = node.code ? { type: 'inlineCode', value: words } : text(words);
  if (node.strikethrough) result = { type: 'delete', children: [result] };
  if (node.italic) result = { type: 'emphasis', children: [result] };
  if (node.bold) result = { type: 'strong', children: [result] };
  return result;
}

function plainText(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => (node.type === 'link' ? plainText(node.children) : node.text)).join('');
}
