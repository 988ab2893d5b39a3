/**
 * How a table of figures is set so that no figure is broken: columns are as wide as their longest
 * unbreakable word, then the type shrinks, then the table is split. The words of a column wrap.
 */

export interface TableLayout {
  /** Points. */
  readonly size: number;
  /** The parts, one after the other; each has the columns of words, and its own columns of figures. */
  readonly parts: readonly TablePart[];
}

export interface TablePart {
  readonly columns: readonly TableColumn[];
}

export interface TableColumn {
  /** From 0, in the whole table. */
  readonly index: number;
  /** Points, including the space around the words. */
  readonly width: number;
}

export interface TableRoom {
  /** Points: the width of the page, and the space around the words of a cell, both sides together. */
  readonly width: number;
  readonly padding: number;
  /** Points: the usual size first, the smallest readable size last. */
  readonly sizes: readonly number[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The number of first columns that are words; the figures after them are aligned right. */
  readonly wordColumns: number;
}

/** If there is room, the column with names has space for some characters more than its longest word. */
const COMFORT = 9;
/** Ems added to the measured width, because fonts differ. */
const SPARE = 0.4;
/** Ems; narrower, the name of a row would have one character below the other. */
const LEAST_NAME = 4;
/** A longer head is broken in any case. */
const LONGEST_HEAD = 8;

/** Notes use the existing room: they make no column wider. */
export function layOut({ rows, ...words }: Table, room: TableRoom): TableLayout {
  const table = { ...words, rows: rows.filter(({ length }) => length !== 1) };
  const needed = table.columns.map((_, index) => neededOf(table, index));
  const smallest = room.sizes.at(-1) ?? 0;
  for (const size of room.sizes) {
    const parts = partsOf(needed, table.wordColumns, size, room);
    const isWhole = parts.length === 1 && parts.every((part) => sumOf(part) <= room.width);
    if (isWhole || size === smallest) {
      return { size, parts: parts.map((columns) => ({ columns: spread(columns, table, size, room) })) };
    }
  }
  throw new RangeError('A table is set in one size at least');
}

/** How a row of a table is to be set. */
export interface RowPlace {
  /** True for a single cell, which fills all the room beside the name of the figure above. */
  readonly isNote: boolean;
  /** The number of notes that follow on the same figure: its name stands beside them too. */
  readonly notes: number;
  /** Every second figure is set on a band of colour, with its notes. */
  readonly isBanded: boolean;
}

export function rowPlaces(rows: readonly (readonly unknown[])[]): RowPlace[] {
  const isNote = rows.map(({ length }) => length === 1);
  let figures = 0;
  return isNote.map((note, at) => {
    if (!note) figures += 1;
    const next = isNote.indexOf(false, at + 1);
    return {
      isNote: note,
      notes: (next === -1 ? rows.length : next) - at - 1,
      isBanded: figures % 2 === 0,
    };
  });
}

/** Ems of the widest text of a column that cannot be broken. */
function neededOf({ columns, rows, wordColumns }: Table, index: number): number {
  const isFigure = index >= wordColumns;
  const free = rooms(rows.map((row) => row[index] ?? ''));
  const texts = rows.map((row, at) => {
    const text = row[index] ?? '';
    return isFigure ? textWidth(text) + roomWidth(free[at] ?? 0) : widestWord(text);
  });
  return Math.max(headWidth(columns[index] ?? '', isFigure), ...texts, index === 0 ? LEAST_NAME : 0) + SPARE;
}

/** The head of a column of figures is not broken inside brackets: 原报数（累计） is one piece. */
const headWidth = (head: string, isFigure: boolean): number =>
  isFigure && /\p{Script=Han}/u.test(head) ? Math.min(textWidth(head), LONGEST_HEAD) : widestWord(head);

/** A hanzi may stand on a line by itself; a word of letters or digits may not be broken. */
const widestWord = (text: string): number =>
  Math.max(0, ...(text.match(/[^\s\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]+/gu) ?? []).map(widthOfWord), 2);

/** A text of more characters is no word: it is an address, or a key was held down. */
const LONGEST_WORD = 18;
const widthOfWord = (word: string): number => textWidth([...word].slice(0, LONGEST_WORD).join(''));

/** The columns of each part: as many columns of figures as fit beside those of words. */
function partsOf(
  needed: readonly number[],
  wordColumns: number,
  size: number,
  { width, padding }: TableRoom,
): TableColumn[][] {
  const columns = needed.map((ems, index) => ({ index, width: ems * size + padding }));
  const words = columns.slice(0, wordColumns);
  const taken = sumOf(words);
  const parts: TableColumn[][] = [];
  let part: TableColumn[] = [];
  for (const column of columns.slice(wordColumns)) {
    if (part.length > 0 && taken + sumOf(part) + column.width > width) {
      parts.push([...words, ...part]);
      part = [];
    }
    part.push(column);
  }
  return [...parts, [...words, ...part]];
}

const sumOf = (columns: readonly TableColumn[]): number => columns.reduce((sum, { width }) => sum + width, 0);

/** The rest of the width goes first to words that would wrap, then equally to all columns. */
function spread(
  columns: readonly TableColumn[],
  table: Table,
  size: number,
  { width, padding }: TableRoom,
): TableColumn[] {
  let left = width - sumOf(columns);
  if (left <= 0) return shrunk(columns, width);
  const wide = columns.map((column) => {
    const wanted = wantedOf(table, column.index) * size + padding - column.width;
    const given = Math.min(left, Math.max(0, wanted));
    left -= given;
    return { ...column, width: column.width + given };
  });
  return wide.map((column) => ({ ...column, width: column.width + left / wide.length }));
}

/** Columns narrowed to the width: only a single figure that is wider than the page can need this. */
const shrunk = (columns: readonly TableColumn[], width: number): TableColumn[] =>
  columns.map((column) => ({ ...column, width: (column.width * width) / sumOf(columns) }));

function wantedOf({ columns, rows, wordColumns }: Table, index: number): number {
  if (index >= wordColumns) return textWidth(columns[index] ?? '') + SPARE;
  const longest = Math.max(...[columns[index] ?? '', ...rows.map((row) => row[index] ?? '')].map(textWidth));
  return Math.min(longest + SPARE, COMFORT + widestWord(columns[index] ?? ''));
}

/** Ems, in the widest of the fonts that tables are set in. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[,.:;'|!ijl]/g, 0.29],
  [/[mwMW@%]/g, 0.95],
  [/[A-Z]/g, 0.68],
  [/[\u0020-\u024F]/g, 0.57],
];

/** Ems; a hanzi is as wide as it is high, and unknown characters are treated alike. */
function textWidth(text: string): number {
  let rest = text;
  let width = 0;
  for (const [characters, ems] of WIDTHS) {
    const left = rest.replace(characters, '');
    width += (rest.length - left.length) * ems;
    rest = left;
  }
  return width + [...rest].length;
}

const FIGURE = /^[-+\u2212]?\d[\d,]*(?:\.(\d+))?$/;

/** For each text of a column, the number of decimals that it lacks: their room is left free. 0 for words. */
export function rooms(texts: readonly string[]): number[] {
  const places = texts.map((text) => {
    const found = FIGURE.exec(text.trim());
    return found === null ? null : (found[1]?.length ?? 0);
  });
  const most = Math.max(0, ...places.map((count) => count ?? 0));
  return places.map((count) => (count === null ? 0 : most - count));
}

/** After a figure without decimals, the room of the point stays free too. */
export const roomText = (room: number, text: string): string =>
  room === 0 ? '' : `${text.includes('.') ? '' : '.'}${'0'.repeat(room)}`;

const roomWidth = (room: number): number => (room === 0 ? 0 : textWidth('.') + room * textWidth('0'));
