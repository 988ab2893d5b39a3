/** The values that entries count with: entered values, sums of parts, the latest value of a reporter. */
import { indicatorOfCode, isOptionCode, sameOptionOf } from '../../domain/option-codes';
import { by, compareText, inOrder, nullsLast } from '../../domain/order';
import { monthOf, type LedgerEntry } from './ledger-entry';
import type { CountingRules } from './rules';
import { NONE } from './scopes';
import { addWhole, type Whole } from './whole';

/** Thousandths by indicator code. */
export type Values = ReadonlyMap<string, Whole>;

/** An entry with the values it counts with. */
export interface CountedEntry<Entry extends LedgerEntry = LedgerEntry> {
  readonly entry: Entry;
  readonly values: Values;
}

/**
 * The values of one entry: an indicator with parts counts with the entered value, else with the
 * sum of its parts, each as it would count alone. Its options are the ones entered with the value,
 * else the options of the parts.
 */
export function valuesOf(
  measurements: LedgerEntry['measurements'],
  { parts, last }: Pick<CountingRules, 'parts' | 'last'>,
): Values {
  const values = new Map<string, Whole>(Object.entries(measurements));
  const hasOptions = parts.size > 0 && Object.keys(measurements).some(isOptionCode);
  for (const code of parts.keys()) {
    const value = valueOf(code, []);
    if (value === null) continue;
    values.set(code, value);
    if (hasOptions) for (const [option, part] of optionsOf(code, [])) values.set(option, part);
  }
  return values;

  /** The options by the codes that they have for this indicator. */
  function optionsOf(code: string, above: readonly string[]): ReadonlyMap<string, Whole> {
    const options = new Map<string, Whole>();
    if (Object.hasOwn(measurements, code)) {
      for (const [key, value] of Object.entries(measurements)) {
        if (isOptionCode(key) && indicatorOfCode(key) === code) options.set(key, value);
      }
      return options;
    }
    if (above.includes(code)) return options;
    for (const part of parts.get(code) ?? []) {
      for (const [key, value] of optionsOf(part, [...above, code])) {
        const own = sameOptionOf(code, key);
        options.set(own, addWhole(options.get(own) ?? 0, value));
      }
    }
    return options;
  }

  function valueOf(code: string, above: readonly string[]): Whole | null {
    const entered = Object.hasOwn(measurements, code) ? measurements[code] : undefined;
    if (entered !== undefined) return entered;
    if (above.includes(code)) return null;
    const found = (parts.get(code) ?? []).map((part) => valueOf(part, [...above, code]));
    // Some parts alone do not give the last state of the whole.
    if (last.has(code) && found.includes(null)) return null;
    return found.reduce<Whole | null>(
      (sum, value) => (sum === null || value === null ? (sum ?? value) : addWhole(sum, value)),
      null,
    );
  }
}

/**
 * Entries with the values they count with.
 *
 * @param entries must contain all entries of a reporter's month if it has values combined by LAST.
 */
export function countedEntries<Entry extends LedgerEntry>(
  entries: readonly Entry[],
  rules: CountingRules,
): CountedEntry<Entry>[] {
  const counted = entries.map((entry) => ({ entry, values: valuesOf(entry.measurements, rules) }));
  if (rules.last.size === 0) return counted;
  const latest = latestEntries(rules);
  for (const { entry, values } of counted) latest.add(entry, values);
  return counted.map(({ entry, values }) => ({
    entry,
    values: new Map(
      [...values].filter(([code]) => {
        const indicator = indicatorOfCode(code);
        return !rules.last.has(indicator) || latest.isLatest(entry, indicator);
      }),
    ),
  }));
}

interface Latest<Entry> {
  readonly add: (entry: Entry, values: Values) => void;
  readonly isLatest: (entry: Entry, code: string) => boolean;
  /** Each latest entry with the code that it is the latest for, or with the code of an option of it, and the value. */
  readonly all: () => Iterable<{ readonly entry: Entry; readonly code: string; readonly value: Whole }>;
}

/** Finds the latest entry of each reporter's month, for each indicator combined by LAST. */
export function latestEntries<Entry extends LedgerEntry>(rules: CountingRules): Latest<Entry> {
  const latest = new Map<string, { entry: Entry; code: string; value: Whole; values: Values }>();
  const keyOf = (entry: Entry, code: string): string => {
    const reporter = rules.oneReporter ? NONE : (entry.partner ?? NONE);
    return `${entry.programme} ${reporter} ${monthOf(entry)} ${code}`;
  };
  return {
    add(entry, values) {
      for (const code of rules.last) {
        const value = values.get(code);
        if (value === undefined) continue;
        const key = keyOf(entry, code);
        const known = latest.get(key);
        if (known === undefined || isLater({ entry, value }, known)) {
          latest.set(key, { entry, code, value, values });
        }
      }
    },
    isLatest: (entry, code) => latest.get(keyOf(entry, code))?.entry.documentId === entry.documentId,
    all: () =>
      [...latest.values()].flatMap(({ entry, code, values }) =>
        [...values].flatMap(([key, value]) =>
          indicatorOfCode(key) === code ? [{ entry, code: key, value }] : [],
        ),
      ),
  };
}

interface Dated {
  readonly entry: LedgerEntry;
  readonly value: Whole;
}

/** By start date, then end date (an entry without one ends as it starts), then the larger value. */
const compareRecency = inOrder<Dated>(
  by(({ entry }) => entry.startDate, compareText),
  by(({ entry }) => entry.endDate ?? entry.startDate, compareText),
  ({ value: a }, { value: b }) => (a < b ? -1 : a > b ? 1 : 0),
);

/** The order of telling, for entries that begin on the same day. */
const compareTold = inOrder<Dated>(
  by(({ entry }) => entry.partnerCode ?? null, nullsLast(compareText)),
  by(({ entry }) => entry.title, compareText),
  by(({ entry }) => entry.documentId, compareText),
);

/** Among equally recent entries, the first in the order of telling counts. */
function isLater(one: Dated, other: Dated): boolean {
  const order = compareRecency(one, other);
  return order === 0 ? compareTold(one, other) < 0 : order > 0;
}
