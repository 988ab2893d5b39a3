/** The kept sums of one scope, month after month. */
import type { Month } from '../month';
import { by, compareText } from '../order';
import { EMPTY_CELL, type Cell } from '../sums/cell';
import type { Months } from './spans';

export interface MonthCell {
  readonly month: Month;
  readonly cell: Cell;
}

export interface CellIndex {
  /** In time order; months without an activity are not there. */
  readonly all: readonly MonthCell[];
  readonly within: (span: Months) => readonly MonthCell[];
  /** A cell of nothing where there is none. */
  readonly cellOf: (month: Month) => Cell;
}

export function indexCells(cells: Iterable<MonthCell>): CellIndex {
  const all = [...cells].sort(by(({ month }) => month, compareText));
  const byMonth = new Map(all.map(({ month, cell }) => [month, cell]));
  return {
    all,
    within: ({ from, to }) => all.filter(({ month }) => from <= month && month <= to),
    cellOf: (month) => byMonth.get(month) ?? EMPTY_CELL,
  };
}

export const NO_CELLS: CellIndex = indexCells([]);
