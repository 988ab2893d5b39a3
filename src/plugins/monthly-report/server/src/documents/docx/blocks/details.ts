import type { BlockOf } from '../../../report/rules/model';
import { markedText } from '../../marked-text';
import type { WordContext } from '../context';
import { lineRun, paragraph } from '../nodes';
import type { XmlElement } from '../../xml';

export function details({ items }: BlockOf<'details'>, { locale }: WordContext): XmlElement[] {
  const words = items.map((item) => markedText(item, locale)).join(' · ');
  return [paragraph([lineRun(words)], { style: 'Details', keepWithNext: true })];
}
