/** Figures of revisions: their activities are known by codes alone. */
import type { Month } from '../../domain/month';
import { isYear } from '../../domain/month';
import { fromThousandths } from '../../domain/quantity';
import { sumsBuilder } from '../../ledger/rules/build';
import { indexCells, type CellIndex, type MonthCell } from '../../ledger/rules/cell-index';
import { countedEntries, type CountedEntry } from '../../ledger/rules/counted-values';
import { cellIdOf } from '../../ledger/rules/keys';
import { monthOf } from '../../ledger/rules/ledger-entry';
import type { LevelFigure, LevelIndex } from '../../ledger/rules/levels';
import type { CountingRules } from '../../ledger/rules/rules';
import { DIMENSIONS } from '../../ledger/rules/scopes';
import { addWhole, type Whole } from '../../ledger/rules/whole';
import type { Kept } from './figure';
import type { ToldActivity } from './figures';
import {
  lastStates,
  toldByCodes,
  type NamedActivities,
  type NamedActivity,
  type NamedFacts,
} from './named-sources';
import { rulesOfFigures } from './ruled';
import { compareActivities } from './sources';

type Counted = CountedEntry<ToldActivity>;

/** The kept sums of the activities that `isIn` selects. All activities decide which entry of a reporter counts. */
export type NamedKept = (isIn: (activity: NamedActivity) => boolean) => Kept;

/**
 * @param activities only the activities of the period.
 * @param at levels are the state at the end of this month.
 */
export function namedKept(
  { indicators, form, programme }: NamedFacts,
  { activities, levels }: NamedActivities,
  at: Month,
): NamedKept {
  const rules = rulesOfFigures(indicators, form);
  const counted = countedInOrder(toldByCodes(activities, programme), rules);
  const named = new Map([...levels, ...activities].map((activity) => [activity.documentId, activity]));
  const toldOfLevels = toldByCodes(levels, programme);
  const states = new Map(
    [...rules.levels].map((code) => [code, countedInOrder(lastStates(toldOfLevels, code, rules), rules)]),
  );
  return (isIn) => {
    const isKept = ({ entry }: Counted): boolean => {
      const activity = named.get(entry.documentId);
      return activity !== undefined && isIn(activity);
    };
    const own = counted.filter(isKept);
    return {
      cells: cellsOf(own, rules),
      levels: levelsOf(states, isKept, at),
      distinct: {
        period: {
          partners: new Set(own.flatMap(({ entry: { partner } }) => partner ?? [])).size,
          communities: new Set(own.flatMap(({ entry: { communities } }) => communities)).size,
        },
      },
    };
  };
}

const countedInOrder = (told: readonly ToldActivity[], rules: CountingRules): Counted[] =>
  countedEntries([...told].sort(compareActivities), rules);

function cellsOf(counted: readonly Counted[], rules: CountingRules): CellIndex {
  const builder = sumsBuilder(rules);
  counted.forEach(builder.addCounted);
  return indexCells(
    [...builder.finish().cells].flatMap(([key, cell]): MonthCell[] => {
      const { dimension, period } = cellIdOf(key);
      return dimension === DIMENSIONS.programme && !isYear(period) ? [{ period, cell }] : [];
    }),
  );
}

function levelsOf(
  states: ReadonlyMap<string, readonly Counted[]>,
  isKept: (counted: Counted) => boolean,
  at: Month,
): LevelIndex {
  function levelOf(code: string): LevelFigure | null {
    let total: Whole | null = null;
    const carried: ToldActivity[] = [];
    for (const state of (states.get(code) ?? []).filter(isKept)) {
      const value = state.values.get(code);
      if (value === undefined) continue;
      total = addWhole(total ?? 0, value);
      if (monthOf(state.entry) < at) carried.push(state.entry);
    }
    if (total === null) return null;
    const since = carried.map(monthOf).sort()[0];
    return {
      value: fromThousandths(BigInt(total)),
      carried:
        since === undefined
          ? null
          : { partners: new Set(carried.flatMap(({ partner }) => partner ?? [])), since },
    };
  }
  return { at: (code, month) => (month === at ? levelOf(code) : null) };
}
