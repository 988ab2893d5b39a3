/** Makes the kept sums of a set of activities from nothing: rebuilding writes them, checking compares with them. */
import { calendarYearOf, type Month } from '../../domain/month';
import { indicatorOfCode } from '../../domain/option-codes';
import { refuseOverflow } from './apply';
import type { Cell, DistinctCounts, MeasuredSum } from './cell';
import { latestEntries, valuesOf, type CountedEntry } from './counted-values';
import { cellKey, memberIdOf, memberKey, THINGS, type CellKey, type MemberKey } from './keys';
import { monthOf, type LedgerEntry } from './ledger-entry';
import { countsByPeriod, type MemberMonths } from './member-months';
import type { CountingRules } from './rules';
import { scopesOf } from './scopes';
import { addWhole, type Whole } from './whole';

export interface Sums {
  readonly cells: ReadonlyMap<CellKey, Cell>;
  readonly members: ReadonlyMap<MemberKey, MemberMonths>;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** A cell while entries are added: adding a million entries must not copy it each time. */
interface GrowingCell {
  activities: number;
  sessions: Growing<Cell['sessions']>;
  withPartner: number;
  withCommunity: number;
  partners: Growing<DistinctCounts>;
  communities: Growing<DistinctCounts>;
  measured: Map<string, Growing<MeasuredSum>>;
  largest: Map<string, Whole>;
}

const noCounts = () => ({ inPeriod: 0, newInYear: 0, newEver: 0 });

const newCell = (): GrowingCell => ({
  activities: 0,
  sessions: { values: 0, total: 0 },
  withPartner: 0,
  withCommunity: 0,
  partners: noCounts(),
  communities: noCounts(),
  measured: new Map(),
  largest: new Map(),
});

export interface SumsBuilder {
  readonly add: (entry: LedgerEntry) => void;
  /** Adds an entry with decided values; other entries that were needed for the decision may be left out. */
  readonly addCounted: (counted: CountedEntry) => void;
  /** @throws SumOverflowError */
  readonly finish: () => Sums;
}

export function sumsBuilder(rules: CountingRules): SumsBuilder {
  const cells = new Map<CellKey, GrowingCell>();
  const members = new Map<MemberKey, Map<Month, number>>();

  /** For LAST only one entry of each reporter's month counts, and it is known only at the end. */
  const latest = latestEntries<LedgerEntry>(rules);

  const countMember = (key: MemberKey, month: Month): void => {
    let months = members.get(key);
    if (months === undefined) members.set(key, (months = new Map<Month, number>()));
    months.set(month, (months.get(month) ?? 0) + 1);
  };

  const addValues = (entry: LedgerEntry, values: readonly (readonly [string, Whole])[]): void => {
    const month = monthOf(entry);
    const year = calendarYearOf(month);
    for (const scope of scopesOf(entry)) {
      for (const period of [month, year]) {
        const key = cellKey({ ...scope, period });
        let cell = cells.get(key);
        if (cell === undefined) cells.set(key, (cell = newCell()));
        addToCell(cell, entry, values, rules);
      }
      if (entry.partner !== null) {
        countMember(memberKey({ ...scope, thing: THINGS.partner, thingId: entry.partner }), month);
      }
      for (const community of entry.communities) {
        countMember(memberKey({ ...scope, thing: THINGS.community, thingId: community }), month);
      }
    }
  };

  return {
    add(entry) {
      const values = valuesOf(entry.measurements, rules);
      latest.add(entry, values);
      addValues(
        entry,
        [...values].filter(([code]) => !rules.last.has(indicatorOfCode(code))),
      );
    },
    addCounted: ({ entry, values }) => addValues(entry, [...values]),
    finish() {
      for (const { entry, code, value } of latest.all()) {
        const month = monthOf(entry);
        for (const scope of scopesOf(entry)) {
          for (const period of [month, calendarYearOf(month)]) {
            const cell = cells.get(cellKey({ ...scope, period }));
            if (cell !== undefined) addValue(cell, code, value);
          }
        }
      }
      for (const { measured } of cells.values()) {
        for (const [code, { total }] of measured) refuseOverflow(code, total);
      }
      for (const [key, months] of members) countDistinct(cells, key, months);
      return { cells, members };
    },
  };
}

export function sumsOf(entries: Iterable<LedgerEntry>, rules: CountingRules): Sums {
  const builder = sumsBuilder(rules);
  for (const entry of entries) builder.add(entry);
  return builder.finish();
}

function addToCell(
  cell: GrowingCell,
  entry: LedgerEntry,
  values: readonly (readonly [string, Whole])[],
  rules: CountingRules,
): void {
  cell.activities += 1;
  if (entry.sessions !== null) {
    cell.sessions.values += 1;
    cell.sessions.total += entry.sessions;
  }
  if (entry.partner !== null) cell.withPartner += 1;
  if (entry.communities.length > 0) cell.withCommunity += 1;
  for (const [code, value] of values) {
    addValue(cell, code, value);
    if (!rules.largest.has(code)) continue;
    const known = cell.largest.get(code);
    if (known === undefined || value > known) cell.largest.set(code, value);
  }
}

function addValue({ measured }: GrowingCell, code: string, value: Whole): void {
  const sum = measured.get(code);
  if (sum === undefined) measured.set(code, { values: 1, total: value });
  else {
    sum.values += 1;
    sum.total = addWhole(sum.total, value);
  }
}

function countDistinct(cells: ReadonlyMap<CellKey, GrowingCell>, key: MemberKey, months: MemberMonths): void {
  const id = memberIdOf(key);
  for (const [period, counts] of countsByPeriod(months)) {
    const cell = cells.get(cellKey({ ...id, period }));
    if (cell === undefined) continue;
    const distinct = id.thing === THINGS.partner ? cell.partners : cell.communities;
    distinct.inPeriod += counts.inPeriod;
    distinct.newInYear += counts.newInYear;
    distinct.newEver += counts.newEver;
  }
}
