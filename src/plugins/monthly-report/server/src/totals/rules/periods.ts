/**
 * Which kept cells figures are read from. What is counted to date needs the years before
 * in one piece and the months of the last year alone: a programme of fifty years costs
 * little more to read than one of two.
 */
import {
  addMonths,
  calendarYearOf,
  firstMonthOfYear,
  monthsBetween,
  monthsFrom,
  yearsBefore,
  type Month,
  type Period,
} from '../../domain/month';
import { hasCalendarYears } from '../../domain/calendar';
import type { Indicator, MeasuredIndicator, Programme, ProgrammeRecord } from '../../entries/rules/facts';
import { indexCells, indexYears, type CellIndex, type PeriodCell } from '../../ledger/rules/cell-index';
import { calendarOf, monthsToPrevious, type Months } from '../../domain/spans';
import { isLevel } from '../../ledger/rules/rules';

/** The cells figures are made of, and how an index of them is made. */
export interface CellPlan {
  readonly periods: readonly Period[];
  /** @param cells those of the periods that there are. */
  readonly index: (cells: Iterable<PeriodCell>) => CellIndex;
}

/** The formula across months that gives the same of the values of a year as of its months' figures. */
const SAME_OVER_A_YEAR: Readonly<
  Record<MeasuredIndicator['aggregationType'], MeasuredIndicator['calculationFormulaAcrossPeriods'] | null>
> = {
  SUM: 'sum',
  COUNT: 'sum',
  MAX: 'max',
  LAST: 'sum',
  // The mean of a year is neither that of its last month nor the largest of its months.
  AVERAGE: null,
};

const isSameOverAYear = (indicator: Indicator): boolean =>
  indicator.source !== 'measured' ||
  // A level is read from the states of reporters.
  isLevel(indicator) ||
  indicator.calculationFormulaAcrossPeriods === SAME_OVER_A_YEAR[indicator.aggregationType];

/** Indicators never change: a programme's come with the version of the catalogue, and are looked at once. */
const known = new WeakMap<ProgrammeRecord['indicators'], boolean>();

/**
 * Whether the figures of a programme to date come out of whole years; all others need its months. Kept years are
 * those of the calendar: another fiscal year is made of months.
 */
export function yearsSuffice({
  programme,
  indicators,
}: {
  readonly programme: Pick<Programme, 'calendar'>;
  readonly indicators: ProgrammeRecord['indicators'];
}): boolean {
  if (!hasCalendarYears(calendarOf(programme))) return false;
  let suffice = known.get(indicators);
  if (suffice === undefined)
    known.set(indicators, (suffice = [...indicators.values()].every(isSameOverAYear)));
  return suffice;
}

/**
 * Whether the figures over any span come out of one cell that holds all of it: as over years, but that options
 * are those of the month which decides the largest value.
 */
export const oneCellSuffices = (record: Parameters<typeof yearsSuffice>[0]): boolean =>
  yearsSuffice(record) &&
  [...record.indicators.values()].every(
    (indicator) =>
      indicator.source !== 'measured' ||
      indicator.calculationFormulaAcrossPeriods === 'sum' ||
      (indicator.dimensions ?? []).length === 0,
  );

/** What the figures over a span are made of; the span begins with the programme or within its last year. */
export function planOfSpan({ from, to }: Months, byYears: boolean): CellPlan {
  if (!byYears) return { periods: monthsFrom(from, to), index: indexCells };
  const january = firstMonthOfYear(to);
  return {
    periods: [...yearsBefore(from, to), ...monthsFrom(from > january ? from : january, to)],
    index: (cells) => indexYears(cells, calendarYearOf(to)),
  };
}

/**
 * What the figures of a month and those they are read beside are made of.
 *
 * @param lengths how many months the periods have of which the one before is read.
 */
export function planOfMonth(
  startMonth: Month,
  month: Month,
  byYears: boolean,
  lengths: readonly number[] = [1],
): CellPlan {
  const plan = planOfSpan({ from: startMonth, to: month }, byYears);
  if (!byYears) return plan;
  const january = firstMonthOfYear(month);
  const beside = [...new Set([MONTHS_OF_YEAR, ...lengths])].flatMap((earlier) => {
    const isCounted = monthsBetween(startMonth, month) >= earlier;
    return isCounted && monthsBetween(january, month) < earlier ? addMonths(month, -earlier) : [];
  });
  return { ...plan, periods: [...plan.periods, ...beside] };
}

const MONTHS_OF_YEAR = 12;

/** Programmes that are read by one plan. */
export interface PlannedProgrammes {
  readonly programmes: readonly number[];
  readonly plan: CellPlan;
}

/**
 * Those that years suffice for, and the others; nothing counts from before a programme's
 * start, so that the earliest serves all.
 */
export function plansOfMonth(records: readonly ProgrammeRecord[], month: Month): PlannedProgrammes[] {
  const planned: PlannedProgrammes[] = [];
  for (const byYears of [true, false]) {
    const programmes: number[] = [];
    const lengths = new Set<number>();
    let start: Month | null = null;
    for (const record of records) {
      if (yearsSuffice(record) !== byYears) continue;
      programmes.push(record.id);
      lengths.add(monthsToPrevious(record.programme));
      const { startMonth } = record.programme;
      if (start === null || startMonth < start) start = startMonth;
    }
    if (start !== null) planned.push({ programmes, plan: planOfMonth(start, month, byYears, [...lengths]) });
  }
  return planned;
}
