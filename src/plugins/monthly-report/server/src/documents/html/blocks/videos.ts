import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { linkList } from '../link-list';
import { langOf, line } from '../nodes';

/** Links to videos instead of embedding them: the player of another site would track our readers. */
export function videos(block: BlockOf<'videos'>, context: HtmlContext): ElementContent[] {
  const list = linkList(block.videos, context);
  list.properties.lang = langOf(block.language, context);
  return [h('div.links', [h('p.group', [line(block.label)]), list])];
}
