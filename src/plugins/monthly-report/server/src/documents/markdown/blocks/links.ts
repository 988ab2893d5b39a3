import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { linkList } from '../link-list';
import { line, paragraph } from '../nodes';

export function links(block: BlockOf<'links'>, context: MarkdownContext): RootContent[] {
  const list = linkList(block.links, context);
  return block.group === null ? [list] : [paragraph(line(block.group)), list];
}
