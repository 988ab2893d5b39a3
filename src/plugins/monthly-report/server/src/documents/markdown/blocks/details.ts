import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { line, paragraph } from '../nodes';
import { markedText } from '../../marked-text';

export function details({ items }: BlockOf<'details'>, { locale }: MarkdownContext): RootContent[] {
  return [paragraph(line(items.map((item) => markedText(item, locale)).join(' · ')))];
}
