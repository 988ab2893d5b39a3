import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import { drawnTrend } from '../../../report/rules/trends';
import { trendInWords } from '../../charts/trend-in-words';
import type { MarkdownContext } from '../context';
import { image, line, paragraph } from '../nodes';

/** The picture if it has an address; in a preview the same in words. */
export function trend(
  told: BlockOf<'trend'>,
  { locale, publicUrl, trendLink }: MarkdownContext,
): RootContent[] {
  const block = drawnTrend(told);
  if (block === null) return [];
  const inWords = trendInWords(block, locale);
  if (trendLink === null) return [paragraph(line(inWords))];
  return [
    paragraph(image(trendLink(block.programme, 'wide'), inWords, publicUrl)),
    paragraph({ type: 'emphasis', children: [line(block.title)] }),
  ];
}
