/** Strapi blocks as cells: one cell for each paragraph, list item or picture. */
import { assertNever } from '../../../domain/assert-never';
import type { BlockNode, InlineNode, LinkNode, ListNode, RichText } from '../../../domain/rich-text';
import { visibleText } from '../../visible-text';
import type { TextCell } from '../cells';
import { linkedCell } from '../linked-cell';
import type { BlockContext } from './outline-blocks';

export function richTextCells(body: RichText, context: BlockContext): TextCell[] {
  return body.flatMap((block) => cellsOf(block, context));
}

function cellsOf(block: BlockNode, context: BlockContext): TextCell[] {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
    case 'code':
      return withLinks('', block.children, context);
    case 'heading':
      return withLinks('', block.children, context).map((cell) => ({ emphasis: 'strong', ...cell }));
    case 'list':
      return listCells(block, '', context);
    case 'image':
      return [linkedCell(block.image.alternativeText ?? '', block.image.url, context.publicUrl)];
    default:
      return assertNever(block);
  }
}

/** The editor puts a nested list beside the item it belongs to. */
function listCells({ format, children }: ListNode, indent: string, context: BlockContext): TextCell[] {
  let position = 0;
  return children.flatMap((child) => {
    if (child.type === 'list') return listCells(child, `${indent}\u3000`, context);
    position += 1;
    const mark = format === 'ordered' ? `${position}. ` : '• ';
    return withLinks(`${indent}${mark}`, child.children, context);
  });
}

/** A cell can link to only one address: the links of a text follow it, each in its own cell. */
function withLinks(lead: string, nodes: readonly InlineNode[], { publicUrl }: BlockContext): TextCell[] {
  const text = visibleText(textOf(nodes));
  if (text.trim() === '') return [];
  const links = nodes.filter((node): node is LinkNode => node.type === 'link');
  const linked = links
    .map((node) => linkedCell(textOf(node.children), node.url, publicUrl))
    .filter(({ link }) => link !== null);
  return [{ kind: 'text', text: `${lead}${text}` }, ...linked];
}

function textOf(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => (node.type === 'link' ? textOf(node.children) : node.text)).join('');
}
