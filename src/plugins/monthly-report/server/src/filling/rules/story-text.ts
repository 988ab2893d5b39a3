/** The text of a story for editing on a phone: one paragraph per line. */
import type { RichText } from '../../domain/rich-text';

/** Null if the text has more than plain paragraphs: the rest would be lost when it is written back. */
export function toPlainText(body: RichText): string | null {
  const lines: string[] = [];
  for (const block of body) {
    if (block.type !== 'paragraph') return null;
    let line = '';
    for (const node of block.children) {
      if (node.type !== 'text' || Object.keys(node).length > 2) return null;
      line += node.text;
    }
    // A line break inside a paragraph would be read back as a new paragraph.
    if (line.includes('\n')) return null;
    lines.push(line);
  }
  return lines.join('\n');
}

export const toParagraphs = (text: string): RichText =>
  text === ''
    ? []
    : text.split('\n').map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] }));
