/** Small builders of WordprocessingML; the order of properties is the schema's. */
import { linkFromFile } from '../safe-url';
import { visibleLine, visibleText } from '../visible-text';
import type { WordContext } from './context';
import { xml, type XmlElement } from '../xml';
import { w } from './word-element';

export interface RunLook {
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly underline?: boolean | undefined;
  readonly strikethrough?: boolean | undefined;
  /** Of the styles in styles.ts. */
  readonly style?: 'Hyperlink' | 'CodeText';
  /** Points, if it is not the size of the style. */
  readonly size?: number;
}

/** Text with its line breaks. */
export function run(text: string, look: RunLook = {}): XmlElement {
  const lines = visibleText(text).split('\n');
  return w('r', {}, [
    ...runProperties(look),
    ...lines.flatMap((line, index) => [
      ...(index === 0 ? [] : [w('br')]),
      ...(line === '' ? [] : [xml('w:t', { 'xml:space': 'preserve' }, [line])]),
    ]),
  ]);
}

/** Text of one line. */
export const lineRun = (text: string, look: RunLook = {}): XmlElement => run(visibleLine(text), look);

function runProperties({ style, bold, italic, strikethrough, underline, size }: RunLook): XmlElement[] {
  const properties = [
    ...(style === undefined ? [] : [w('rStyle', { val: style })]),
    ...(bold ? [w('b')] : []),
    ...(italic ? [w('i')] : []),
    ...(strikethrough ? [w('strike')] : []),
    ...(size === undefined ? [] : [w('sz', { val: 2 * size }), w('szCs', { val: 2 * size })]),
    ...(underline ? [w('u', { val: 'single' })] : []),
  ];
  return properties.length === 0 ? [] : [w('rPr', {}, properties)];
}

export interface ParagraphLook {
  readonly style?: string;
  readonly list?: { readonly id: number; readonly level: number };
  readonly keepWithNext?: boolean;
  readonly startsPage?: boolean;
  /** Twips left free on the right. */
  readonly indentRight?: number;
}

export function paragraph(
  children: readonly XmlElement[],
  { style, list, keepWithNext, startsPage, indentRight = 0 }: ParagraphLook = {},
) {
  const properties = [
    ...(style === undefined ? [] : [w('pStyle', { val: style })]),
    ...(keepWithNext ? [w('keepNext')] : []),
    ...(startsPage ? [w('pageBreakBefore')] : []),
    ...(list === undefined
      ? []
      : [w('numPr', {}, [w('ilvl', { val: list.level }), w('numId', { val: list.id })])]),
    ...(indentRight === 0 ? [] : [w('ind', { right: indentRight })]),
  ];
  return w('p', {}, [...(properties.length === 0 ? [] : [w('pPr', {}, properties)]), ...children]);
}

/** Runs that link to an address, or only the runs if it must not be followed. */
export function link(
  url: string | null,
  children: (look: RunLook) => XmlElement[],
  { parts, publicUrl }: WordContext,
): XmlElement[] {
  const address = linkFromFile(url, publicUrl);
  if (address === null) return children({});
  return [
    xml('w:hyperlink', { 'r:id': parts.link(address), 'w:history': '1' }, children({ style: 'Hyperlink' })),
  ];
}

/** A field that the reader's program fills in, and the text that it shows until then. */
export function field(instruction: string, shown: string): XmlElement[] {
  return [
    w('r', {}, [w('fldChar', { fldCharType: 'begin' })]),
    w('r', {}, [xml('w:instrText', { 'xml:space': 'preserve' }, [` ${instruction} `])]),
    w('r', {}, [w('fldChar', { fldCharType: 'separate' })]),
    w('r', {}, [w('t', {}, [shown])]),
    w('r', {}, [w('fldChar', { fldCharType: 'end' })]),
  ];
}

interface TableLook {
  /** A table style of styles.ts. */
  readonly style: string;
  /** Twips of each column, and of the whole table. */
  readonly widths: readonly number[];
  readonly width: number;
}

/** A table of fixed columns whose first row is its head. */
export const fixedTable = ({ style, widths, width }: TableLook, rows: readonly XmlElement[]): XmlElement =>
  w('tbl', {}, [
    w('tblPr', {}, [
      w('tblStyle', { val: style }),
      w('tblW', { w: width, type: 'dxa' }),
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
      widths.map((column) => w('gridCol', { w: column })),
    ),
    ...rows,
  ]);
