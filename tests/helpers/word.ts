/** A Word document as a reader sees it, and a check that its parts are in the order of the standard. */
import { elements, textOf, unzip, xmlOfPart, type Parts, type XmlNode } from './archive';

export interface ReadParagraph {
  readonly style: string;
  readonly text: string;
  readonly level: number | null;
  readonly list: string | null;
  readonly xml: XmlNode;
}

export interface ReadDocument {
  readonly parts: Parts;
  readonly body: XmlNode;
  readonly paragraphs: readonly ReadParagraph[];
  /** Rows of each table, cell by cell. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

export function readDocument(bytes: Uint8Array): ReadDocument {
  const parts = unzip(bytes);
  const body = xmlOfPart(parts, 'word/document.xml');
  return {
    parts,
    body,
    paragraphs: elements(body, 'w:p').map(readParagraph),
    tables: elements(body, 'w:tbl').map((table) =>
      elements(table, 'w:tr').map((row) => elements(row, 'w:tc').map(shownText)),
    ),
  };
}

/** The visible text: without the instructions of fields. */
export function shownText(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return '';
      if (child.name === 'w:t') return textOf(child);
      if (child.name === 'w:br') return '\n';
      return child.name === 'w:tab' ? '\t' : shownText(child);
    })
    .join('');
}

function readParagraph(xml: XmlNode): ReadParagraph {
  const [style] = elements(xml, 'w:pStyle');
  const [level] = elements(xml, 'w:ilvl');
  const [list] = elements(xml, 'w:numId');
  return {
    style: style?.attributes['w:val'] ?? 'Normal',
    text: shownText(xml),
    level: level === undefined ? null : Number(level.attributes['w:val']),
    list: list?.attributes['w:val'] ?? null,
    xml,
  };
}

/** The order of children in ECMA-376 part 4 (transitional), as far as our documents use them. */
const ORDERS: Readonly<Record<string, string>> = {
  'w:pPr': 'pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc outlineLvl',
  'w:rPr': 'rStyle rFonts b i strike color sz szCs u lang',
  'w:tblPr': 'tblStyle tblStyleRowBandSize tblW tblInd tblBorders tblLayout tblCellMar tblLook',
  'w:tblBorders': 'top left bottom right insideH insideV',
  'w:tblCellMar': 'top left bottom right',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'trPr tc',
  'w:tc': 'tcPr p',
  'w:tcPr': 'tcW gridSpan vMerge shd vAlign',
  'w:style': 'name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tcPr tblStylePr',
  'w:tblStylePr': 'rPr tcPr',
  'w:lvl': 'start numFmt suff lvlText lvlJc pPr',
  'w:abstractNum': 'multiLevelType lvl',
  'w:numbering': 'abstractNum num',
  'w:num': 'abstractNumId lvlOverride',
  'w:settings': 'zoom defaultTabStop characterSpacingControl compat themeFontLang',
  'w:sectPr': 'headerReference footerReference pgSz pgMar',
  'w:body': 'p|tbl sectPr',
};

/** Every element whose children stand in another order, or that the list above does not know. */
export function outOfOrder(node: XmlNode): string[] {
  const children = node.children.filter((child): child is XmlNode => typeof child !== 'string');
  const order = ORDERS[node.name]?.split(' ').map((names) => names.split('|'));
  const places =
    order === undefined
      ? []
      : children.map(({ name }) => order.findIndex((names) => names.includes(name.replace(/^w:/, ''))));
  const isWrong = places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0));
  return [
    ...(isWrong ? [`${node.name}: ${children.map(({ name }) => name).join(' ')}`] : []),
    ...children.flatMap(outOfOrder),
  ];
}
