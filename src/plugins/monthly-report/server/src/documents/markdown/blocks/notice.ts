import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import { line, paragraph } from '../nodes';

/** A quoted bold line: it stands out in every viewer, and as plain text too. */
export function notice({ text }: BlockOf<'notice'>): RootContent[] {
  return [{ type: 'blockquote', children: [paragraph({ type: 'strong', children: [line(text)] })] }];
}
