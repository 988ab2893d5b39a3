import { printable } from '../../../domain/printable';
import type { BlockOf, TrendBlock } from '../../../report/rules/model';
import { drawnTrend } from '../../../report/rules/trends';
import { trendInWords } from '../../charts/trend-in-words';
import { trendLines, trendPicture } from '../../charts/trend-picture';
import { outlined } from '../../charts/outlined';
import type { PdfContext } from '../context';
import { figure } from '../figure';
import type { PrintedBlock } from '../tree';

/** Millimetres: the greatest height of a line of diagrams. */
const MOST_HEIGHT = 60;

/** One drawing for each line of diagrams, with searchable words; the last is on the same page as the caption. */
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

/** The trend with its words in characters that can be printed. */
const settable = (block: TrendBlock): TrendBlock => ({
  ...block,
  panels: block.panels.map((panel) => ({
    ...panel,
    label: { ...panel.label, text: printable(panel.label.text) },
    unit: panel.unit === null ? null : { ...panel.unit, text: printable(panel.unit.text) },
  })),
});
