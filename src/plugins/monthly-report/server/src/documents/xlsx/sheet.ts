/** A sheet as the report sees it: a head, typed rows, perhaps charts. */
import type { Cell } from './cells';

export interface Column {
  readonly head: string;
  /** In characters of Latin script; a Chinese one takes two. */
  readonly width: number;
}

/** A chart of one row of figures, drawn by the spreadsheet itself from the cells of another sheet. */
export interface RowChart {
  readonly title: string;
  /** What a reader who cannot see it is told. */
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
  /** Columns that stay in sight beside the head. */
  readonly frozenColumns: number;
  readonly hasFilter: boolean;
  readonly charts: readonly RowChart[];
}

/** A table of facts: its head stays in sight and every column can be filtered. */
export function tableSheet(
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  frozenColumns = 0,
): Sheet {
  return { name, columns, rows, frozenColumns, hasFilter: true, charts: [] };
}
