import { strToU8 } from 'fflate';
import type { BlockOf } from '../../../report/rules/model';
import { rasterOf } from '../../charts/raster';
import { trendPicture } from '../../charts/trend-picture';
import { trendInWords } from '../../charts/trend-in-words';
import type { WordContext } from '../context';
import { lineRun, paragraph } from '../nodes';
import { drawingRun } from '../picture';
import type { XmlElement } from '../../xml';

/** As SVG, with PNG for the programs that cannot draw it; on one page with its caption. */
export function trend(block: BlockOf<'trend'>, { locale, parts }: WordContext): XmlElement[] {
  const picture = trendPicture(block, locale);
  const key = `trend ${block.programme}`;
  const drawing = drawingRun(
    {
      relation: parts.file(`${key} png`, 'png', rasterOf(picture)),
      svgRelation: parts.file(`${key} svg`, 'svg', strToU8(picture.svg)),
      width: picture.width,
      height: picture.height,
      mostHeight: MOST_HEIGHT,
    },
    trendInWords(block, locale),
    parts.nextId(),
  );
  return [
    paragraph([drawing], { style: 'Photo', keepWithNext: true }),
    paragraph([lineRun(block.title)], { style: 'Caption' }),
  ];
}

/** Twips: a page, less its caption and a heading. */
const MOST_HEIGHT = 12_000;
