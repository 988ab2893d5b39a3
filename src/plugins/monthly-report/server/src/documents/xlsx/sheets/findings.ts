/** 核查问题: all findings of the checks, for the people who prepare the month. */
import { PHRASES } from '../../../report/rules/phrases';
import type { FindingNode } from '../../../report/rules/model';
import { phraseCell, textCell } from '../cells';
import { tableSheet, type Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';

export function findingsSheet(findings: readonly FindingNode[], { report: { locale } }: SheetContext): Sheet {
  const words = SHEET_WORDS[locale];
  return tableSheet({
    name: words.findings,
    columns: [
      { head: words.programme, width: 24 },
      { head: words.severity, width: 10 },
      { head: words.message, width: 70 },
      { head: words.explanation, width: 50 },
      { head: words.check, width: 30 },
    ],
    rows: findings.map(({ programme, severity, message, explanation, check }) => [
      phraseCell(programme.name, locale),
      textCell(PHRASES[locale].severities[severity]),
      textCell(message),
      explanation && phraseCell(explanation, locale),
      textCell(check),
    ]),
  });
}
