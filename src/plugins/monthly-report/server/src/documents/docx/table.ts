/** A table of figures: its head is repeated on every page, no row is torn apart. */
import type { Phrase } from '../../report/rules/model';
import { markedText } from '../marked-text';
import type { WordContext } from './context';
import { lineRun, paragraph } from './nodes';
import { TEXT_WIDTH } from './page';
import { type XmlElement } from '../xml';
import { w } from './word-element';

/** How wide the columns are beside each other: the first names the row, and no figure of nine digits is torn. */
const SHARES = { first: 1.7, words: 1, figure: 1.35 } as const;

/** @param wordColumns the first columns, which are words; the figures after them stand to the right. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Phrase[])[],
  wordColumns: number,
  { locale }: WordContext,
): XmlElement[] {
  const widths = widthsOf(columns.length, wordColumns);
  const cells = (texts: readonly string[]) =>
    texts.map((text, index) =>
      cell(text, widths[index] ?? 0, index < wordColumns ? 'TableText' : 'TableFigure'),
    );
  return [
    w('tbl', {}, [
      w('tblPr', {}, [
        w('tblStyle', { val: 'ReportTable' }),
        w('tblW', { w: TEXT_WIDTH, type: 'dxa' }),
        w('tblLayout', { type: 'fixed' }),
        w('tblLook', {
          val: '0420',
          firstRow: 1,
          lastRow: 0,
          firstColumn: 0,
          lastColumn: 0,
          noHBand: 0,
          noVBand: 1,
        }),
      ]),
      w(
        'tblGrid',
        {},
        widths.map((width) => w('gridCol', { w: width })),
      ),
      w('tr', {}, [w('trPr', {}, [w('cantSplit'), w('tblHeader')]), ...cells(columns)]),
      ...rows.map((row) =>
        w('tr', {}, [
          w('trPr', {}, [w('cantSplit')]),
          ...cells(row.map((phrase) => markedText(phrase, locale))),
        ]),
      ),
    ]),
    // Two tables that touch would become one.
    paragraph([], { style: 'AfterTable' }),
  ];
}

const cell = (text: string, width: number, style: string): XmlElement =>
  w('tc', {}, [w('tcPr', {}, [w('tcW', { w: width, type: 'dxa' })]), paragraph([lineRun(text)], { style })]);

function widthsOf(columns: number, wordColumns: number): number[] {
  const shares = Array.from({ length: columns }, (_, index) =>
    index === 0 ? SHARES.first : index < wordColumns ? SHARES.words : SHARES.figure,
  );
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((TEXT_WIDTH * share) / sum));
}
