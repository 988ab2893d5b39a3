/**
 * 按区域, 按伙伴机构, 按社区: a row for each indicator of each group; the rows of a sum add up to the figure.
 */
import type { AppendixGrouping } from '../../../report/rules/appendix';
import { PHRASES } from '../../../report/rules/phrases';
import { figureCell, phraseCell, textCell } from '../cells';
import { tableSheet, type Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';
import { targetColumns } from '../target-columns';

/** Programme, group and indicator stay in sight. */
const FROZEN_COLUMNS = 3;

export function groupsSheet(grouping: AppendixGrouping, { report, appendix }: SheetContext): Sheet {
  const { locale } = report;
  const words = SHEET_WORDS[locale];
  const { basisNames } = PHRASES[locale];
  const targets = targetColumns(
    appendix.programmes.flatMap(({ groups }) => groups[grouping].map((row) => row.targets)),
    locale,
  );
  return tableSheet({
    name: words[grouping],
    columns: [
      { head: words.programme, width: 24 },
      { head: words.groups[grouping], width: 28 },
      { head: words.indicator, width: 24 },
      { head: words.unit, width: 10 },
      { head: basisNames.month, width: 14 },
      ...targets.columns('month'),
      { head: basisNames['year-to-date'], width: 14 },
      ...targets.columns('year-to-date'),
      { head: basisNames['to-date'], width: 14 },
      ...targets.columns('to-date'),
      { head: words.code, width: 20 },
    ],
    rows: appendix.programmes.flatMap((programme) =>
      programme.groups[grouping].map(({ code, name, indicator, figures, targets: own }) => [
        phraseCell(programme.name, locale),
        phraseCell(name, locale),
        phraseCell(indicator.label, locale),
        indicator.unit && phraseCell(indicator.unit, locale),
        figureCell(figures.month),
        ...targets.cells('month', own),
        figureCell(figures['year-to-date']),
        ...targets.cells('year-to-date', own),
        figureCell(figures['to-date']),
        ...targets.cells('to-date', own),
        code === null ? null : textCell(code),
      ]),
    ),
    frozenColumns: FROZEN_COLUMNS,
  });
}
