/**
 * Sheets as the bytes of an .xlsx. The library behind it is young, so only this file uses it.
 * All code that keeps texts from becoming formulas is here too.
 */
import { writeXlsx } from 'hucre/xlsx';
import type {
  Cell as WrittenCell,
  CellStyle,
  CellValue,
  SheetChart,
  TableDefinition,
  WriteSheet,
} from 'hucre';
import type { Locale } from '../../../../shared/vocabulary';
import { firstDayOf, type Month } from '../../domain/month';
import { xmlText } from '../xml-text';
import type { Cell, Emphasis, NumberCell, TextCell } from './cells';
import { LONGEST_TEXT, piecesOf } from './long-text';
import { LIKE_FORMULA } from './like-formula';
import { heightsOf, widthsOf } from './measures';
import type { Column, RowChart, Sheet } from './sheet';
import { SHEET_WORDS } from './sheet-words';

interface WorkbookFacts {
  readonly title: string;
  /** The network that publishes the report; '' if nobody had entered it. */
  readonly author: string;
  readonly locale: Locale;
  readonly month: Month;
  /** ISO 8601, UTC; null for a preview. */
  readonly publishedAt: string | null;
}

export function writeWorkbook(sheets: readonly Sheet[], facts: WorkbookFacts): Promise<Uint8Array> {
  // Without this the library writes the present time. A preview has no time of its own and gets its month.
  const written = new Date(facts.publishedAt ?? `${firstDayOf(facts.month)}T00:00:00Z`);
  return writeXlsx({
    sheets: sheets.map((sheet) => sheetOf(sheet, facts.locale)),
    namedRanges: sheets.map(({ name }) => ({
      // Repeats the head on every printed page. The library's option for this leaves out the quotation marks.
      name: '_xlnm.Print_Titles',
      range: `${quoted(name)}!$1:$1`,
      scope: name,
    })),
    properties: { title: inXml(facts.title), ...authorOf(facts), created: written, modified: written },
    defaultFont: { name: FONTS[facts.locale], size: FONT_SIZE },
  });
}

const authorOf = ({ author }: WorkbookFacts): { readonly creator?: string } =>
  author === '' ? {} : { creator: inXml(author) };

const FONTS: Readonly<Record<Locale, string>> = { 'zh-Hans': '微软雅黑', en: 'Calibri' };
const FONT_SIZE = 11;

/** Without quotation marks a name with a space becomes two names, and the file is broken. */
const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

function sheetOf(sheet: Sheet, locale: Locale): WriteSheet {
  const { name, rows, frozenColumns, kind, closingRows, charts } = sheet;
  const isTold = rows.some((row) => row.some((cell) => cell?.kind === 'missing'));
  const written = [headsOf(sheet, isTold, locale), ...rows.map((row) => rowOf(row, locale))];
  const widths = widthsOf(sheet);
  const range = wholeRange(sheet.columns, rows.length - closingRows);
  // A month has half a million plain cells: only cells that look different get their own style.
  const cells = new Map<string, Partial<WrittenCell>>();
  written.forEach((row, index) => {
    row.forEach((cell, column) => {
      if (cell.look !== null) cells.set(`${index},${column}`, cell.look);
    });
  });
  return {
    name,
    columns: widths.map((width) => ({ width, style: PLAIN_STYLE })),
    rows: written.map((row) => row.map(({ value }) => value)),
    rowDefs: new Map(heightsOf(sheet, widths, locale).map((height, index) => [index, { height }])),
    cells,
    freezePane: { rows: 1, ...(frozenColumns === 0 ? {} : { columns: frozenColumns }) },
    ...(kind === 'filtered' ? { autoFilter: { range } } : {}),
    ...(typeof kind === 'object' ? { tables: [tableOf(kind.table, sheet, range)] } : {}),
    charts: charts.map(chartOf),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    headerFooter: { oddFooter: `${isTold ? `&L${SHEET_WORDS[locale].missing}` : ''}&C&P / &N` },
  };
}

