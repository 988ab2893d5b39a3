/**
 * A report as it is printed. Revisions stay as they were frozen, in JSON digit for digit. Formats for
 * readers show figures as they are shown today: thousands grouped, one number of decimals in a column,
 * no empty column, no percentage that says more than is true.
 */
import { printedText } from '../../domain/figure-text';
import { fromInteger, compare } from '../../domain/quantity';
import { correctionBlock } from './correction';
import type {
  Block,
  CorrectedFigureNode,
  CorrectionNode,
  FigureNode,
  ProgrammeNode,
  Report,
  ReportModel,
  Section,
  SummaryNode,
  TotalNode,
} from './model';
import { totalsTable } from './totals-table';

export function inPrint(model: ReportModel): ReportModel {
  const report = reportInPrint(model.report);
  const sections = model.sections.map((section, index) => {
    // The first sections are the programmes, in their order; closing sections follow.
    const programme = report.programmes[index];
    return programme === undefined ? section : sectionOf(programme, section, report);
  });
  return {
    ...model,
    report,
    sections,
    preamble: model.preamble.map((block) =>
      block.kind === 'correction' && report.correction !== null
        ? correctionBlock(report.correction, report.locale)
        : block,
    ),
  };
}

export const reportInPrint = (report: Report): Report => ({
  ...report,
  correction: report.correction === null ? null : correctionInPrint(report.correction),
  programmes: report.programmes.map((programme) => ({
    ...programme,
    summary: summaryInPrint(programme.summary),
    totals: programme.totals.map(totalInPrint),
  })),
});

function sectionOf(programme: ProgrammeNode, section: Section, report: Report): Section {
  return {
    ...section,
    blocks: section.blocks.map((block) => blockOf(programme, block, report)),
    sections: section.sections.map((below) => sectionOf(programme, below, report)),
  };
}

function blockOf({ summary, totals }: ProgrammeNode, block: Block, { locale }: Report): Block {
  if (block.kind === 'summary') return { ...block, summary };
  if (block.kind === 'totals') return { ...block, table: totalsTable(totals, locale) };
  return block;
}

const figureInPrint = <T extends FigureNode | null>(figure: T): T =>
  figure === null ? figure : { ...figure, text: printedText(figure.text) };

function totalInPrint(total: TotalNode): TotalNode {
  const { value, previous, change } = total;
  return {
    ...total,
    value: figureInPrint(value),
    previous: figureInPrint(previous),
    yearToDate: figureInPrint(total.yearToDate),
    toDate: figureInPrint(total.toDate),
    sameMonthLastYear: figureInPrint(total.sameMonthLastYear),
    change: {
      value: figureInPrint(change.value),
      percent: percentInPrint(total),
    },
    stated: figureInPrint(total.stated),
    ...(total.targets && { targets: targetsInPrint(total.targets) }),
  };
}

const targetsInPrint = (targets: NonNullable<TotalNode['targets']>): NonNullable<TotalNode['targets']> =>
  Object.fromEntries(
    Object.entries(targets).map(([basis, node]) => [basis, { ...node, target: figureInPrint(node.target) }]),
  );

const NOTHING = fromInteger(0);

/** -100% is printed only if nothing is left: -99.96 was rounded to it. */
function percentInPrint({ value, change: { percent } }: TotalNode): string | null {
  const isLeft = value.value !== null && compare(value.value, NOTHING) !== 0;
  return percent === '-100' && isLeft ? '-99.9' : percent;
}

function summaryInPrint({ language, nodes }: SummaryNode): SummaryNode {
  const printed = nodes.map((node) =>
    node.kind === 'figure' ? { ...node, text: printedText(node.text) } : node,
  );
  return { language, nodes: printed, text: printed.map(({ text }) => text).join('') };
}

const correctionInPrint = (correction: CorrectionNode): CorrectionNode => ({
  ...correction,
  figures: correction.figures.map((figure): CorrectedFigureNode => ({
    ...figure,
    stated: figureInPrint(figure.stated),
    correct: figureInPrint(figure.correct),
    difference: figureInPrint(figure.difference),
  })),
});
