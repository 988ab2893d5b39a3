import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { markedText } from '../../marked-text';
import { line, list, text } from '../nodes';

export function findings({ items, dash }: BlockOf<'findings'>, { locale }: MarkdownContext): RootContent[] {
  return [
    list(
      items.map(({ label, message, explanation }) => [
        { type: 'strong', children: [line(label)] },
        text(' '),
        line(explanation === null ? message : `${message}${dash}${markedText(explanation, locale)}`),
      ]),
    ),
  ];
}
