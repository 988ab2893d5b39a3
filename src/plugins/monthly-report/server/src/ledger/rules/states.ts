/**
 * The states that levels are made of: for each reporter and each month with a value of the
 * indicator, how long that value stands. They are made from the sums of the partners.
 */
import { addMonths, isYear, LAST_MONTH, type Month } from '../../domain/month';
import { indicatorOfCode } from '../../domain/option-codes';
import type { Cell } from './cell';
import { cellIdOf, type CellKey } from './keys';
import { OPEN_END, type UnbrokenSpan } from './memberships';
import { DIMENSIONS, NONE } from './scopes';
import type { Whole } from './whole';

export interface StateId {
  readonly programme: number;
  /** Code, of the level or of an option of it. */
  readonly indicator: string;
  /** Row id of the partner; NONE for entries without one, which are one reporter. */
  readonly reporter: number;
  readonly month: Month;
}

export interface ReporterState extends StateId {
  /** Thousandths. */
  readonly total: Whole;
  /**
   * The first month in which the state no longer stands: the month of the next value, or the month
   * after the unbroken membership ends; OPEN_END if there is no such month.
   */
  readonly until: string;
}

/** Whether a state is the reporter's state at the end of a month. */
export const isInForce = ({ month, until }: Pick<ReporterState, 'month' | 'until'>, at: Month): boolean =>
  month <= at && at < until;

/** @param spansOf the unbroken memberships of a partner in a programme. */
export function statesOf(
  cells: Iterable<readonly [CellKey, Cell]>,
  levels: ReadonlySet<string>,
  spansOf: (programme: number, partner: number) => readonly UnbrokenSpan[],
): ReporterState[] {
  const byReporter = new Map<string, Omit<ReporterState, 'until'>[]>();
  for (const [key, { measured }] of cells) {
    const { programme, dimension, member, period } = cellIdOf(key);
    if (dimension !== DIMENSIONS.partner || isYear(period)) continue;
    for (const [indicator, { total }] of measured) {
      const level = indicatorOfCode(indicator);
      if (!levels.has(level)) continue;
      const reporter = `${programme} ${member} ${level}`;
      const states = byReporter.get(reporter);
      const state = { programme, indicator, reporter: member, month: period, total };
      if (states === undefined) byReporter.set(reporter, [state]);
      else states.push(state);
    }
  }
  return [...byReporter.values()].flatMap((states) => standing(states, spansOf));
}

/**
 * How long each state of one reporter and level stands, options included: until the next value, or until the
 * end of the unbroken membership.
 */
export function standing(
  states: readonly Omit<ReporterState, 'until'>[],
  spansOf: (programme: number, partner: number) => readonly UnbrokenSpan[],
): ReporterState[] {
  // Options stand as long as the value they belong to: a later value without options ends them too.
  const months = [...new Set(states.map(({ month }) => month))].sort();
  return states.map((state) => {
    const next = months[months.indexOf(state.month) + 1] ?? OPEN_END;
    const bound = endOf(state, spansOf);
    return { ...state, until: next < bound ? next : bound };
  });
}

function endOf(
  { programme, reporter, month }: StateId,
  spansOf: (programme: number, partner: number) => readonly UnbrokenSpan[],
): string {
  if (reporter === NONE) return OPEN_END;
  const covering = spansOf(programme, reporter).find(({ from, until }) => from <= month && month < until);
  if (covering !== undefined) return covering.until;
  // A report of a partner that is no member stands for its own month only.
  return month === LAST_MONTH ? OPEN_END : addMonths(month, 1);
}

/** Equal states give equal text. */
export const writeState = ({ total, until }: ReporterState): string => `${total} until ${until}`;

export const stateKey = ({ programme, indicator, reporter, month }: StateId): string =>
  `${programme} ${indicator} ${reporter} ${month}`;
