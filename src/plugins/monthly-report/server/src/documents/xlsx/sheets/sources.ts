/**
 * 活动明细: a row for each activity behind each figure of the month; the shares add up to it. It is a
 * table of the spreadsheet in long form, for making pivots.
 */
import { markedText } from '../../marked-text';
import { dayCell, figureCell, monthCell, optionalFigureCell, phraseCell, textCell } from '../cells';
import { tableSheet, type Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';

/** Month, programme and indicator stay in sight. */
const FROZEN_COLUMNS = 3;
/** The name for formulas and pivots, the same in both languages. */
const TABLE = 'activities';

export function sourcesSheet({ report: { month, locale }, appendix }: SheetContext): Sheet {
  const words = SHEET_WORDS[locale];
  return tableSheet({
    name: words.sources,
    columns: [
      { head: words.month, width: 10 },
      { head: words.programme, width: 24 },
      { head: words.indicator, width: 20 },
      { head: words.code, width: 20 },
      { head: words.unit, width: 10 },
      { head: words.activity, width: 36 },
      { head: words.startDate, width: 12 },
      { head: words.endDate, width: 12 },
      { head: words.groups.partner, width: 24 },
      { head: words.communities, width: 28 },
      { head: words.value, width: 14 },
      { head: words.share, width: 14 },
      { head: words.id, width: 28 },
    ],
    rows: appendix.programmes.flatMap((programme) =>
      programme.sources.map((source) => [
        monthCell(month),
        phraseCell(programme.name, locale),
        phraseCell(source.indicator.label, locale),
        textCell(source.indicator.code),
        source.indicator.unit && phraseCell(source.indicator.unit, locale),
        textCell(source.title),
        dayCell(source.startDate),
        source.endDate === null ? null : dayCell(source.endDate),
        source.partner && phraseCell(source.partner, locale),
        source.communities.length === 0
          ? null
          : textCell(source.communities.map((name) => markedText(name, locale)).join(words.and)),
        figureCell(source.value),
        optionalFigureCell(source.share),
        textCell(source.documentId),
      ]),
    ),
    frozenColumns: FROZEN_COLUMNS,
    table: TABLE,
  });
}
