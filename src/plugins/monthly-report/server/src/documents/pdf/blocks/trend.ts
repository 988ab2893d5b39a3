import type { BlockOf, TrendBlock } from '../../../report/rules/model';
import { trendInWords } from '../../charts/trend-in-words';
import { trendPicture } from '../../charts/trend-picture';
import { FONT_FAMILY } from '../../fonts';
import type { PdfContext } from '../context';
import { figure } from '../figure';
import { printable } from '../printable';
import type { PrintedBlock } from '../tree';

/** Millimetres: a page, less its caption and a heading. */
const MOST_HEIGHT = 205;

/** As a drawing whose words can be searched, on one page with its caption. */
export function trend(block: BlockOf<'trend'>, { locale, files }: PdfContext): PrintedBlock {
  const picture = trendPicture(settable(block), locale);
  // The compiler knows the machine's fonts too; ours is the only one it may take.
  const svg = picture.svg.replace(/ font-family="[^"]*"/g, ` font-family="${FONT_FAMILY}"`);
  return figure(
    { file: files.drawing(Buffer.from(svg)), width: picture.width, height: picture.height },
    { description: trendInWords(block, locale), legend: block.title, mostHeight: MOST_HEIGHT },
  );
}

/** The words that are drawn, in characters that can be. */
const settable = (block: TrendBlock): TrendBlock => ({
  ...block,
  panels: block.panels.map((panel) => ({
    ...panel,
    label: { ...panel.label, text: printable(panel.label.text) },
    unit: panel.unit === null ? null : { ...panel.unit, text: printable(panel.unit.text) },
  })),
});
