import type { BlockOf } from '../../../report/rules/model';
import { markedText } from '../../marked-text';
import type { WordContext } from '../context';
import { bulletList } from '../link-list';
import { lineRun } from '../nodes';
import type { XmlElement } from '../../xml';

export function explanations({ items, dash }: BlockOf<'explanations'>, context: WordContext): XmlElement[] {
  return bulletList(
    items.map(({ message, explanation }) => [
      lineRun(`${message}${dash}${markedText(explanation, context.locale)}`),
    ]),
    context,
  );
}
