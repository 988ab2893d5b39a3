/** The parts around the report on paper: the logo above its title; at the end, room to sign and its address. */
import { strToU8 } from 'fflate';
import type { Report } from '../../report/rules/model';
import { rasterOf } from '../charts/raster';
import { codeOf, onPaper } from '../on-paper';
import { printedAddress } from '../pictures/printed-address';
import { PRINTED_WORDS } from '../printed-words';
import type { RenderContext } from '../renderer';
import type { XmlElement } from '../xml';
import type { WordContext } from './context';
import { lineRun, paragraph } from './nodes';
import { drawingRun, pictureRun } from './picture';

/** Twips: the name of a network beside its mark can be read well at this size. */
const LOGO = { width: 3400, height: 1020 };
/** Twips: a telephone reads the code from the paper at arm's length. */
const CODE = 1700;

export function logo({ publisher }: Report, context: WordContext): XmlElement[] {
  const picture = publisher?.logo ?? null;
  const run =
    picture === null ? null : pictureRun(printedAddress(picture), picture.description, context, LOGO);
  return run === null ? [] : [paragraph([run], { style: 'Photo' })];
}

export function closing(report: Report, renderContext: RenderContext, context: WordContext): XmlElement[] {
  const { address, lines, signatures } = onPaper(report, renderContext);
  return [
    ...signatures.map((words) => paragraph([lineRun(words)], { style: 'Signature', keepWithNext: true })),
    ...lines.map((words) => paragraph([lineRun(words)], { style: 'Details' })),
    ...(address === null ? [] : [paragraph([code(address, report, context)], { style: 'Photo' })]),
  ];
}

function code(address: string, { locale }: Report, { parts }: WordContext): XmlElement {
  const { svg, width } = codeOf(address);
  return drawingRun(
    {
      relation: parts.file('code png', 'png', rasterOf({ svg, width, height: width })),
      svgRelation: parts.file('code svg', 'svg', strToU8(svg)),
      width,
      height: width,
      mostHeight: CODE,
    },
    PRINTED_WORDS[locale].scan,
    parts.nextId(),
  );
}
