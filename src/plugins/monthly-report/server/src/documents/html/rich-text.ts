/** Strapi blocks as HTML, one case for each kind of node. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { assertNever } from '../../domain/assert-never';
import type { BlockNode, InlineNode, ListNode, RichText, TextNode } from '../../domain/rich-text';
import { absolute, safeImage } from '../safe-url';
import { visibleLine, visibleText } from '../visible-text';
import type { HtmlContext } from './context';
import { line, link, text } from './nodes';

export function richText(body: RichText, context: HtmlContext): ElementContent[] {
  return body.filter(hasContent).map((block) => blockNode(block, context));
}

/** The editor makes empty paragraphs when somebody presses Enter; the stylesheet decides the spacing. */
function hasContent(block: BlockNode): boolean {
  return block.type !== 'paragraph' || plainText(block.children).trim() !== '';
}

function blockNode(block: BlockNode, context: HtmlContext): ElementContent {
  switch (block.type) {
    case 'paragraph':
      return h('p', inline(block.children, context));
    case 'heading':
      // Not a heading element: it would enter the outline of the report and break its numbering.
      return h('p.subheading', inline(block.children, context));
    case 'quote':
      return h('blockquote', h('p', inline(block.children, context)));
    case 'code':
      return h('pre', h('code', [text(plainText(block.children))]));
    case 'list':
      return list(block, context);
    case 'image':
      return image(block.image, context);
    default:
      return assertNever(block);
  }
}

/** The editor puts a nested list beside the item it belongs to; HTML wants it inside. */
function list(node: ListNode, context: HtmlContext): Element {
  const items: Element[] = [];
  for (const child of node.children) {
    if (child.type === 'list-item') {
      items.push(h('li', inline(child.children, context)));
      continue;
    }
    const nested = list(child, context);
    const last = items.at(-1);
    if (last) last.children.push(nested);
    else items.push(h('li', nested));
  }
  return h(node.format === 'ordered' ? 'ol' : 'ul', items);
}

function image(
  { url, alternativeText, width, height }: Extract<BlockNode, { type: 'image' }>['image'],
  { publicUrl }: HtmlContext,
): Element {
  const src = safeImage(url);
  const alt = visibleLine(alternativeText ?? '');
  if (src === null) return h('p', [line(alt)]);
  return h('figure', h('img', { src: absolute(src, publicUrl), alt, width, height, loading: 'lazy' }));
}

function inline(nodes: readonly InlineNode[], context: HtmlContext): ElementContent[] {
  return nodes.flatMap((node) =>
    node.type === 'link' ? link(node.url, node.children.flatMap(textNodes), context) : textNodes(node),
  );
}

function textNodes(node: TextNode): ElementContent[] {
  let marked: ElementContent[] = lines(node.text);
  if (node.code) marked = [h('code', marked)];
  if (node.strikethrough) marked = [h('s', marked)];
  if (node.underline) marked = [h('u', marked)];
  if (node.italic) marked = [h('em', marked)];
  if (node.bold) marked = [h('strong', marked)];
  return marked;
}

/** A line feed inside a paragraph was typed on purpose (Shift+Enter): it stays a line break. */
function lines(words: string): ElementContent[] {
  return visibleText(words)
    .split('\n')
    .flatMap((part, index) => [...(index === 0 ? [] : [h('br')]), text(part)]);
}

function plainText(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => (node.type === 'link' ? plainText(node.children) : node.text)).join('');
}
