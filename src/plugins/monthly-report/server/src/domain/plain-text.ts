/** The text that a reader sees in blocks, without their formatting. */
import type { BlockNode, InlineNode, ListNode, RichText } from './rich-text';

/** One line per paragraph, heading, quote or list item; pictures and addresses of links say nothing. */
export function plainText(blocks: RichText): string {
  return linesOf(blocks).join('\n');
}

/** The lines of {@link plainText} that have something in them. */
export function linesOf(blocks: RichText): string[] {
  return blocks.flatMap(linesOfBlock).filter((line) => line.trim() !== '');
}

function linesOfBlock(block: BlockNode): string[] {
  if (block.type === 'list') return linesOfList(block);
  return block.type === 'image' ? [] : [textOf(block.children)];
}

function linesOfList({ children }: ListNode): string[] {
  return children.flatMap((child) => (child.type === 'list' ? linesOfList(child) : [textOf(child.children)]));
}

function textOf(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => (node.type === 'link' ? textOf(node.children) : node.text)).join('');
}
