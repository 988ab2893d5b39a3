/** The kept sums of one scope by month; earlier years are one cell each if they were read as whole years. */
import {
  calendarYearOf,
  firstMonthOfYear,
  isYear,
  type Month,
  type Period,
  type Year,
} from '../../domain/month';
import { EMPTY_CELL, type Cell } from './cell';
import type { Months } from '../../domain/spans';

/** The sums of a month or of a year. */
export interface PeriodCell<P extends Period = Period> {
  readonly period: P;
  readonly cell: Cell;
}

export type MonthCell = PeriodCell<Month>;

export interface CellIndex<P extends Period = Period> {
  /** The cells of a span, in time order; periods without an activity are left out. */
  readonly within: (span: Months) => readonly PeriodCell<P>[];
  /** The cell of a month; an empty cell if there is none. */
  readonly cellOf: (month: Month) => Cell;
}

/** Periods are plain ASCII, so `<` compares them correctly. */
const inTimeOrder = (a: PeriodCell, b: PeriodCell): number => (a.period < b.period ? -1 : 1);

/** How many periods come before one: a binary search, because a report asks for many spans. */
function placeOf(cells: readonly PeriodCell[], period: Period): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cells[middle]?.period ?? period) < period) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Indexes cells that are each found under their own period. */
export function indexCells<P extends Period>(cells: Iterable<PeriodCell<P>>): CellIndex<P> {
  const all = [...cells].sort(inTimeOrder);
  return {
    within({ from, to }) {
      const last = placeOf(all, to);
      return all.slice(placeOf(all, from), all[last]?.period === to ? last + 1 : last);
    },
    cellOf(month) {
      const found = all[placeOf(all, month)];
      return found?.period === month ? found.cell : EMPTY_CELL;
    },
  };
}

/**
 * The months of one year and whole years before it, as `periodsOf` (see periods.ts) names
 * them. A span that ends in the year is made of both: nothing counts before its first
 * month, so the whole year of that month can be used. In the years before, only single
 * months can be asked for.
 */
export function indexYears(cells: Iterable<PeriodCell>, year: Year): CellIndex {
  const whole: PeriodCell[] = [];
  const single: MonthCell[] = [];
  for (const { period, cell } of cells) {
    if (isYear(period)) whole.push({ period, cell });
    else single.push({ period, cell });
  }
  whole.sort(inTimeOrder);
  const months = indexCells(single);
  return {
    within(span) {
      const { from, to } = span;
      const first = calendarYearOf(from);
      if (from === to || first === year) return months.within(span);
      if (calendarYearOf(to) !== year) {
        throw new RangeError(`The months from ${from} to ${to} were not read one by one`);
      }
      return [
        ...whole.slice(placeOf(whole, first), placeOf(whole, year)),
        ...months.within({ from: firstMonthOfYear(to), to }),
      ];
    },
    cellOf: months.cellOf,
  };
}

export const NO_CELLS: CellIndex<Month> = indexCells<Month>([]);
