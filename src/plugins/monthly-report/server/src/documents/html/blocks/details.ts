import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { phrase } from '../nodes';

/** Each fact keeps its own text direction (bdi), so that no name can reverse the names beside it. */
export function details({ items }: BlockOf<'details'>, context: HtmlContext): ElementContent[] {
  const parts = items.flatMap((item, index) => [
    ...(index === 0 ? [] : [h('span', { ariaHidden: 'true' }, { type: 'text', value: ' · ' })]),
    h('bdi', phrase(item, context)),
  ]);
  return [h('p.details', parts)];
}
