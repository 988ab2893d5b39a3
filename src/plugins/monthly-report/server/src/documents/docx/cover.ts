/** The first page: publisher, period, state, other revisions, and the results. */
import type { ReportModel } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { textWidth } from '../charts/text-fit';
import { coverOf, type KeyFigure } from '../cover';
import { markedText } from '../marked-text';
import type { RenderContext } from '../renderer';
import { revisionList } from '../revision-list';
import type { XmlElement } from '../xml';
import type { WordContext } from './context';
import { fixedTable, lineRun, link, paragraph, run } from './nodes';
import { TEXT_WIDTH } from './page';
import { w } from './word-element';

export function cover(
  { report, history }: ReportModel,
  renderContext: RenderContext,
  context: WordContext,
): XmlElement[] {
  const { locale } = report;
  const { lines, programmes, leftOut } = coverOf(report, renderContext);
  const revisions = revisionList(report, history, renderContext);
  return [
    ...lines.map((text) => paragraph([lineRun(text)], { style: 'Subtitle' })),
    ...(revisions.length === 0
      ? []
      : [
          paragraph(
            [
              run(PHRASES[locale].revisionsLead),
              ...revisions.flatMap(({ text, links }, index) => [
                ...(index === 0 ? [] : [run(' · ')]),
                ...link(links?.docx ?? null, (look) => [lineRun(text, look)], context),
              ]),
            ],
            { style: 'Subtitle' },
          ),
        ]),
    ...programmes.flatMap(({ name, figures }) => [
      paragraph([lineRun(markedText(name, locale))], { style: 'Lead', keepWithNext: true }),
      keyFigures(figures, context),
      paragraph([], { style: 'AfterTable' }),
    ]),
    ...(leftOut === null ? [] : [paragraph([lineRun(leftOut)], { style: 'Details' })]),
  ];
}

const COLUMNS = 4;
const COLUMN = Math.floor(TEXT_WIDTH / COLUMNS);
/** Points of a column, less the space on both sides of its cells. */
const ROOM = COLUMN / 20 - 10;
const LARGEST = 16;

/** One row for names, one for values and one for changes; the first row is the head. */
function keyFigures(figures: readonly KeyFigure[], { locale }: WordContext): XmlElement {
  const row = (isHead: boolean, cells: readonly XmlElement[][]) =>
    w('tr', {}, [
      w('trPr', {}, [w('cantSplit'), ...(isHead ? [w('tblHeader')] : [])]),
      ...Array.from({ length: COLUMNS }, (_, index) =>
        w('tc', {}, [
          w('tcPr', {}, [w('tcW', { w: COLUMN, type: 'dxa' })]),
          paragraph(cells[index] ?? [], { style: 'TableText', keepWithNext: true }),
        ]),
      ),
    ]);
  const widths = Array.from({ length: COLUMNS }, () => COLUMN);
  return fixedTable({ style: 'KeyFigures', widths, width: COLUMN * COLUMNS }, [
    row(
      true,
      figures.map(({ label }) => [lineRun(markedText(label, locale))]),
    ),
    row(
      false,
      figures.map(({ value, unit }) => [
        lineRun(value, { bold: true, size: sizeOf(value) }),
        ...(unit === null ? [] : [run(' '), lineRun(markedText(unit, locale))]),
      ]),
    ),
    row(
      false,
      figures.map(({ change }) => [lineRun(change, { size: 8 })]),
    ),
  ]);
}

/** Points: the largest size at which the whole figure fits in its column. */
const sizeOf = (value: string): number => Math.max(6, Math.min(LARGEST, Math.floor(ROOM / textWidth(value))));