/** A table of the spreadsheet: users can filter it, refer to it by name, and make pivots from it. */
const tableOf = (name: string, { columns }: Sheet, range: string): TableDefinition => ({
  name,
  range,
  columns: columns.map(({ head }) => ({ name: inXml(headText(head)) })),
  style: 'TableStyleLight1',
});

const TOP = { vertical: 'top' } as const;
const WRAPPED = { ...TOP, wrapText: true } as const;
/** A little distance from the border: a text may follow in the next column. */
const TO_THE_RIGHT = { ...TOP, horizontal: 'right', indent: 1 } as const;

const BRAND = '1F5C4D';
const SOFT = '595959';

const EMPHASES: Readonly<Record<Emphasis, CellStyle>> = {
  title: { font: { bold: true, size: 14 }, alignment: WRAPPED },
  heading: { font: { bold: true, size: 12 }, alignment: WRAPPED },
  strong: { font: { bold: true }, alignment: WRAPPED },
  soft: { font: { color: { rgb: SOFT } }, alignment: WRAPPED },
  note: { font: { color: { rgb: SOFT } }, alignment: TOP },
};

/** Grey, like a field of a form in which nothing is to be entered. */
const MISSING_STYLE: CellStyle = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E4E4E4' } },
  alignment: TO_THE_RIGHT,
};

const HEAD_STYLE: CellStyle = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: BRAND } },
  alignment: { vertical: 'center', wrapText: true },
};
const PLAIN_STYLE: CellStyle = { alignment: WRAPPED };
const LINK_STYLE: CellStyle = {
  font: { underline: true, color: { rgb: '0B5394' } },
  alignment: WRAPPED,
};
const NUMBER_STYLE: CellStyle = { alignment: TO_THE_RIGHT };
const DAY_STYLE: CellStyle = { numFmt: 'yyyy-mm-dd', alignment: TOP };
const MONTH_FORMAT = 'yyyy-mm';
const MONTH_STYLE: CellStyle = { numFmt: MONTH_FORMAT, alignment: TOP };

/** A value and the properties of its cell; null if the cell looks like the others of its column. */
interface Written {
  readonly value: CellValue;
  readonly look: Partial<WrittenCell> | null;
}

const EMPTY: Written = { value: null, look: null };

const headText = (head: Column['head']): string => (typeof head === 'string' ? shortened(head) : head.month);

function headOf(head: Column['head'], locale: Locale): Written {
  return typeof head === 'string'
    ? {
        value: inXml(shortened(head)),
        look: { style: styleOf(HEAD_STYLE, locale, LIKE_FORMULA.test(head) ? TEXT_FORMAT : null) },
      }
    : { value: dateOf(firstDayOf(head.month)), look: { style: styleOf(HEAD_STYLE, locale, MONTH_FORMAT) } };
}

