import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import { line } from '../nodes';

export function notice({ reason, text }: BlockOf<'notice'>): ElementContent[] {
  return [h('p', { className: ['notice', reason] }, line(text))];
}
