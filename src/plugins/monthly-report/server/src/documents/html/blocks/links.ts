import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { linkList } from '../link-list';
import { langOf, line } from '../nodes';

export function links(block: BlockOf<'links'>, context: HtmlContext): ElementContent[] {
  const group = block.group === null ? [] : [h('p.group', [line(block.group)])];
  return [
    h('div.links', { lang: langOf(block.language, context) }, [...group, linkList(block.links, context)]),
  ];
}
