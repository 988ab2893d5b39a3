import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { linkList } from '../link-list';
import { line, paragraph } from '../nodes';

export function videos(block: BlockOf<'videos'>, context: MarkdownContext): RootContent[] {
  return [paragraph(line(block.label)), linkList(block.videos, context)];
}
