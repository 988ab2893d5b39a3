/** How far a figure is from the month before, in words: the sign says it, the arrow repeats it. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Locale } from '../../../../shared/vocabulary';
import type { TotalNode } from '../../report/rules/model';
import { line } from './nodes';
import { PAGE_WORDS } from './page-words';

export function changeNode({ value, previous, change }: TotalNode, locale: Locale): ElementContent {
  const words = PAGE_WORDS[locale];
  if (previous.value === null) return h('p.change', [line(words.noPrevious)]);
  if (value.value === null || change.value.value === null) {
    return h('p.change', [line(words.previousWas(previous.text))]);
  }
  const { thousandths } = change.value.value;
  if (thousandths === 0n) return h('p.change', [line(words.unchanged)]);
  const rises = thousandths > 0n;
  const signed = (text: string) => (rises ? `+${text}` : text);
  const percent = change.percent === null ? null : `${signed(change.percent)}%`;
  return h('p.change', [
    h('span.arrow', { ariaHidden: 'true' }, [line(rises ? '▲' : '▼')]),
    line(words.changed(signed(change.value.text), percent)),
  ]);
}
