import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { langOf } from '../nodes';
import { richText } from '../rich-text';

export function prose({ body, language }: BlockOf<'rich-text'>, context: HtmlContext): ElementContent[] {
  return [h('div.prose', { lang: langOf(language, context) }, richText(body, context))];
}
