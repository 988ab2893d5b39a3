/** 月报: the report from its title to its last section, one row for each line. */
import type { Block, Section } from '../../../report/rules/model';
import { headingMark } from '../../phrase-mark';
import { markedText } from '../../marked-text';
import { revisionList } from '../../revision-list';
import { PHRASES } from '../../../report/rules/phrases';
import { textCell, type Cell, type TextCell } from '../cells';
import { MOST_LINES } from '../measures';
import type { Sheet } from '../sheet';
import type { SheetContext } from '../sheet-context';
import { SHEET_WORDS } from '../sheet-words';
import { piecesOfLines } from '../text-lines';
import { blockCells, type BlockContext } from './outline-blocks';

/** Width of the column of texts, in characters. */
const WIDTH = 110;

export function outlineSheet({ model, report, context }: SheetContext): Sheet {
  const { locale } = report;
  const words = SHEET_WORDS[locale];
  const blocks: BlockContext = { locale, publicUrl: context.publicUrl };
  const revisions = revisionList(report, model.history, context).map(({ text }) => text);
  return {
    name: words.report,
    columns: [
      { head: words.number, width: 10 },
      { head: words.content, width: WIDTH },
    ],
    rows: [
      [null, { ...textCell(report.title.text), emphasis: 'title' }],
      ...(revisions.length === 0
        ? []
        : [unnumbered(textCell(`${PHRASES[locale].revisionsLead}${revisions.join(' · ')}`))]),
      ...blockRows(model.preamble, blocks),
      ...model.sections.flatMap((section) => sectionRows(section, blocks)),
    ],
    frozenColumns: 0,
    kind: 'text',
    closingRows: 0,
    charts: [],
  };
}

/** A paragraph may be longer than a cell: it continues in the next cell. */
const blockRows = (blocks: readonly Block[], context: BlockContext): Cell[][] =>
  blocks
    .flatMap((block) => blockCells(block, context))
    .flatMap((cell) =>
      piecesOfLines(cell.text, WIDTH - 1, MOST_LINES).map((text) => unnumbered({ ...cell, text })),
    );

const unnumbered = (cell: TextCell): Cell[] => [null, cell];

function sectionRows(section: Section, context: BlockContext): Cell[][] {
  const { heading, blocks, sections } = section;
  const title = markedText(heading.title, context.locale, headingMark(section, context.locale));
  return [
    [
      heading.number === '' ? null : { ...textCell(heading.number), emphasis: 'heading' },
      { ...textCell(title), emphasis: heading.number === '' ? 'title' : 'heading' },
    ],
    ...blockRows(blocks, context),
    ...sections.flatMap((below) => sectionRows(below, context)),
  ];
}
