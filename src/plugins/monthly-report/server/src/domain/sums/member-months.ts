/**
 * In which months a partner or community was active, and what that makes it there: a
 * member of the month, new in its calendar year, new altogether. Figures over a span
 * are then sums over its months, though a member counts once.
 */
import type { Month } from '../month';
import type { DistinctCounts } from './cell';

/** Activities by month; months without any are not there. */
export type MemberMonths = ReadonlyMap<Month, number>;

/** What a member adds to the distinct counts of each of its months. */
export function countsByMonth(months: MemberMonths): ReadonlyMap<Month, DistinctCounts> {
  const counts = new Map<Month, DistinctCounts>();
  let yearBefore = '';
  for (const month of [...months.keys()].sort()) {
    const year = month.slice(0, 4);
    counts.set(month, {
      inMonth: 1,
      newInYear: year === yearBefore ? 0 : 1,
      newEver: yearBefore === '' ? 1 : 0,
    });
    yearBefore = year;
  }
  return counts;
}

const NOTHING: DistinctCounts = { inMonth: 0, newInYear: 0, newEver: 0 };

/** How the counts of each month change when a member's months do; unchanged months are left out. */
export function changeOfCounts(
  before: MemberMonths,
  after: MemberMonths,
): ReadonlyMap<Month, DistinctCounts> {
  const [old, present] = [countsByMonth(before), countsByMonth(after)];
  const changes = new Map<Month, DistinctCounts>();
  for (const month of new Set([...old.keys(), ...present.keys()])) {
    const [was, is] = [old.get(month) ?? NOTHING, present.get(month) ?? NOTHING];
    const change = {
      inMonth: is.inMonth - was.inMonth,
      newInYear: is.newInYear - was.newInYear,
      newEver: is.newEver - was.newEver,
    };
    if (change.inMonth !== 0 || change.newInYear !== 0 || change.newEver !== 0) changes.set(month, change);
  }
  return changes;
}

/** @throws RangeError when more is taken away than was there: the kept rows are not of these activities. */
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

/** The same months are the same text. */
export function writeMemberMonths(months: MemberMonths): string {
  return JSON.stringify(Object.fromEntries([...months].sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function readMemberMonths(text: string): MemberMonths {
  return new Map(Object.entries(JSON.parse(text) as Record<Month, number>) as [Month, number][]);
}
