/** The kept sums of one scope, month after month, with the years before in one piece where they were read so. */
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
  /** Those of a span, in time order; what had no activity is not there. */
  readonly within: (span: Months) => readonly PeriodCell<P>[];
  /** A cell of nothing where there is none. */
  readonly cellOf: (month: Month) => Cell;
}

/** Periods are plain ASCII: comparing them needs no care for characters. */
const inTimeOrder = (a: PeriodCell, b: PeriodCell): number => (a.period < b.period ? -1 : 1);

/** How many periods come before one: found by halves, for a report asks for many spans. */
function placeOf(cells: readonly PeriodCell[], period: Period): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cells[middle]?.period ?? period) < period) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cells that are each found by its own name: every month there is. */
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
 * them. A span that ends in the year is made of both: nothing counts from before its
 * first month, so that the year it lies in counts as a whole. Of the years before, only
 * single months can be asked for.
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
