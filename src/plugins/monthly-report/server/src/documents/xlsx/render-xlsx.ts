/** The report as a workbook: its text, and every figure in cells that can be sorted, summed and drawn. */
import type { FileRenderer } from '../renderer';
import { visibleLine } from '../visible-text';
import { limitedSheet } from './limited-sheet';
import type { Sheet } from './sheet';
import type { SheetContext } from './sheet-context';
import { correctionsSheet } from './sheets/corrections';
import { findingsSheet } from './sheets/findings';
import { groupsSheet } from './sheets/groups';
import { outlineSheet } from './sheets/outline';
import { reportingSheet } from './sheets/reporting';
import { chartsSheet, seriesSheet } from './sheets/series';
import { sourcesSheet } from './sheets/sources';
import { totalsSheet } from './sheets/totals';
import { writeWorkbook } from './workbook';

export const xlsxRenderer: FileRenderer = {
  render: async (model, context, material) => {
    const { report } = model;
    const sheets = sheetsOf({ model, report, context, appendix: await material.appendix() });
    const limited = sheets.map((sheet) => limitedSheet(sheet, report.locale));
    return writeWorkbook(limited, {
      title: visibleLine(report.title.text),
      author: visibleLine(report.publisher?.network.text ?? ''),
      locale: report.locale,
      month: report.month,
      publishedAt: report.publishedAt,
    });
  },
};

function sheetsOf(parts: SheetContext): Sheet[] {
  const { correction, findings } = parts.report;
  return [
    outlineSheet(parts),
    totalsSheet(parts),
    reportingSheet(parts),
    groupsSheet('region', parts),
    groupsSheet('partner', parts),
    groupsSheet('community', parts),
    seriesSheet(parts),
    chartsSheet(parts),
    sourcesSheet(parts),
    ...(correction === null ? [] : [correctionsSheet(correction, parts)]),
    ...(findings === null ? [] : [findingsSheet(findings, parts)]),
  ];
}
