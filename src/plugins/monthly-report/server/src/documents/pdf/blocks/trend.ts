import { printable } from '../../../domain/printable';
import type { BlockOf, TrendBlock } from '../../../report/rules/model';
import { drawnTrend } from '../../../report/rules/trends';
import { trendInWords } from '../../charts/trend-in-words';
import { trendLines, trendPicture } from '../../charts/trend-picture';
import { outlined } from '../../charts/outlined';
import type { PdfContext } from '../context';
import { figure } from '../figure';
import type { PrintedBlock } from '../tree';

/** Millimetres: a line of diagrams is never higher. */
const MOST_HEIGHT = 60;

/** As drawings whose words can be searched, a line of diagrams each; the last is on one page with the caption. */
export function trend(told: BlockOf<'trend'>, { locale, files }: PdfContext): PrintedBlock[] {
  const block = drawnTrend(told);
  if (block === null) return [];
  const lines = trendLines(settable(block));
  return lines.map((shown, index) => {
    const picture = trendPicture(shown, locale);
    const svg = outlined(picture.svg);
    return figure(
      { file: files.drawing(Buffer.from(svg)), width: picture.width, height: picture.height },
      {
        description: trendInWords(shown, locale),
        legend: index === lines.length - 1 ? block.title : null,
        mostHeight: MOST_HEIGHT,
      },
    );
  });
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
