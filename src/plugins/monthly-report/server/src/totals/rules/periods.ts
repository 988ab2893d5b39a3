/**
 * The kept cells that figures are read from. Figures to date need one cell for each year
 * before and the months of the last year alone: a programme of fifty years costs little
 * more to read than one of two years.
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
  /** @param cells the existing cells of the periods. */
  readonly index: (cells: Iterable<PeriodCell>) => CellIndex;
}

/** The formula across months that gives the same result from a year's values as from its months' figures. */
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

/** Indicators never change within a version of the catalogue: the ones of a programme are examined once. */
const known = new WeakMap<ProgrammeRecord['indicators'], boolean>();

/**
 * Whether whole years are enough for the figures of a programme to date; if not, its months are needed. Kept years
 * are calendar years: another fiscal year is made of months.
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
 * Whether one cell that holds a whole span is enough for its figures: as for years, except that options
 * belong to the month that decides the largest value.
 */
export const oneCellSuffices = (record: Parameters<typeof yearsSuffice>[0]): boolean =>
  yearsSuffice(record) &&
  [...record.indicators.values()].every(
    (indicator) =>
      indicator.source !== 'measured' ||
      indicator.calculationFormulaAcrossPeriods === 'sum' ||
      (indicator.dimensions ?? []).length === 0,
  );

/** Plans the cells for the figures over a span, which begins with the programme or within the span's last year. */
export function planOfSpan({ from, to }: Months, byYears: boolean): CellPlan {
  if (!byYears) return { periods: monthsFrom(from, to), index: indexCells };
  const january = firstMonthOfYear(to);
  return {
    periods: [...yearsBefore(from, to), ...monthsFrom(from > january ? from : january, to)],
    index: (cells) => indexYears(cells, calendarYearOf(to)),
  };
}

/**
 * Plans the cells for the figures of a month and for the earlier figures beside them.
 *
 * @param lengths lengths in months of the periods whose previous period is read.
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
 * One plan for programmes for which years are enough, one for the others. Nothing counts before
 * a programme's start, so the earliest start serves all.
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
