/** Reads the content of a report in any format, with parsers that are not ours. */
import { Parser } from 'htmlparser2';
import type { Nodes } from 'mdast';
import { parseGfm } from './gfm';
import { bookmarksOf, readPdf, tagsOf, textIn } from './pdf';
import { readDocument } from './word';
import { readWorkbook, sheetNamed } from './workbook';

export interface ReadReport {
  /** The headings in order, with their levels; with their numbers if those are part of the text. */
  readonly headings: readonly string[];
  /** Label and figure of the month, row by row over all tables of totals. */
  readonly totals: readonly (readonly [label: string, figure: string])[];
}

/** Removes spaces, because each format sets its own. */
export const closedUp = (text: string): string => text.replace(/\s+/g, '');

/** Indicator, unit, month, previous month, year to date, to date, stated. */
/** One more column if somebody stated a figure. */
const TOTALS_COLUMNS = [6, 7];
const MONTH_COLUMN = 2;

const totalsOf = (tables: readonly (readonly (readonly string[])[])[]): ReadReport['totals'] =>
  tables
    .filter(
      ([head = []]) => TOTALS_COLUMNS.includes(head.length) && closedUp(head[MONTH_COLUMN] ?? '') === '本月',
    )
    .flatMap(([, ...rows]) => rows)
    .map((cells) => [closedUp(cells[0] ?? ''), closedUp(cells[MONTH_COLUMN] ?? '')]);

export function readHtml(source: string): ReadReport {
  const headings: string[] = [];
  const tables: string[][][] = [];
  let open: { name: string; text: string } | null = null;
  let isContents = false;
  const parser = new Parser({
    onopentag: (name, { class: className }) => {
      if (name === 'nav' && className === 'contents') isContents = true;
      if (name === 'table') tables.push([]);
      if (name === 'tr') tables.at(-1)?.push([]);
      if (/^(?:h[2-6]|t[hd])$/.test(name)) open = { name, text: '' };
    },
    ontext: (text) => {
      if (open !== null) open.text += text;
    },
    onclosetag: (name) => {
      if (name === 'nav') isContents = false;
      if (open === null || open.name !== name) return;
      if (!/^h/.test(name)) tables.at(-1)?.at(-1)?.push(open.text);
      else if (!isContents) headings.push(closedUp(open.text));
      open = null;
    },
  });
  parser.end(source);
  return { headings, totals: totalsOf(tables) };
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

export function readMarkdown(source: string): ReadReport {
  const { children } = parseGfm(source);
  return {
    headings: children.flatMap((node) =>
      node.type === 'heading' && node.depth > 1 ? [closedUp(plainText(node))] : [],
    ),
    totals: totalsOf(
      children.flatMap((node) =>
        node.type === 'table' ? [node.children.map((row) => row.children.map(plainText))] : [],
      ),
    ),
  };
}

export function readWord(bytes: Uint8Array): ReadReport {
  const document = readDocument(bytes);
  return {
    headings: document.paragraphs.flatMap(({ style, text }) =>
      /^Heading\d$/.test(style) ? [closedUp(text)] : [],
    ),
    totals: totalsOf(document.tables),
  };
}

/** Headings come from the bookmarks, tables from the tags. */
export function readPdfReport(bytes: Uint8Array): ReadReport {
  const pdf = readPdf(bytes);
  const rows = tagsOf(pdf)
    .filter(({ role }) => role === 'TR')
    .map(({ children = [] }) => children.map(textIn));
  return {
    headings: bookmarksOf(pdf.outline).map(({ title }) => closedUp(title)),
    // The head of a table is also a row.
    totals: totalsOf([[['指标', '单位', '本月', '', '', ''], ...rows.filter(isOfTotals)]]),
  };
}

/** Neither the head, nor a row that is repeated with its words on another page. */
const isOfTotals = (cells: readonly string[]): boolean =>
  TOTALS_COLUMNS.includes(cells.length) && !['指标', ''].includes(closedUp(cells[0] ?? ''));

/** The number of a heading stands in a separate column. */
export function readExcel(bytes: Uint8Array, reportSheet: string, totalsSheet: string): ReadReport {
  const workbook = readWorkbook(bytes);
  const [, ...lines] = sheetNamed(workbook, reportSheet).rows;
  const [, ...rows] = sheetNamed(workbook, totalsSheet).rows;
  return {
    headings: lines.map(([, content]) => closedUp(content?.value ?? '')),
    totals: rows.map((cells) => [closedUp(cells[1]?.value ?? ''), cells[3]?.value ?? '']),
  };
}

interface JsonEntry {
  readonly title: string;
  readonly children?: readonly JsonEntry[];
}

interface JsonReport {
  readonly data: {
    readonly programmes: readonly {
      readonly name: string;
      readonly totals: readonly { readonly label: string; readonly value: unknown }[];
      readonly progress: readonly JsonEntry[];
      readonly stories: readonly {
        readonly partners: readonly { readonly stories: readonly JsonEntry[] }[];
      }[];
    }[];
  };
}

const withChildren = ({ title, children = [] }: JsonEntry): string[] => [
  title,
  ...children.flatMap(withChildren),
];

/** The titles of its programmes and entries, in order; figures digit by digit, as they are written. */
export function readJson(source: string): ReadReport {
  // A double could not hold all digits.
  const { data } = JSON.parse(source.replace(/"value": (-?[\d.]+)/g, '"value": "$1"')) as JsonReport;
  return {
    headings: data.programmes.flatMap(({ name, progress, stories }) =>
      [
        name,
        ...progress.flatMap(withChildren),
        ...stories.flatMap(({ partners }) => partners.flatMap((one) => one.stories.flatMap(withChildren))),
      ].map(closedUp),
    ),
    totals: data.programmes.flatMap(({ totals }) =>
      totals.map(({ label, value }): [string, string] => [
        closedUp(label),
        typeof value === 'string' ? value : '',
      ]),
    ),
  };
}
