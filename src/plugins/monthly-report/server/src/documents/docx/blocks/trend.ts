import { strToU8 } from 'fflate';
import type { BlockOf } from '../../../report/rules/model';
import { drawnTrend } from '../../../report/rules/trends';
import { rasterOf } from '../../charts/raster';
import { trendLines, trendPicture } from '../../charts/trend-picture';
import { trendInWords } from '../../charts/trend-in-words';
import type { WordContext } from '../context';
import { lineRun, paragraph } from '../nodes';
import { drawingRun } from '../picture';
import type { XmlElement } from '../../xml';

/**
 * As SVG, with PNG for programs that cannot draw it: one picture for each line of diagrams, the last one on the
 * same page as the caption.
 */
export function trend(told: BlockOf<'trend'>, { locale, parts }: WordContext): XmlElement[] {
  const block = drawnTrend(told);
  if (block === null) return [];
  const lines = trendLines(block);
  return [
    ...lines.map((shown, index) => {
      const picture = trendPicture(shown, locale);
      const key = `trend ${block.programme} ${index}`;
      const drawing = drawingRun(
        {
          relation: parts.file(`${key} png`, 'png', rasterOf(picture)),
          svgRelation: parts.file(`${key} svg`, 'svg', strToU8(picture.svg)),
          width: picture.width,
          height: picture.height,
          mostHeight: MOST_HEIGHT,
        },
        trendInWords(shown, locale),
        parts.nextId(),
      );
      return paragraph([drawing], { style: 'Photo', keepWithNext: index === lines.length - 1 });
    }),
    paragraph([lineRun(block.title)], { style: 'Caption' }),
  ];
}

/** Twips: the greatest height of a line of diagrams. */
const MOST_HEIGHT = 3400;
