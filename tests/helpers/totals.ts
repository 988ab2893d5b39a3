/** Groups and sources of activities in memory, by the steps the services take over the database. */
import type {
  ProgrammeFacts,
  Reference,
} from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { lastDayOf, type Month } from '../../src/plugins/monthly-report/server/src/domain/month';
import { by } from '../../src/plugins/monthly-report/server/src/domain/order';
import { indexCells } from '../../src/plugins/monthly-report/server/src/ledger/rules/cell-index';
import type { GroupTotals, Source } from '../../src/plugins/monthly-report/server/src/totals/rules/figures';
import {
  compareGroups,
  groupOf,
  groupTotals,
  type GroupEntry,
} from '../../src/plugins/monthly-report/server/src/totals/rules/groups';
import { ingredientsOf } from '../../src/plugins/monthly-report/server/src/totals/rules/ingredients';
import { sourcesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/sources';
import { spanOf } from '../../src/plugins/monthly-report/server/src/domain/spans';
import type { Basis, Grouping } from '../../src/plugins/monthly-report/shared/vocabulary';
import type { CountedFacts, TestReference } from './builders';
import { cellsOf, codeOf, countedBy, ledgerOf, wholeCellsOf } from './ledger';

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

/** A row for each group with an activity in the asked span. */
export function groupsOf(
  facts: ProgrammeFacts & Pick<CountedFacts, 'activities'>,
  reference: TestReference,
  month: Month,
  basis: Basis,
  grouping: Grouping,
): GroupTotals[] {
  const span = spanOf(basis, month, facts.programme.startMonth);
  if (span === null) return [];
  const ledger = countedBy(facts, ledgerOf(facts.activities, reference.partners));
  return [...cellsOf(facts, ledger, grouping)]
    .filter(([, cells]) => cells.within(span).length > 0)
    .map(([member, cells]) => ({ group: groupOf(member, entryOf(reference, grouping)), cells }))
    .sort(by(({ group }) => group, compareGroups))
    .map(({ group, cells }) => groupTotals(facts, group, indexCells(cells.within(span)), span));
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
  const span = spanOf(basis, month, facts.programme.startMonth);
  if (span === null) return [];
  const narrowed = facts.activities.filter(
    ({ partner }) =>
      (filter.partner === undefined || partner === filter.partner) &&
      (filter.region === undefined || (partners.get(partner ?? '')?.region?.code ?? null) === filter.region),
  );
  const ledger = countedBy(facts, ledgerOf(narrowed, partners)).filter(
    ({ startDate }) => startDate <= lastDayOf(month),
  );
  const ingredients = ingredientsOf(facts, wholeCellsOf(facts, ledger), span, indicator);
  return sourcesOf(ingredients, ledger);
}
