import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';

import { line } from './nodes';

/**
 * A mail of plain text as HTML: one paragraph for each line, in which names are plain words.
 * Without it a mail provider shows the text itself as HTML, names included.
 */
export function mailHtml(text: string): string {
  const paragraphs = text.split('\n').filter((each) => each.trim() !== '');
  return toHtml({ type: 'root', children: paragraphs.map((each) => h('p', [line(each)])) });
}
