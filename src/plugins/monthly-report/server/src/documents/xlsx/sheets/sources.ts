/** 活动明细: the activities behind each figure of the month, whose shares add up to it. */
import { PHRASES } from '../../../report/rules/phrases';
import { markedText } from '../../marked-text';
import { dayCell, figureCell, phraseCell, textCell } from '../cells';
import { tableSheet, type Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';

/** Programme and indicator stay in sight. */
const FROZEN_COLUMNS = 2;

export function sourcesSheet({ report: { locale }, appendix }: SheetContext): Sheet {
  const words = SHEET_WORDS[locale];
  return tableSheet(
    words.sources,
    [
      { head: words.programme, width: 24 },
      { head: words.indicator, width: 20 },
      { head: words.unit, width: 8 },
      { head: words.activity, width: 36 },
      { head: words.startDate, width: 12 },
      { head: words.endDate, width: 12 },
      { head: words.groups.partner, width: 24 },
      { head: words.communities, width: 28 },
      { head: words.value, width: 14 },
      { head: words.share, width: 14 },
      { head: words.id, width: 28 },
    ],
    appendix.programmes.flatMap((programme) =>
      programme.sources.map((source) => [
        phraseCell(programme.name, locale),
        phraseCell(source.indicator.label, locale),
        source.indicator.unit && phraseCell(source.indicator.unit, locale),
        textCell(source.title),
        dayCell(source.startDate),
        source.endDate === null ? null : dayCell(source.endDate),
        source.partner && phraseCell(source.partner, locale),
        source.communities.length === 0
          ? null
          : textCell(source.communities.map((name) => markedText(name, locale)).join(words.and)),
        figureCell(source.value),
        source.share === null ? textCell(PHRASES[locale].notApplicable) : figureCell(source.share),
        textCell(source.documentId),
      ]),
    ),
    FROZEN_COLUMNS,
  );
}
