/** The text of a story as a phone edits it: paragraphs, a line each. */
import type { RichText } from '../../domain/rich-text';

/** Null where the text has more than plain paragraphs: writing it back would lose that. */
export function toPlainText(body: RichText): string | null {
  const lines: string[] = [];
  for (const block of body) {
    if (block.type !== 'paragraph') return null;
    let line = '';
    for (const node of block.children) {
      if (node.type !== 'text' || Object.keys(node).length > 2) return null;
      line += node.text;
    }
    // A line break within a paragraph is not one between two.
    if (line.includes('\n')) return null;
    lines.push(line);
  }
  return lines.join('\n');
}

export const toParagraphs = (text: string): RichText =>
  text === ''
    ? []
    : text.split('\n').map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] }));
