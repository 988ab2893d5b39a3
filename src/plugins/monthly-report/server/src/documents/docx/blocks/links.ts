import type { BlockOf } from '../../../report/rules/model';
import type { WordContext } from '../context';
import { linkList } from '../link-list';
import { lineRun, paragraph } from '../nodes';
import type { XmlElement } from '../../xml';

export function links(block: BlockOf<'links'>, context: WordContext): XmlElement[] {
  const list = linkList(block.links, context);
  if (block.group === null) return list;
  return [paragraph([lineRun(block.group)], { style: 'Lead', keepWithNext: true }), ...list];
}
