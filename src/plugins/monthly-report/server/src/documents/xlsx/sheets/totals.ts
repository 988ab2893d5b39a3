/** 数据汇总: every figure of the report beside the other months and bases. */
import { PHRASES } from '../../../report/rules/phrases';
import type { ProgrammeNode, TotalNode } from '../../../report/rules/model';
import { RATIO_DECIMALS } from '../../../totals/rules/ratio';
import { figureCell, numberCell, optionalFigureCell, phraseCell, textCell, type Cell } from '../cells';
import { tableSheet, type Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';
import { targetColumns } from '../target-columns';

/** Programme and indicator stay in sight. */
const FROZEN_COLUMNS = 2;

export function totalsSheet({ report, appendix }: SheetContext): Sheet {
  const { locale } = report;
  const words = SHEET_WORDS[locale];
  const { basisNames } = PHRASES[locale];
  const statedBases = new Map(appendix.programmes.map(({ code, statedBases: bases }) => [code, bases]));

  const targets = targetColumns(
    report.programmes.flatMap(({ totals }) => totals.map((total) => total.targets)),
    locale,
  );
  // Most reports have no breakdown and no ratio.
  const breakdownsOf = ({ breakdown = [] }: TotalNode) =>
    breakdown.flatMap(({ text }) => (text === '' ? [] : [text]));
  const breakdownCell = (total: TotalNode): Cell => {
    const texts = breakdownsOf(total);
    return texts.length === 0 ? null : textCell(texts.join(PHRASES[locale].betweenRemarks));
  };
  const hasBreakdowns = report.programmes.some(({ totals }) =>
    totals.some((total) => breakdownsOf(total).length > 0),
  );
  const hasRatios = report.programmes.some(({ totals }) => totals.some(({ ratio }) => ratio !== undefined));

  const rowOf = (programme: ProgrammeNode, total: TotalNode): Cell[] => {
    const held = total.ratio === undefined ? undefined : RATIO_DECIMALS;
    const basis = statedBases.get(programme.code)?.get(total.indicator);
    return [
      phraseCell(programme.name, locale),
      phraseCell(total.label, locale),
      total.unit && phraseCell(total.unit, locale),
      figureCell(total.value, held),
      ...targets.cells('month', total.targets),
      figureCell(total.previous, held),
      optionalFigureCell(total.change.value, held),
      total.change.percent === null ? null : { ...numberCell(total.change.percent), mostPlaces: 1 },
      figureCell(total.sameMonthLastYear, held),
      figureCell(total.yearToDate, held),
      ...targets.cells('year-to-date', total.targets),
      figureCell(total.toDate, held),
      ...targets.cells('to-date', total.targets),
      optionalFigureCell(total.stated),
      total.stated === null || basis === undefined ? null : textCell(basis),
      ...(hasBreakdowns ? [breakdownCell(total)] : []),
      ...(hasRatios
        ? [
            optionalFigureCell(total.ratio?.numerator.figure ?? null),
            optionalFigureCell(total.ratio?.denominator.figure ?? null),
          ]
        : []),
      textCell(total.indicator),
    ];
  };

  return tableSheet({
    name: words.totals,
    columns: [
      { head: words.programme, width: 24 },
      { head: words.indicator, width: 24 },
      { head: words.unit, width: 10 },
      { head: basisNames.month, width: 14 },
      ...targets.columns('month'),
      { head: words.previous, width: 14 },
      { head: words.change, width: 14 },
      { head: words.changePercent, width: 12 },
      { head: words.sameMonthLastYear, width: 14 },
      { head: basisNames['year-to-date'], width: 14 },
      ...targets.columns('year-to-date'),
      { head: basisNames['to-date'], width: 14 },
      ...targets.columns('to-date'),
      { head: words.stated, width: 14 },
      { head: words.statedBasis, width: 12 },
      ...(hasBreakdowns ? [{ head: words.breakdown, width: 36 }] : []),
      ...(hasRatios
        ? [
            { head: words.numerator, width: 14 },
            { head: words.denominator, width: 14 },
          ]
        : []),
      { head: words.code, width: 24 },
    ],
    rows: report.programmes.flatMap((programme) => programme.totals.map((total) => rowOf(programme, total))),
    frozenColumns: FROZEN_COLUMNS,
  });
}
