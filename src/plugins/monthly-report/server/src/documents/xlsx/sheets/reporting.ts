/** 填报率: how many partners were expected to report, and how many did. */
import { countCell, percentCell, phraseCell } from '../cells';
import { tableSheet, type Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';

export function reportingSheet({ report: { locale, programmes } }: SheetContext): Sheet {
  const words = SHEET_WORDS[locale];
  return tableSheet({
    name: words.reporting,
    columns: [
      { head: words.programme, width: 28 },
      { head: words.expected, width: 14 },
      { head: words.actual, width: 14 },
      { head: words.rate, width: 12 },
    ],
    rows: programmes.map(({ name, reporting: { expected, actual, rate } }) => [
      phraseCell(name, locale),
      countCell(expected),
      countCell(actual),
      percentCell(rate),
    ]),
  });
}
