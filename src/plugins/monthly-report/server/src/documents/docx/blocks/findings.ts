import type { BlockOf } from '../../../report/rules/model';
import { markedText } from '../../marked-text';
import type { WordContext } from '../context';
import { bulletList } from '../link-list';
import { lineRun, run } from '../nodes';
import type { XmlElement } from '../../xml';

export function findings({ items, dash }: BlockOf<'findings'>, context: WordContext): XmlElement[] {
  return bulletList(
    items.map(({ label, message, explanation }) => [
      lineRun(label, { bold: true }),
      run(' '),
      lineRun(explanation === null ? message : `${message}${dash}${markedText(explanation, context.locale)}`),
    ]),
    context,
  );
}
