/**
 * The months in which a partner or community was active, and how it counts in each: as a
 * member of the month and of its year, as new in that year, as new altogether. Figures over a
 * span are then sums over its months or years, though a member counts once.
 */
import { calendarYearOf, type Month, type Period, type Year } from '../../domain/month';
import type { DistinctCounts } from './cell';

/** Activities by month; months without any are left out. */
export type MemberMonths = ReadonlyMap<Month, number>;

/** The counts that a member adds to the distinct counts of each of its months and years. */
export function countsByPeriod(months: MemberMonths): ReadonlyMap<Period, DistinctCounts> {
  const counts = new Map<Period, DistinctCounts>();
  let yearBefore: Year | null = null;
  for (const month of [...months.keys()].sort()) {
    const year = calendarYearOf(month);
    const inMonth = {
      inPeriod: 1,
      newInYear: year === yearBefore ? 0 : 1,
      newEver: yearBefore === null ? 1 : 0,
    };
    counts.set(month, inMonth);
    // The first month in a year also decides the counts of the year: a member is new only once.
    if (year !== yearBefore) counts.set(year, inMonth);
    yearBefore = year;
  }
  return counts;
}

const NOTHING: DistinctCounts = { inPeriod: 0, newInYear: 0, newEver: 0 };

/** How the counts of each month and year change with a member's months; unchanged counts are left out. */
export function changeOfCounts(
  before: MemberMonths,
  after: MemberMonths,
): ReadonlyMap<Period, DistinctCounts> {
  const [old, present] = [countsByPeriod(before), countsByPeriod(after)];
  const changes = new Map<Period, DistinctCounts>();
  for (const period of new Set([...old.keys(), ...present.keys()])) {
    const [was, is] = [old.get(period) ?? NOTHING, present.get(period) ?? NOTHING];
    const change = {
      inPeriod: is.inPeriod - was.inPeriod,
      newInYear: is.newInYear - was.newInYear,
      newEver: is.newEver - was.newEver,
    };
    if (change.inPeriod !== 0 || change.newInYear !== 0 || change.newEver !== 0) changes.set(period, change);
  }
  return changes;
}

/** @throws RangeError when more is taken away than was there: then the kept rows do not belong to these activities. */
export function withChanges(months: MemberMonths, changes: MemberMonths): MemberMonths {
  const result = new Map(months);
  for (const [month, change] of changes) {
    const count = (result.get(month) ?? 0) + change;
    if (count < 0) throw new RangeError(`A member would be in ${count} activities of ${month}`);
    if (count === 0) result.delete(month);
    else result.set(month, count);
  }
  return result;
}

/** Equal months give equal text. */
export function writeMemberMonths(months: MemberMonths): string {
  return JSON.stringify(Object.fromEntries([...months].sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function readMemberMonths(text: string): MemberMonths {
  return new Map(Object.entries(JSON.parse(text) as Record<Month, number>) as [Month, number][]);
}
