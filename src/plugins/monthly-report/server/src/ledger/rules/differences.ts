/**
 * The effect of a set of changed activities on the kept sums: the difference between each
 * activity's old and new ledger entry, added up per cell and per member. Differences that
 * cancel out are left out: saving an activity unchanged touches nothing.
 */
import { calendarYearOf, type Month } from '../../domain/month';
import type { CountedEntry } from './counted-values';
import { cellKey, memberKey, THINGS, type CellKey, type MemberKey, type Thing } from './keys';
import { monthOf } from './ledger-entry';
import type { CountingRules } from './rules';
import { scopesOf } from './scopes';
import { addWhole, type Whole } from './whole';

/** An activity as it counted before and as it counts now; null if it does not count. */
export interface EntryChange {
  readonly before: CountedEntry | null;
  readonly after: CountedEntry | null;
}

export interface MeasuredDifference {
  values: number;
  total: Whole;
}

/** Values, in thousandths, that may be, or may have been, the largest one. */
export interface LargestDifference {
  readonly added: Whole[];
  readonly removed: Whole[];
}

export interface CellDifference {
  activities: number;
  sessionValues: number;
  sessions: number;
  withPartner: number;
  withCommunity: number;
  readonly measured: Map<string, MeasuredDifference>;
  readonly largest: Map<string, LargestDifference>;
}

export interface Differences {
  readonly cells: ReadonlyMap<CellKey, CellDifference>;
  /** By month, how many activities more or fewer. */
  readonly members: ReadonlyMap<MemberKey, ReadonlyMap<Month, number>>;
}

export function differencesOf(
  changes: readonly EntryChange[],
  rules: Pick<CountingRules, 'largest'>,
): Differences {
  const cells = new Map<CellKey, CellDifference>();
  const members = new Map<MemberKey, Map<Month, number>>();
  for (const { before, after } of changes) {
    if (before) count(before, -1, rules, cells, members);
    if (after) count(after, 1, rules, cells, members);
  }
  for (const [key, difference] of cells) {
    dropNothing(difference);
    if (isNothing(difference)) cells.delete(key);
  }
  for (const [key, months] of members) {
    for (const [month, difference] of months) if (difference === 0) months.delete(month);
    if (months.size === 0) members.delete(key);
  }
  return { cells, members };
}

/**
 * Whether the differences can be added to any sums: the members have the same activities as
 * before, and no changed value was, or may have been, a largest one.
 */
export function isAddition({ cells, members }: Differences): boolean {
  return members.size === 0 && [...cells.values()].every(isAdditionToCell);
}

const isAdditionToCell = ({ activities, withPartner, withCommunity, largest }: CellDifference): boolean =>
  [activities, withPartner, withCommunity].every((number) => number === 0) &&
  [...largest.values()].every(({ removed }) => removed.length === 0);

function count(
  counted: CountedEntry,
  sign: 1 | -1,
  rules: Pick<CountingRules, 'largest'>,
  cells: Map<CellKey, CellDifference>,
  members: Map<MemberKey, Map<Month, number>>,
): void {
  const { entry } = counted;
  const month = monthOf(entry);
  const year = calendarYearOf(month);
  for (const scope of scopesOf(entry)) {
    for (const period of [month, year]) {
      countInCell(counted, sign, rules, valueAt(cells, cellKey({ ...scope, period }), noDifference));
    }
    const countMember = (thing: Thing, thingId: number): void => {
      const months = valueAt(
        members,
        memberKey({ ...scope, thing, thingId }),
        () => new Map<Month, number>(),
      );
      months.set(month, (months.get(month) ?? 0) + sign);
    };
    if (entry.partner !== null) countMember(THINGS.partner, entry.partner);
    for (const community of entry.communities) countMember(THINGS.community, community);
  }
}

function countInCell(
  { entry, values }: CountedEntry,
  sign: 1 | -1,
  rules: Pick<CountingRules, 'largest'>,
  difference: CellDifference,
): void {
  difference.activities += sign;
  if (entry.sessions !== null) {
    difference.sessionValues += sign;
    difference.sessions += sign * entry.sessions;
  }
  if (entry.partner !== null) difference.withPartner += sign;
  if (entry.communities.length > 0) difference.withCommunity += sign;
  for (const [code, value] of values) {
    const measured = valueAt(difference.measured, code, () => ({ values: 0, total: 0 }));
    measured.values += sign;
    measured.total = addWhole(measured.total, sign === 1 ? value : -value);
    if (!rules.largest.has(code)) continue;
    const largest = valueAt(difference.largest, code, () => ({ added: [], removed: [] }));
    (sign === 1 ? largest.added : largest.removed).push(value);
  }
}

const noDifference = (): CellDifference => ({
  activities: 0,
  sessionValues: 0,
  sessions: 0,
  withPartner: 0,
  withCommunity: 0,
  measured: new Map(),
  largest: new Map(),
});

function dropNothing({ measured, largest }: CellDifference): void {
  for (const [code, { values, total }] of measured) {
    if (values === 0 && total === 0) measured.delete(code);
  }
  for (const [code, { added, removed }] of largest) {
    if (sameValues(added, removed)) largest.delete(code);
  }
}

function sameValues(a: readonly Whole[], b: readonly Whole[]): boolean {
  if (a.length !== b.length) return false;
  const [left, right] = [a, b].map((values) => values.map(String).sort());
  return left?.join() === right?.join();
}

function isNothing(difference: CellDifference): boolean {
  const { activities, sessionValues, sessions, withPartner, withCommunity, measured, largest } = difference;
  return (
    [activities, sessionValues, sessions, withPartner, withCommunity].every((number) => number === 0) &&
    measured.size === 0 &&
    largest.size === 0
  );
}

function valueAt<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
