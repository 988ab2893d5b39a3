import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { langOf, text } from '../nodes';

export function paragraph(
  { text: words, language }: BlockOf<'paragraph'>,
  context: HtmlContext,
): ElementContent[] {
  return [h('p', { lang: langOf(language ?? context.locale, context) }, text(words))];
}
