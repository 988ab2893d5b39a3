import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { line, phrase, text } from '../nodes';

export function explanations(
  { items, dash }: BlockOf<'explanations'>,
  context: HtmlContext,
): ElementContent[] {
  return [
    h(
      'ul.explanations',
      items.map(({ message, explanation }) =>
        h('li', [line(message), text(dash), ...phrase(explanation, context)]),
      ),
    ),
  ];
}
