/** 月度序列: each indicator month by month, and the charts that the spreadsheet draws of it. */
import type { AppendixProgramme, SeriesNode } from '../../../report/rules/appendix';
import { isDrawn } from '../../../report/rules/trends';
import { visibleLine } from '../../visible-text';
import { markedText } from '../../marked-text';
import { monthCell, optionalFigureCell, phraseCell, textCell } from '../cells';
import { tableSheet, type RowChart, type Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';

/** Programme, indicator and unit stand before the months, and stay in sight. */
const WORD_COLUMNS = 3;
/** A workbook with hundreds of charts opens slowly, and nobody reads it; the cells of all series are there. */
const MOST_CHARTS = 60;
const CHART_SHEET_WIDTH = 12;
const CHART_SHEET_COLUMNS = 12;

interface SeriesRow {
  readonly programme: AppendixProgramme;
  readonly series: SeriesNode;
}

const rowsOf = ({ appendix }: SheetContext): SeriesRow[] =>
  appendix.programmes.flatMap((programme) => programme.series.map((series) => ({ programme, series })));

/** A missing figure is left empty: a word would be drawn as a zero. */
export function seriesSheet(context: SheetContext): Sheet {
  const { locale } = context.report;
  const words = SHEET_WORDS[locale];
  const rows = rowsOf(context);
  const months = rows[0]?.series.points.map(({ month }) => month) ?? [];
  return tableSheet({
    name: words.series,
    columns: [
      { head: words.programme, width: 24 },
      { head: words.indicator, width: 24 },
      { head: words.unit, width: 10 },
      ...months.map((month) => ({ head: monthCell(month), width: 12 })),
    ],
    rows: rows.map(({ programme, series: { indicator, points } }) => [
      phraseCell(programme.name, locale),
      phraseCell(indicator.label, locale),
      indicator.unit && phraseCell(indicator.unit, locale),
      ...points.map(({ figure }) => optionalFigureCell(figure)),
    ]),
    frozenColumns: WORD_COLUMNS,
  });
}

/** 趋势图: a chart for each indicator that has figures of some months. */
export function chartsSheet(context: SheetContext): Sheet {
  const { locale } = context.report;
  const words = SHEET_WORDS[locale];
  const charts = rowsOf(context).flatMap(({ series }, index) =>
    isDrawn(series) ? [chartOf(series, index + 1, context)] : [],
  );
  return {
    name: words.charts,
    columns: Array.from({ length: CHART_SHEET_COLUMNS }, (_, index) => ({
      head: index === 0 ? words.charts : '',
      width: CHART_SHEET_WIDTH,
    })),
    rows: [words.chartsLead, words.emptyPoint].map((text) => [{ ...textCell(text), emphasis: 'note' }]),
    frozenColumns: 0,
    kind: 'text',
    closingRows: 0,
    charts: charts.slice(0, MOST_CHARTS),
  };
}

function chartOf(
  { indicator, points }: SeriesNode,
  row: number,
  { report: { locale } }: SheetContext,
): RowChart {
  const words = SHEET_WORDS[locale];
  const unit = indicator.unit === null ? null : visibleLine(indicator.unit.text);
  const title = words.chartTitle(visibleLine(markedText(indicator.label, locale)), unit);
  const told = points.filter(({ figure }) => figure.value !== null);
  return {
    title,
    description: [title, ...told.map(({ month, figure }) => words.chartPoint(month, figure.text))].join('; '),
    sheet: words.series,
    row,
    fromColumn: WORD_COLUMNS,
    toColumn: WORD_COLUMNS + points.length - 1,
  };
}
