import type { BlockOf } from '../../../report/rules/model';
import type { PdfContext } from '../context';
import { line } from '../inline';
import { linkList } from '../list';
import { paragraph } from '../paragraph';
import type { PrintedBlock } from '../tree';

export function links(block: BlockOf<'links'>, context: PdfContext): PrintedBlock[] {
  const list = linkList(block.links, context);
  return block.group === null ? [list] : [paragraph('lead', line(block.group)), list];
}
