import type { BlockOf } from '../../../report/rules/model';
import type { WordContext } from '../context';
import { linkList } from '../link-list';
import { lineRun, paragraph } from '../nodes';
import type { XmlElement } from '../../xml';

export function videos({ label, videos: listed }: BlockOf<'videos'>, context: WordContext): XmlElement[] {
  return [paragraph([lineRun(label)], { style: 'Lead', keepWithNext: true }), ...linkList(listed, context)];
}
