/** Computes the present sums from the kept sums and the changes. */
import { indicatorOfCode } from '../../domain/option-codes';
import { addMeasured, EMPTY_CELL, type Cell, type DistinctCounts, type MeasuredSum } from './cell';
import type { CellDifference, Differences } from './differences';
import { cellKey, memberIdOf, THINGS, type CellKey, type MemberKey } from './keys';
import { changeOfCounts, withChanges, type MemberMonths } from './member-months';
import type { Whole } from './whole';

const LARGEST_TOTAL = 2n ** 63n - 1n;

/** A sum that signed 64-bit thousandths cannot hold. */
export class SumOverflowError extends RangeError {
  /** Code of the indicator, also if an option of it overflows: its own sum is never smaller. */
  readonly code: string;

  constructor(code: string) {
    const indicator = indicatorOfCode(code);
    super(`The sum of "${indicator}" would be greater than ${LARGEST_TOTAL} thousandths`);
    this.code = indicator;
  }
}

export interface DistinctChange {
  readonly partners: DistinctCounts;
  readonly communities: DistinctCounts;
}

const NO_COUNTS: DistinctCounts = { inPeriod: 0, newInYear: 0, newEver: 0 };
const MEMBERS_OF_NO_MONTH: MemberMonths = new Map();

/**
 * The members as they are now, and how the distinct counts of cells change with them. A
 * member that is no longer new in one month may become new in another, so cells of
 * months and years without an edit change too.
 */
export function changeMembers(
  differences: Differences['members'],
  kept: ReadonlyMap<MemberKey, MemberMonths>,
): {
  readonly members: ReadonlyMap<MemberKey, MemberMonths>;
  readonly distinct: ReadonlyMap<CellKey, DistinctChange>;
} {
  const members = new Map<MemberKey, MemberMonths>();
  const distinct = new Map<CellKey, DistinctChange>();
  for (const [key, changes] of differences) {
    const before = kept.get(key) ?? MEMBERS_OF_NO_MONTH;
    const after = withChanges(before, changes);
    members.set(key, after);
    const id = memberIdOf(key);
    for (const [period, change] of changeOfCounts(before, after)) {
      const cell = cellKey({ ...id, period });
      const known = distinct.get(cell) ?? { partners: NO_COUNTS, communities: NO_COUNTS };
      distinct.set(
        cell,
        id.thing === THINGS.partner
          ? { ...known, partners: addCounts(known.partners, change) }
          : { ...known, communities: addCounts(known.communities, change) },
      );
    }
  }
  return { members, distinct };
}

/**
 * One cell as it is now. `recount` names the indicators whose largest value went away:
 * only the ledger knows the next one of a month, and only its months that of a year.
 *
 * @throws SumOverflowError
 */
export function changeCell(
  cell: Cell = EMPTY_CELL,
  difference: CellDifference | undefined,
  distinct: DistinctChange | undefined,
): { readonly cell: Cell; readonly recount: readonly string[] } {
  const measured = new Map(cell.measured);
  const largest = new Map(cell.largest);
  const recount: string[] = [];
  for (const [code, change] of difference?.measured ?? []) {
    const sum = addMeasured(measured.get(code), change.values, change.total);
    refuseOverflow(code, sum.total);
    if (sum.values === 0) measured.delete(code);
    else measured.set(code, sum);
  }
  for (const [code, { added, removed }] of difference?.largest ?? []) {
    const known = largest.get(code);
    if (removed.some((value) => known === undefined || value >= known)) {
      recount.push(code);
      continue;
    }
    const value = largestOf([...added, ...(known === undefined ? [] : [known])]);
    if (value !== undefined) largest.set(code, value);
  }
  return {
    cell: {
      activities: cell.activities + (difference?.activities ?? 0),
      sessions: {
        values: cell.sessions.values + (difference?.sessionValues ?? 0),
        total: cell.sessions.total + (difference?.sessions ?? 0),
      },
      withPartner: cell.withPartner + (difference?.withPartner ?? 0),
      withCommunity: cell.withCommunity + (difference?.withCommunity ?? 0),
      partners: addCounts(cell.partners, distinct?.partners ?? NO_COUNTS),
      communities: addCounts(cell.communities, distinct?.communities ?? NO_COUNTS),
      measured,
      largest,
    },
    recount,
  };
}

/** The largest of some values; undefined if there are no values. */
export function largestOf(values: readonly Whole[]): Whole | undefined {
  return values.reduce<Whole | undefined>(
    (best, value) => (best === undefined || value > best ? value : best),
    undefined,
  );
}

/** The largest value of an indicator in a year, from the cells of its months; undefined if there are no values. */
export function largestOfMonths(months: readonly Cell[], code: string): Whole | undefined {
  return largestOf(months.flatMap(({ largest }) => largest.get(code) ?? []));
}

/** A cell with the largest value of one indicator replaced; undefined takes it away. */
export function withLargest(cell: Cell, code: string, value: Whole | undefined): Cell {
  const largest = new Map(cell.largest);
  if (value === undefined) largest.delete(code);
  else largest.set(code, value);
  return { ...cell, largest };
}

export function refuseOverflow(code: string, total: MeasuredSum['total']): void {
  if (exceeds(total)) throw new SumOverflowError(code);
}

const exceeds = (total: Whole): boolean => typeof total === 'bigint' && total > LARGEST_TOTAL;

function addCounts(a: DistinctCounts, b: DistinctCounts): DistinctCounts {
  return {
    inPeriod: a.inPeriod + b.inPeriod,
    newInYear: a.newInYear + b.newInYear,
    newEver: a.newEver + b.newEver,
  };
}

/** Every cell that changes, in edited months and years and in others that depend on them. */
export function changedCells(
  differences: Differences,
  distinct: ReadonlyMap<CellKey, DistinctChange>,
): ReadonlySet<CellKey> {
  return new Set([...differences.cells.keys(), ...distinct.keys()]);
}
