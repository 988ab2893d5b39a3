import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { line, phrase, text } from '../nodes';

export function findings({ items, dash }: BlockOf<'findings'>, context: HtmlContext): ElementContent[] {
  return [
    h(
      'ul.findings',
      items.map(({ severity, label, message, explanation }) =>
        h('li', [
          h('strong', { className: ['severity', severity] }, [line(label)]),
          text(' '),
          line(message),
          ...(explanation === null ? [] : [text(dash), ...phrase(explanation, context)]),
        ]),
      ),
    ),
  ];
}
