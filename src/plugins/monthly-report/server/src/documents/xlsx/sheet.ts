/** A sheet as the report sees it: a head, typed rows, perhaps charts. */
import type { Cell, MonthCell, NumberCell } from './cells';

export interface Column {
  readonly head: string | MonthCell;
  /** In characters of Latin script; a Chinese one takes two. A column of longer figures is wider. */
  readonly width: number;
}

/** A chart of one row of figures, drawn by the spreadsheet itself from the cells of another sheet. */
export interface RowChart {
  readonly title: string;
  /** The description for a reader who cannot see it. */
  readonly description: string;
  readonly sheet: string;
  /** From 0; the head of the sheet is row 0. */
  readonly row: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface Sheet {
  /** Not longer than 31 characters, without []:*?/\. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns that stay visible, like the head. */
  readonly frozenColumns: number;
  /** The spreadsheet treats its rows as lines of text, as a range with a filter, or as a table with a name. */
  readonly kind: 'text' | 'filtered' | { readonly table: string };
  /** Rows below the table that do not belong to it. */
  readonly closingRows: number;
  readonly charts: readonly RowChart[];
}

interface TableParts {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly frozenColumns?: number;
  /** Makes it a table of the spreadsheet, which pivots find under this name. */
  readonly table?: string;
}

/** A table of facts: its head stays in sight and every column can be filtered. */
export function tableSheet({ name, columns, rows, frozenColumns = 0, table }: TableParts): Sheet {
  return {
    name,
    columns,
    rows: withAlignedDecimals(rows),
    frozenColumns,
    kind: table === undefined ? 'filtered' : { table },
    closingRows: 0,
    charts: [],
  };
}

/**
 * The figures of a column with one number of decimals, so that their points stand below each other.
 * A figure that may not have so many decimals leaves their room free.
 */
function withAlignedDecimals(rows: readonly (readonly Cell[])[]): Cell[][] {
  const most: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      if (cell?.kind === 'number') most[column] = Math.max(most[column] ?? 0, cell.places);
    });
  }
  return rows.map((row) =>
    row.map((cell, column) => (cell?.kind === 'number' ? aligned(cell, most[column] ?? 0) : cell)),
  );
}

function aligned(cell: NumberCell, most: number): NumberCell {
  const places = Math.max(cell.places, Math.min(most, cell.mostPlaces ?? cell.places));
  return { ...cell, places, room: most - places };
}
