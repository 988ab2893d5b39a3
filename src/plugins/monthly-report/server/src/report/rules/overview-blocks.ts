/** What stands under 项目总体情况: the overview, the sentence of the figures, their table, the reporting rate. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Block, ProgrammeNode } from './model';
import { draftNotice, untranslatedNotice } from './notices';
import { totalsTable } from './totals-table';

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
