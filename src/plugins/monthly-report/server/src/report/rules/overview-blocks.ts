/** The blocks under 项目总体情况: the overview, the sentence of the figures, their table, the reporting rate. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Block, FigureNode, Phrase, ProgrammeNode, TotalNode, TotalsTable } from './model';
import { draftNotice, untranslatedNotice } from './notices';
import { PHRASES } from './phrases';

export function overviewBlocks(programme: ProgrammeNode, locale: Locale): Block[] {
  const { overview, summary, totals, reporting } = programme;
  const blocks: Block[] = [];
  if (overview?.status === 'draft') blocks.push(draftNotice(locale));
  const languages = [overview?.language ?? locale, summary.text === '' ? locale : summary.language];
  if (languages.some((language) => language !== locale)) blocks.push(untranslatedNotice(locale));
  if (overview !== null && overview.body.length > 0) {
    blocks.push({ kind: 'rich-text', language: overview.language, body: overview.body });
  }
  if (summary.text !== '') blocks.push({ kind: 'summary', summary });
  if (totals.length > 0) blocks.push({ kind: 'totals', table: totalsTable(totals, locale) });
  if (reporting.expected > 0) blocks.push({ kind: 'paragraph', text: reporting.text });
  return blocks;
}

/** The table as revisions store it; formats for readers print a new one (totals-table.ts). */
function totalsTable(totals: readonly TotalNode[], locale: Locale): TotalsTable {
  const words = PHRASES[locale];
  const cell = (figure: FigureNode | null): Phrase => ({
    text: figure?.text ?? words.notApplicable,
    language: locale,
  });
  const valueCell = ({ value, carried }: TotalNode): Phrase => ({
    text: carried === undefined ? value.text : words.withRemark(value.text, carried.text),
    language: locale,
  });
  return {
    columns: words.totalsColumns,
    rows: totals.map((total) => ({
      indicator: total.indicator,
      cells: [
        total.label,
        total.unit ?? cell(null),
        valueCell(total),
        ...[total.previous, total.yearToDate, total.toDate, total.stated].map(cell),
      ],
    })),
  };
}
