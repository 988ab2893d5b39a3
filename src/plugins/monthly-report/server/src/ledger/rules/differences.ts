/**
 * What a set of changed activities does to the kept sums: the difference between each
 * activity's old and new ledger entry, added up per cell and per member. What cancels
 * out is not there: saving an activity unchanged touches nothing.
 */
import { calendarYearOf, type Month } from '../../domain/month';
import { recencyKey } from './cell';
import { cellKey, memberKey, THINGS, type CellKey, type MemberKey, type Thing } from './keys';
import { monthOf, type LedgerEntry } from './ledger-entry';
import { scopesOf } from './scopes';
import { addWhole, type Whole } from './whole';

/** An activity as it counted and as it counts; null where it does not. */
export interface EntryChange {
  readonly before: LedgerEntry | null;
  readonly after: LedgerEntry | null;
}

export interface MeasuredDifference {
  values: number;
  total: Whole;
}

/** A value that may be, or may have been, a largest or last one. */
export interface ExtremeValue {
  /** Thousandths. */
  readonly value: number;
  readonly recency: string;
}

export interface ExtremeDifference {
  readonly added: ExtremeValue[];
  readonly removed: ExtremeValue[];
}

export interface CellDifference {
  activities: number;
  sessionValues: number;
  sessions: number;
  withPartner: number;
  withCommunity: number;
  readonly measured: Map<string, MeasuredDifference>;
  readonly extremes: Map<string, ExtremeDifference>;
}

export interface Differences {
  readonly cells: ReadonlyMap<CellKey, CellDifference>;
  /** By month, how many activities more or fewer. */
  readonly members: ReadonlyMap<MemberKey, ReadonlyMap<Month, number>>;
}

/**
 * @param extremeCodes indicators combined by MAX or LAST; for the others no extremes are kept.
 */
export function differencesOf(
  changes: readonly EntryChange[],
  extremeCodes: ReadonlySet<string>,
): Differences {
  const cells = new Map<CellKey, CellDifference>();
  const members = new Map<MemberKey, Map<Month, number>>();
  for (const { before, after } of changes) {
    if (before) count(before, -1, extremeCodes, cells, members);
    if (after) count(after, 1, extremeCodes, cells, members);
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
 * Whether the differences can be added to the sums whatever these are: the same activities
 * of the same members, none of whose values was, or may have been, a largest or last one.
 */
export function isAddition({ cells, members }: Differences): boolean {
  return members.size === 0 && [...cells.values()].every(isAdditionToCell);
}

const isAdditionToCell = ({ activities, withPartner, withCommunity, extremes }: CellDifference): boolean =>
  [activities, withPartner, withCommunity].every((number) => number === 0) &&
  [...extremes.values()].every(({ removed }) => removed.length === 0);

function count(
  entry: LedgerEntry,
  sign: 1 | -1,
  extremeCodes: ReadonlySet<string>,
  cells: Map<CellKey, CellDifference>,
  members: Map<MemberKey, Map<Month, number>>,
): void {
  const month = monthOf(entry);
  const year = calendarYearOf(month);
  for (const scope of scopesOf(entry)) {
    for (const period of [month, year]) {
      countInCell(entry, sign, extremeCodes, valueAt(cells, cellKey({ ...scope, period }), noDifference));
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
  entry: LedgerEntry,
  sign: 1 | -1,
  extremeCodes: ReadonlySet<string>,
  difference: CellDifference,
): void {
  difference.activities += sign;
  if (entry.sessions !== null) {
    difference.sessionValues += sign;
    difference.sessions += sign * entry.sessions;
  }
  if (entry.partner !== null) difference.withPartner += sign;
  if (entry.communities.length > 0) difference.withCommunity += sign;
  for (const [code, value] of Object.entries(entry.measurements)) {
    const measured = valueAt(difference.measured, code, () => ({ values: 0, total: 0 }));
    measured.values += sign;
    measured.total = addWhole(measured.total, sign * value);
    if (!extremeCodes.has(code)) continue;
    const extreme = valueAt(difference.extremes, code, () => ({ added: [], removed: [] }));
    const recency = recencyKey(entry.startDate, entry.endDate, value);
    (sign === 1 ? extreme.added : extreme.removed).push({ value, recency });
  }
}

const noDifference = (): CellDifference => ({
  activities: 0,
  sessionValues: 0,
  sessions: 0,
  withPartner: 0,
  withCommunity: 0,
  measured: new Map(),
  extremes: new Map(),
});

function dropNothing({ measured, extremes }: CellDifference): void {
  for (const [code, { values, total }] of measured) {
    if (values === 0 && total === 0) measured.delete(code);
  }
  for (const [code, { added, removed }] of extremes) {
    if (sameValues(added, removed)) extremes.delete(code);
  }
}

/** Keys have the value in them: the same keys are the same values. */
function sameValues(a: readonly ExtremeValue[], b: readonly ExtremeValue[]): boolean {
  if (a.length !== b.length) return false;
  const [left, right] = [a, b].map((values) => values.map(({ recency }) => recency).sort());
  return left?.join() === right?.join();
}

function isNothing(difference: CellDifference): boolean {
  const { activities, sessionValues, sessions, withPartner, withCommunity, measured, extremes } = difference;
  return (
    [activities, sessionValues, sessions, withPartner, withCommunity].every((number) => number === 0) &&
    measured.size === 0 &&
    extremes.size === 0
  );
}

function valueAt<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
