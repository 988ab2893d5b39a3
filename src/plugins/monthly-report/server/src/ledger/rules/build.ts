/** The kept sums of a set of activities, made from nothing: what rebuilding writes and checking compares with. */
import { calendarYearOf, type Month } from '../../domain/month';
import { refuseOverflow } from './apply';
import { recencyKey, type Cell, type DistinctCounts, type Extremes, type MeasuredSum } from './cell';
import { cellKey, memberIdOf, memberKey, THINGS, type CellKey, type MemberKey } from './keys';
import { monthOf, type LedgerEntry } from './ledger-entry';
import { countsByPeriod, type MemberMonths } from './member-months';
import { scopesOf } from './scopes';
import { addWhole } from './whole';

export interface Sums {
  readonly cells: ReadonlyMap<CellKey, Cell>;
  readonly members: ReadonlyMap<MemberKey, MemberMonths>;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** A cell while entries are added: a million of them must not copy it each time. */
interface GrowingCell {
  activities: number;
  sessions: Growing<Cell['sessions']>;
  withPartner: number;
  withCommunity: number;
  partners: Growing<DistinctCounts>;
  communities: Growing<DistinctCounts>;
  measured: Map<string, Growing<MeasuredSum>>;
  extremes: Map<string, Growing<Extremes>>;
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
  extremes: new Map(),
});

export interface SumsBuilder {
  readonly add: (entry: LedgerEntry) => void;
  /** @throws SumOverflowError */
  readonly finish: () => Sums;
}

/** @param extremeCodes indicators combined by MAX or LAST. */
export function sumsBuilder(extremeCodes: ReadonlySet<string>): SumsBuilder {
  const cells = new Map<CellKey, GrowingCell>();
  const members = new Map<MemberKey, Map<Month, number>>();

  const countMember = (key: MemberKey, month: Month): void => {
    let months = members.get(key);
    if (months === undefined) members.set(key, (months = new Map<Month, number>()));
    months.set(month, (months.get(month) ?? 0) + 1);
  };

  return {
    add(entry) {
      const month = monthOf(entry);
      const year = calendarYearOf(month);
      const values = Object.entries(entry.measurements);
      for (const scope of scopesOf(entry)) {
        for (const period of [month, year]) {
          const key = cellKey({ ...scope, period });
          let cell = cells.get(key);
          if (cell === undefined) cells.set(key, (cell = newCell()));
          addToCell(cell, entry, values, extremeCodes);
        }
        if (entry.partner !== null) {
          countMember(memberKey({ ...scope, thing: THINGS.partner, thingId: entry.partner }), month);
        }
        for (const community of entry.communities) {
          countMember(memberKey({ ...scope, thing: THINGS.community, thingId: community }), month);
        }
      }
    },
    finish() {
      for (const { measured } of cells.values()) {
        for (const [code, { total }] of measured) refuseOverflow(code, total);
      }
      for (const [key, months] of members) countDistinct(cells, key, months);
      return { cells, members };
    },
  };
}

export function sumsOf(entries: Iterable<LedgerEntry>, extremeCodes: ReadonlySet<string>): Sums {
  const builder = sumsBuilder(extremeCodes);
  for (const entry of entries) builder.add(entry);
  return builder.finish();
}

function addToCell(
  cell: GrowingCell,
  entry: LedgerEntry,
  values: readonly [string, number][],
  extremeCodes: ReadonlySet<string>,
): void {
  cell.activities += 1;
  if (entry.sessions !== null) {
    cell.sessions.values += 1;
    cell.sessions.total += entry.sessions;
  }
  if (entry.partner !== null) cell.withPartner += 1;
  if (entry.communities.length > 0) cell.withCommunity += 1;
  for (const [code, value] of values) {
    const sum = cell.measured.get(code);
    if (sum === undefined) cell.measured.set(code, { values: 1, total: value });
    else {
      sum.values += 1;
      sum.total = addWhole(sum.total, value);
    }
    if (extremeCodes.has(code)) addExtreme(cell, code, value, entry);
  }
}

function addExtreme(cell: GrowingCell, code: string, value: number, entry: LedgerEntry): void {
  const recency = recencyKey(entry.startDate, entry.endDate, value);
  const known = cell.extremes.get(code);
  if (known === undefined) {
    cell.extremes.set(code, { largest: value, last: recency });
    return;
  }
  if (value > known.largest) known.largest = value;
  if (recency > known.last) known.last = recency;
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
