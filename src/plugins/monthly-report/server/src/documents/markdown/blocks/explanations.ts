import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { markedText } from '../../marked-text';
import { line, list } from '../nodes';

export function explanations(
  { items, dash }: BlockOf<'explanations'>,
  { locale }: MarkdownContext,
): RootContent[] {
  return [
    list(
      items.map(({ message, explanation }) => [line(`${message}${dash}${markedText(explanation, locale)}`)]),
    ),
  ];
}
