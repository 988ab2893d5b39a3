/** The kept sums of one scope in one month or one calendar year, and how they are written down. */
import { addWhole, wholeFromJson, wholeToJson, type Whole } from './whole';

/**
 * Numbers of distinct members of a month or year: all, new in the calendar year, never seen
 * before. For a year, all members are new in it.
 */
export interface DistinctCounts {
  readonly inPeriod: number;
  readonly newInYear: number;
  readonly newEver: number;
}

export interface MeasuredSum {
  /** The number of activities that count with a value; for LAST only each reporter's latest one of the month. */
  readonly values: number;
  /** Thousandths. */
  readonly total: Whole;
}

export interface Cell {
  readonly activities: number;
  readonly sessions: { readonly values: number; readonly total: number };
  /** Activities that have a partner, and a community: the sources of the distinct counts. */
  readonly withPartner: number;
  readonly withCommunity: number;
  readonly partners: DistinctCounts;
  readonly communities: DistinctCounts;
  readonly measured: ReadonlyMap<string, MeasuredSum>;
  /** The largest values, in thousandths, of the indicators that are combined by MAX. */
  readonly largest: ReadonlyMap<string, Whole>;
}

const NO_MEMBERS: DistinctCounts = { inPeriod: 0, newInYear: 0, newEver: 0 };

export const EMPTY_CELL: Cell = {
  activities: 0,
  sessions: { values: 0, total: 0 },
  withPartner: 0,
  withCommunity: 0,
  partners: NO_MEMBERS,
  communities: NO_MEMBERS,
  measured: new Map(),
  largest: new Map(),
};

type JsonWhole = number | string;
type JsonDistinct = [number, number, number];

/** Short keys and no spaces: a figure to date reads one of these for every month. */
interface CellJson {
  readonly a: number;
  readonly s: [number, number];
  readonly wp: number;
  readonly wc: number;
  readonly p: JsonDistinct;
  readonly c: JsonDistinct;
  readonly m: Readonly<Record<string, [number, JsonWhole]>>;
  readonly x: Readonly<Record<string, JsonWhole>>;
}

const distinctToJson = ({ inPeriod, newInYear, newEver }: DistinctCounts): JsonDistinct => [
  inPeriod,
  newInYear,
  newEver,
];

const distinctFromJson = ([inPeriod, newInYear, newEver]: JsonDistinct): DistinctCounts => ({
  inPeriod,
  newInYear,
  newEver,
});

const byCode = <T>(entries: ReadonlyMap<string, T>): [string, T][] =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

/** Equal cells give equal text, in whatever order they were built. */
export function writeCell(cell: Cell): string {
  const json: CellJson = {
    a: cell.activities,
    s: [cell.sessions.values, cell.sessions.total],
    wp: cell.withPartner,
    wc: cell.withCommunity,
    p: distinctToJson(cell.partners),
    c: distinctToJson(cell.communities),
    m: Object.fromEntries(
      byCode(cell.measured).map(([code, { values, total }]) => [code, [values, wholeToJson(total)]]),
    ),
    x: Object.fromEntries(byCode(cell.largest).map(([code, value]) => [code, wholeToJson(value)])),
  };
  return JSON.stringify(json);
}

export function readCell(text: string): Cell {
  const json = JSON.parse(text) as CellJson;
  return {
    activities: json.a,
    sessions: { values: json.s[0], total: json.s[1] },
    withPartner: json.wp,
    withCommunity: json.wc,
    partners: distinctFromJson(json.p),
    communities: distinctFromJson(json.c),
    measured: new Map(
      Object.entries(json.m).map(([code, [values, total]]) => [
        code,
        { values, total: wholeFromJson(total) },
      ]),
    ),
    largest: new Map(Object.entries(json.x).map(([code, value]) => [code, wholeFromJson(value)])),
  };
}

export function addMeasured(a: MeasuredSum | undefined, values: number, total: Whole): MeasuredSum {
  return a === undefined ? { values, total } : { values: a.values + values, total: addWhole(a.total, total) };
}
