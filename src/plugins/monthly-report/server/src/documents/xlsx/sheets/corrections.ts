/** 更正说明: the figures and texts that an earlier revision printed differently, in typed cells. */
import { PHRASES } from '../../../report/rules/phrases';
import type { CorrectionNode } from '../../../report/rules/model';
import { figureCell, optionalFigureCell, phraseCell, textCell } from '../cells';
import { tableSheet, type Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';

export function correctionsSheet({ figures }: CorrectionNode, { report: { locale } }: SheetContext): Sheet {
  const words = SHEET_WORDS[locale];
  return tableSheet({
    name: words.corrections,
    columns: [
      { head: words.programme, width: 24 },
      { head: words.indicator, width: 24 },
      { head: words.basis, width: 12 },
      { head: words.unit, width: 10 },
      { head: words.statedBefore, width: 14 },
      { head: words.correct, width: 14 },
      { head: words.difference, width: 14 },
    ],
    rows: figures.map(({ programme, label, unit, basis, stated, correct, difference }) => [
      phraseCell(programme.name, locale),
      phraseCell(label, locale),
      textCell(PHRASES[locale].basisNames[basis]),
      unit && phraseCell(unit, locale),
      figureCell(stated),
      figureCell(correct),
      optionalFigureCell(difference),
    ]),
  });
}
