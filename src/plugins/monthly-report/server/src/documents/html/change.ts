/** The change of a figure from the month before: the sign says it, the arrow repeats it. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Locale } from '../../../../shared/vocabulary';
import type { TotalNode } from '../../report/rules/model';
import { changeWords } from '../change-words';
import { line } from './nodes';

export function changeNode(total: TotalNode, locale: Locale): ElementContent {
  const { text, direction } = changeWords(total, locale);
  if (direction === null) return h('p.change', [line(text)]);
  return h('p.change', [
    h('span.arrow', { ariaHidden: 'true' }, [line(direction === 'up' ? '▲' : '▼')]),
    line(text),
  ]);
}
