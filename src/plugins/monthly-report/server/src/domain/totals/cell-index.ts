/** The kept sums of one scope, month after month. */
import type { Month } from '../month';
import { EMPTY_CELL, type Cell } from '../sums/cell';
import type { Months } from './spans';

export interface MonthCell {
  readonly month: Month;
  readonly cell: Cell;
}

export interface CellIndex {
  /** In time order; months without an activity are not there. */
  readonly all: readonly MonthCell[];
  /** Those of a span of months. */
  readonly within: (span: Months) => readonly MonthCell[];
  /** A cell of nothing where there is none. */
  readonly cellOf: (month: Month) => Cell;
}

export function indexCells(cells: Iterable<MonthCell>): CellIndex {
  // Months are plain ASCII of one length: comparing them needs no care for characters.
  const all = [...cells].sort((a, b) => (a.month < b.month ? -1 : 1));

  /** How many months come before one: found by halves, for a report asks for many spans of each indicator. */
  function placeOf(month: Month): number {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((all[middle]?.month ?? month) < month) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function within({ from, to }: Months): readonly MonthCell[] {
    const first = placeOf(from);
    const last = placeOf(to);
    return all.slice(first, all[last]?.month === to ? last + 1 : last);
  }

  return {
    all,
    within,
    cellOf: (month) => {
      const found = all[placeOf(month)];
      return found?.month === month ? found.cell : EMPTY_CELL;
    },
  };
}

export const NO_CELLS: CellIndex = indexCells([]);
