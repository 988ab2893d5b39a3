/** The communities and activity types of a level: only the entries that decide the level count. */
import type { Grouping } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import { indicatorOfCode } from '../../domain/option-codes';
import { fromThousandths } from '../../domain/quantity';
import { countedEntries } from '../../ledger/rules/counted-values';
import type { LedgerEntry } from '../../ledger/rules/ledger-entry';
import type { CountingRules } from '../../ledger/rules/rules';
import { communityGroupOf, NONE } from '../../ledger/rules/scopes';
import { addWhole, type Whole } from '../../ledger/rules/whole';
import type { LevelIndex } from '../../ledger/rules/levels';

export type EntryGrouping = Extract<Grouping, 'community' | 'activity-type'>;

/** An entry of a state in force, and its level. */
export interface StateEntry {
  /** Code. */
  readonly indicator: string;
  readonly entry: LedgerEntry;
}

const memberOf: Readonly<Record<EntryGrouping, (entry: LedgerEntry) => number>> = {
  community: communityGroupOf,
  'activity-type': ({ activityType }) => activityType ?? NONE,
};

/**
 * Levels of one programme at the end of a month by the members of a grouping.
 *
 * @param entries all entries of the states in force then: of each reporter the whole month.
 */
export function levelsOfEntries(
  entries: readonly StateEntry[],
  grouping: EntryGrouping,
  at: Month,
  rules: CountingRules,
): ReadonlyMap<number, LevelIndex> {
  const documents = new Map(entries.map(({ entry }) => [entry.documentId, entry]));
  const valuesOf = new Map(
    countedEntries([...documents.values()], rules).map(({ entry, values }) => [entry.documentId, values]),
  );
  const totals = new Map<number, Map<string, Whole>>();
  for (const { indicator, entry } of entries) {
    const member = memberOf[grouping](entry);
    for (const [code, value] of valuesOf.get(entry.documentId) ?? []) {
      if (indicatorOfCode(code) !== indicator) continue;
      const own = totals.get(member) ?? new Map<string, Whole>();
      totals.set(member, own.set(code, addWhole(own.get(code) ?? 0, value)));
    }
  }
  return new Map([...totals].map(([member, own]) => [member, indexOf(own, at)]));
}

const indexOf = (totals: ReadonlyMap<string, Whole>, at: Month): LevelIndex => ({
  at(code, month) {
    const total = month === at ? totals.get(code) : undefined;
    return total === undefined ? null : { value: fromThousandths(BigInt(total)), carried: null };
  },
});
