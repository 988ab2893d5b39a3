/** Groups and sources of activities in memory, by the steps that the services take with the database. */
import type {
  ProgrammeFacts,
  Reference,
} from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { type Month } from '../../src/plugins/monthly-report/server/src/domain/month';
import { by } from '../../src/plugins/monthly-report/server/src/domain/order';
import { indexCells } from '../../src/plugins/monthly-report/server/src/ledger/rules/cell-index';
import type {
  GroupTotals,
  Source,
  ToldActivity,
} from '../../src/plugins/monthly-report/server/src/totals/rules/figures';
import { communityGroupOf, NONE } from '../../src/plugins/monthly-report/server/src/ledger/rules/scopes';
import {
  isInForce,
  type ReporterState,
} from '../../src/plugins/monthly-report/server/src/ledger/rules/states';
import {
  compareGroups,
  groupOf,
  groupTotals,
  type GroupEntry,
} from '../../src/plugins/monthly-report/server/src/totals/rules/groups';
import { sidedIngredientsOf } from '../../src/plugins/monthly-report/server/src/totals/rules/ingredients';
import { wholeSpan } from '../../src/plugins/monthly-report/server/src/totals/rules/period-totals';
import { inOneList, sourcesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/sources';
import { calendarOf, spanOf } from '../../src/plugins/monthly-report/server/src/domain/spans';
import { levelsOfEntries } from '../../src/plugins/monthly-report/server/src/totals/rules/level-groups';
import {
  indexStates,
  NO_LEVELS,
  type LevelIndex,
} from '../../src/plugins/monthly-report/server/src/ledger/rules/levels';
import { rulesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/ruled';
import { type Told } from '../../src/plugins/monthly-report/server/src/totals/rules/sources';
import type { Basis, Grouping } from '../../src/plugins/monthly-report/shared/vocabulary';
import type { CountedFacts, TestReference } from './builders';
import {
  cellsOf,
  codeOf,
  countedBy,
  distinctIn,
  ledgerOf,
  stateEntriesIn,
  statesIn,
  wholeCellsOf,
} from './ledger';

function entryOf({ partners, communities, activityTypes }: TestReference, grouping: Grouping) {
  const regions = new Map(
    [...partners.values()].flatMap(({ region }) => (region === null ? [] : [[region.code, region] as const])),
  );
  const entries: ReadonlyMap<string, Partial<GroupEntry>> = {
    region: regions,
    partner: partners,
    community: communities,
    'activity-type': activityTypes,
  }[grouping];
  return (member: number): GroupEntry => {
    const code = codeOf(grouping, member);
    const entry = entries.get(code);
    return { code, name: entry?.name ?? { 'zh-Hans': code, en: null }, order: entry?.order ?? 0 };
  };
}

/** Cells as they are read: in a year other than the calendar's, members are counted over the whole year. */
export function readAt(facts: CountedFacts, at: Month): CountedFacts {
  const { programme } = facts;
  const span = spanOf('year-to-date', at, programme);
  if (span === null || programme.calendar === undefined) return facts;
  const ledger = countedBy(facts, ledgerOf(facts.activities, undefined, programme.calendar));
  return { ...facts, distinct: { 'year-to-date': distinctIn(ledger, span) } };
}

/** A row for each group with an activity in the asked span. */
export function groupsOf(
  facts: ProgrammeFacts & Pick<CountedFacts, 'activities'>,
  reference: TestReference,
  month: Month,
  basis: Basis,
  grouping: Grouping,
): GroupTotals[] {
  const span = spanOf(basis, month, facts.programme);
  if (span === null) return [];
  const ledger = countedBy(
    facts,
    ledgerOf(facts.activities, reference.partners, calendarOf(facts.programme)),
  );
  const cells = cellsOf(facts, ledger, grouping);
  const levels = levelsBy(facts, ledger, grouping, month);
  return [...new Set([...cells.keys(), ...levels.keys()])]
    .map((member) => ({
      group: groupOf(member, entryOf(reference, grouping)),
      cells: cells.get(member)?.within(span) ?? [],
      levels: levels.get(member),
    }))
    .filter((row) => row.cells.length > 0 || row.levels !== undefined)
    .sort(by(({ group }) => group, compareGroups))
    .map((row) =>
      groupTotals(
        facts,
        { group: row.group, grouping },
        {
          cells: indexCells(row.cells),
          levels: row.levels ?? NO_LEVELS,
          ...(basis === 'year-to-date' && {
            distinct: { [basis]: distinctIn(ledger.filter(isIn(grouping, row.group.member)), span) },
          }),
        },
        wholeSpan(span, facts.programme),
      ),
    );
}

/** Whether an entry belongs to a member of a grouping. */
const isIn =
  (grouping: Grouping, member: number) =>
  (entry: ToldActivity): boolean => {
    const of: Readonly<Record<Grouping, number>> = {
      region: entry.region ?? NONE,
      partner: entry.partner ?? NONE,
      community: communityGroupOf(entry),
      'activity-type': entry.activityType ?? NONE,
    };
    return of[grouping] === member;
  };

/** The levels of each member of a grouping in which a reporter has a state. */
function levelsBy(
  facts: ProgrammeFacts,
  ledger: readonly ToldActivity[],
  grouping: Grouping,
  month: Month,
): ReadonlyMap<number, LevelIndex> {
  const states = statesIn(facts, ledger);
  if (grouping === 'community' || grouping === 'activity-type') {
    return levelsOfEntries(stateEntriesIn(states, ledger, month), grouping, month, rulesOf(facts.indicators));
  }
  const regions = new Map(ledger.map(({ partner, region }) => [partner ?? NONE, region ?? NONE]));
  const inForce = states.filter((state) => isInForce(state, month));
  const memberOf = ({ reporter }: ReporterState) =>
    grouping === 'partner' ? reporter : (regions.get(reporter) ?? NONE);
  return new Map(
    [...new Set(inForce.map(memberOf))].map((member) => [
      member,
      indexStates(inForce.filter((state) => memberOf(state) === member)),
    ]),
  );
}

/** `null` asks for activities without a region or partner. */
export interface Narrowing {
  readonly region?: string | null;
  readonly partner?: string | null;
}

export function sourcesIn(
  facts: CountedFacts,
  { partners }: Pick<Reference, 'partners'>,
  month: Month,
  basis: Basis,
  indicator: string,
  filter: Narrowing = {},
): Source[] {
  const span = spanOf(basis, month, facts.programme);
  if (span === null) return [];
  const narrowed = facts.activities.filter(
    ({ partner }) =>
      (filter.partner === undefined || partner === filter.partner) &&
      (filter.region === undefined || (partners.get(partner ?? '')?.region?.code ?? null) === filter.region),
  );
  const ledger = countedBy(facts, ledgerOf(narrowed, partners, calendarOf(facts.programme))).filter(
    (entry) => entry.month <= month,
  );
  const rules = rulesOf(facts.indicators);
  const told = toldOf(facts, ledger, month);
  return inOneList(
    sidedIngredientsOf({ ...facts, rules }, wholeCellsOf(facts, ledger), span, indicator).map(
      ({ side, ingredients }) => ({ side, sources: sourcesOf(ingredients, told) }),
    ),
  );
}

/** The data in which the sources at the end of a month are found. */
export function toldOf(
  facts: Pick<CountedFacts, 'indicators' | 'memberships'>,
  ledger: readonly ToldActivity[],
  month: Month,
): Told {
  const states = stateEntriesIn(statesIn(facts, ledger), ledger, month);
  return {
    activities: ledger,
    ofLevel: (code) => states.flatMap(({ indicator, entry }) => (indicator === code ? [entry] : [])),
    rules: rulesOf(facts.indicators),
  };
}