/** The first head explains the meaning of an empty grey cell. */
function headsOf({ columns }: Sheet, isTold: boolean, locale: Locale): Written[] {
  const [first, ...others] = columns.map(({ head }) => headOf(head, locale));
  if (first === undefined) return [];
  const comment = { text: SHEET_WORDS[locale].missing };
  return [isTold ? { ...first, look: { ...first.look, comment } } : first, ...others];
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const rowOf = (row: readonly Cell[], locale: Locale): Written[] => row.map((cell) => cellOf(cell, locale));

function cellOf(cell: Cell, locale: Locale): Written {
  if (cell === null) return EMPTY;
  switch (cell.kind) {
    case 'text':
      return textOf(cell, locale);
    case 'number':
      return {
        value: cell.value,
        look: {
          style: styleOf(NUMBER_STYLE, locale, formatOf(cell)),
          ...(cell.exact === undefined ? {} : { comment: { text: cell.exact } }),
        },
      };
    case 'missing':
      return { value: null, look: { style: MISSING_STYLE } };
    case 'day':
      return { value: dateOf(cell.day), look: { style: DAY_STYLE } };
    case 'month':
      return { value: dateOf(firstDayOf(cell.month)), look: { style: MONTH_STYLE } };
  }
}

/** With this format a text stays a text, and becomes no formula, when somebody edits its cell and leaves it. */
const TEXT_FORMAT = '@';

function textOf({ text, emphasis, link = null }: TextCell, locale: Locale): Written {
  const format = LIKE_FORMULA.test(text) ? TEXT_FORMAT : null;
  const base = link !== null ? LINK_STYLE : emphasis === undefined ? PLAIN_STYLE : EMPHASES[emphasis];
  const isPlain = base === PLAIN_STYLE && format === null;
  return {
    value: inXml(shortened(text)),
    look: isPlain
      ? null
      : {
          style: styleOf(base, locale, format),
          ...(link === null ? {} : { hyperlink: { target: link } }),
        },
  };
}

/** Missing decimals leave their room free, so that points stand below each other: `_0` is as wide as a 0. */
function formatOf({ places, room = 0, isPercent = false }: NumberCell): string {
  const whole = isPercent ? '0' : '#,##0';
  const digits = places === 0 ? whole : `${whole}.${'0'.repeat(places)}`;
  const free = `${places === 0 && room > 0 ? '_.' : ''}${'_0'.repeat(room)}`;
  return `${digits}${isPercent ? '%' : ''}${free}`;
}

/** One style object for each look: the library compares the fields of styles unless they are the same object. */
const STYLES = new Map<CellStyle, Map<string, CellStyle>>();

function styleOf(base: CellStyle, locale: Locale, format: string | null): CellStyle {
  const known = STYLES.get(base) ?? new Map<string, CellStyle>();
  STYLES.set(base, known);
  const name = `${locale} ${format ?? ''}`;
  const style = known.get(name) ?? {
    ...base,
    // A style without a font would be shown in another font than the rest.
    ...(base.font === undefined ? {} : { font: { name: FONTS[locale], size: FONT_SIZE, ...base.font } }),
    ...(format === null ? {} : { numFmt: format }),
  };
  known.set(name, style);
  return style;
}

const CUT = '…';

/** Names and titles are never that long; if one is, its file still opens. */
function shortened(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const [first = ''] = piecesOf(text, LONGEST_TEXT - CUT.length);
  return `${first}${CUT}`;
}

/** Spreadsheets read _x0041_ as an A: a text with such a group is escaped, so that it is shown as it was typed. */
function inXml(text: string): string {
  return xmlText(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

function wholeRange(columns: readonly Column[], rows: number): string {
  return `A1:${columnName(columns.length - 1)}${rows + 1}`;
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Three charts stand beside each other, below the head and two lines. */
const CHARTS_IN_ROW = 3;
const CHART_COLUMNS = 4;
const CHART_ROWS = 14;
const FIRST_CHART_ROW = 4;

function chartOf(
  { title, description, sheet, row, fromColumn, toColumn }: RowChart,
  index: number,
): SheetChart {
  const range = (line: number) =>
    `${quoted(sheet)}!$${columnName(fromColumn)}$${line + 1}:$${columnName(toColumn)}$${line + 1}`;
  const from = {
    row: FIRST_CHART_ROW + Math.floor(index / CHARTS_IN_ROW) * (CHART_ROWS + 1),
    col: (index % CHARTS_IN_ROW) * CHART_COLUMNS,
  };
  return {
    type: 'column',
    title: inXml(title),
    altText: inXml(shortened(description)),
    legend: false,
    series: [{ name: inXml(title), categories: range(0), values: range(row), color: BRAND }],
    anchor: { from, to: { row: from.row + CHART_ROWS, col: from.col + CHART_COLUMNS } },
  };
}
