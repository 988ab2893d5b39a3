/** A workbook as a spreadsheet reads it. */
import { elements, textOf, unzip, xmlOfPart, type Parts, type XmlNode } from './archive';

export interface ReadCell {
  /** The text of the cell, or its number as it is written. */
  readonly value: string;
  readonly isNumber: boolean;
  /** Number format, '' for none. */
  readonly format: string;
}

export interface ReadSheet {
  readonly name: string;
  /** Row by row; null if there is no cell. */
  readonly rows: readonly (readonly (ReadCell | null)[])[];
  readonly xml: XmlNode;
}

export interface ReadWorkbook {
  readonly parts: Parts;
  readonly sheets: readonly ReadSheet[];
}

export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const parts = unzip(bytes);
  const strings = elements(xmlOfPart(parts, 'xl/sharedStrings.xml'), 'si').map((node) =>
    decoded(textOf(node)),
  );
  const formats = formatsOf(xmlOfPart(parts, 'xl/styles.xml'));
  const targets = new Map(
    elements(xmlOfPart(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ]),
  );
  const sheets = elements(xmlOfPart(parts, 'xl/workbook.xml'), 'sheet').map(({ attributes }) => {
    const xml = xmlOfPart(parts, `xl/${targets.get(attributes['r:id'] ?? '') ?? ''}`);
    return {
      name: attributes.name ?? '',
      xml,
      rows: elements(xml, 'row').map((row) => rowOf(row, strings, formats)),
    };
  });
  return { parts, sheets };
}

export function sheetNamed({ sheets }: ReadWorkbook, name: string): ReadSheet {
  const sheet = sheets.find((candidate) => candidate.name === name);
  if (sheet === undefined)
    throw new Error(`There is no sheet ${name}; there are: ${sheets.map((known) => known.name).join(', ')}`);
  return sheet;
}

/** Rows under the head, each by the words of the head. */
export function records({ rows }: ReadSheet): ReadonlyMap<string, ReadCell | null>[] {
  const [head = [], ...below] = rows;
  return below.map((row) => new Map(head.map((cell, column) => [cell?.value ?? '', row[column] ?? null])));
}

/** Every readable text, sheet by sheet. */
export function allTexts({ sheets }: ReadWorkbook): string[] {
  return sheets.flatMap(({ rows }) => rows.flat().flatMap((cell) => (cell === null ? [] : [cell.value])));
}

/** Spreadsheets read _x0041_ as A. */
const decoded = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function formatsOf(styles: XmlNode): string[] {
  const codes = new Map(
    elements(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']),
  );
  const [cellXfs] = elements(styles, 'cellXfs');
  return (cellXfs === undefined ? [] : elements(cellXfs, 'xf')).map(
    ({ attributes }) => codes.get(attributes.numFmtId) ?? BUILT_IN[attributes.numFmtId ?? ''] ?? '',
  );
}

/** Of ECMA-376 part 1, 18.8.30. */
const BUILT_IN: Readonly<Record<string, string>> = {
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
  '10': '0.00%',
  '49': '@',
};

function rowOf(row: XmlNode, strings: readonly string[], formats: readonly string[]): (ReadCell | null)[] {
  const cells: (ReadCell | null)[] = [];
  for (const cell of elements(row, 'c')) {
    const { r = '', t = 'n', s = '0' } = cell.attributes;
    const [stored] = elements(cell, 'v');
    const column = columnOf(r);
    while (cells.length < column) cells.push(null);
    // A cell with only a style counts as empty.
    if (stored === undefined) cells.push(null);
    else cells.push(cellOf(textOf(stored), t, strings, formats[Number(s)] ?? ''));
  }
  return cells;
}

function cellOf(written: string, type: string, strings: readonly string[], format: string): ReadCell {
  const isText = type === 's';
  return { value: isText ? (strings[Number(written)] ?? '') : written, isNumber: type === 'n', format };
}

function columnOf(reference: string): number {
  const letters = reference.replace(/\d/g, '');
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
