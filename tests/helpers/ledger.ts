/**
 * Activities as the ledger has them, and their kept sums: the content of the database,
 * but in memory. Codes get row ids in the order in which tests first name them.
 */
import type {
  ProgrammeFacts,
  Reference,
} from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import {
  countingMonth,
  MONTHLY,
  type Calendar,
} from '../../src/plugins/monthly-report/server/src/domain/calendar';
import { isYear, type Month, type Period } from '../../src/plugins/monthly-report/server/src/domain/month';
import { sumsOf, sumsBuilder } from '../../src/plugins/monthly-report/server/src/ledger/rules/build';
import { readCell, writeCell } from '../../src/plugins/monthly-report/server/src/ledger/rules/cell';
import { cellIdOf } from '../../src/plugins/monthly-report/server/src/ledger/rules/keys';
import { countedEntries } from '../../src/plugins/monthly-report/server/src/ledger/rules/counted-values';
import { unbrokenSpans } from '../../src/plugins/monthly-report/server/src/ledger/rules/memberships';
import {
  isInForce,
  statesOf,
  type ReporterState,
} from '../../src/plugins/monthly-report/server/src/ledger/rules/states';
import {
  communityGroupOf,
  DIMENSIONS,
  NONE,
  WHOLE,
} from '../../src/plugins/monthly-report/server/src/ledger/rules/scopes';
import {
  indexCells,
  NO_CELLS,
  type CellIndex,
  type MonthCell,
  type PeriodCell,
} from '../../src/plugins/monthly-report/server/src/ledger/rules/cell-index';
import type { ToldActivity } from '../../src/plugins/monthly-report/server/src/totals/rules/figures';
import { rulesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/ruled';
import type { Grouping } from '../../src/plugins/monthly-report/shared/vocabulary';
import type { Months } from '../../src/plugins/monthly-report/server/src/domain/spans';
import type { Distinct } from '../../src/plugins/monthly-report/server/src/ledger/rules/distinct';
import type { Activity } from './recount/activity';

type Kind = 'partner' | 'region' | 'community' | 'activity-type';

const known = new Map<string, number>();
const codes = new Map<string, string>();

export function rowIdOf(kind: Kind, code: string): number {
  const key = `${kind} ${code}`;
  const id = known.get(key) ?? known.size + 1;
  known.set(key, id);
  codes.set(`${kind} ${id}`, code);
  return id;
}

export function codeOf(kind: Kind, id: number): string {
  const code = codes.get(`${kind} ${id}`);
  if (code === undefined) throw new Error(`No test named a ${kind} with the row id ${id}`);
  return code;
}

const rowIdOrNull = (kind: Kind, code: string | null | undefined): number | null =>
  code === null || code === undefined ? null : rowIdOf(kind, code);

export const PROGRAMME_ID = 1;

/** @param partners gives the regions; without it there are no regions. */
export function ledgerOf(
  activities: readonly Activity[],
  partners: Reference['partners'] = new Map(),
  calendar: Calendar = MONTHLY,
): ToldActivity[] {
  return activities.map((activity, index) => ({
    documentId: activity.documentId,
    activityId: index + 1,
    programme: PROGRAMME_ID,
    partner: rowIdOrNull('partner', activity.partner),
    partnerCode: activity.partner,
    region: rowIdOrNull('region', partners.get(activity.partner ?? '')?.region?.code),
    activityType: rowIdOrNull('activity-type', activity.activityType),
    communities: [...new Set(activity.communities.map((code) => rowIdOf('community', code)))].sort(
      (a, b) => a - b,
    ),
    month: countingMonth(activity.startDate, calendar),
    startDate: activity.startDate,
    endDate: activity.endDate,
    sessions: activity.sessions,
    measurements: Object.fromEntries(
      [...activity.measurements].map(([code, { thousandths }]) => [code, Number(thousandths)]),
    ),
    title: activity.title,
  }));
}

/** The activities that a programme counts: only those since it began. */
export function countedBy(
  { programme }: Pick<ProgrammeFacts, 'programme'>,
  ledger: readonly ToldActivity[],
): ToldActivity[] {
  return ledger.filter(({ startDate }) => startDate >= programme.startMonth);
}

/** Kept sums of one dimension by member, each written and read back. */
export function cellsOf(
  { indicators }: Pick<ProgrammeFacts, 'indicators'>,
  ledger: readonly ToldActivity[],
  dimension: Grouping | 'programme',
): ReadonlyMap<number, CellIndex<Month>> {
  const rules = rulesOf(indicators);
  const lists = new Map<number, MonthCell[]>();
  const add = (member: number, period: Period, cell: MonthCell['cell']) => {
    if (isYear(period)) return;
    lists.set(member, [...(lists.get(member) ?? []), { period, cell: readCell(writeCell(cell)) }]);
  };
  for (const [key, cell] of sumsOf(ledger, rules).cells) {
    const id = cellIdOf(key);
    if (id.dimension === DIMENSIONS[dimension]) add(id.member, id.period, cell);
  }
  if (dimension === 'community') {
    // Named communities are counted on demand, each as if it were the only one.
    const counted = countedEntries(ledger, rules);
    for (const member of new Set(ledger.map(communityGroupOf).filter((id) => id > NONE))) {
      const builder = sumsBuilder(rules);
      counted.filter(({ entry }) => communityGroupOf(entry) === member).forEach(builder.addCounted);
      for (const [key, cell] of builder.finish().cells) {
        const id = cellIdOf(key);
        if (id.dimension === DIMENSIONS.programme) add(member, id.period, cell);
      }
    }
  }
  return new Map([...lists].map(([member, cells]) => [member, indexCells(cells)]));
}

/** Distinct members of a span, of entries in memory. */
export function distinctIn(entries: readonly ToldActivity[], { from, to }: Months): Distinct {
  const own = entries.filter(({ month }) => from <= month && month <= to);
  return {
    partners: new Set(own.flatMap(({ partner }) => partner ?? [])).size,
    communities: new Set(own.flatMap(({ communities }) => communities)).size,
  };
}

/** The states of levels. */
export function statesIn(
  { indicators, memberships }: Pick<ProgrammeFacts, 'indicators' | 'memberships'>,
  ledger: readonly ToldActivity[],
): ReporterState[] {
  const rules = rulesOf(indicators);
  return statesOf(sumsOf(ledger, rules).cells, rules.levels, (_programme, partner) =>
    unbrokenSpans(
      memberships
        .filter((membership) => rowIdOf('partner', membership.partner) === partner)
        .map(({ fromMonth, toMonth }) => ({ from: fromMonth, to: toMonth })),
    ),
  );
}

/** The entries of the states in force at the end of a month. */
export function stateEntriesIn(
  states: readonly ReporterState[],
  ledger: readonly ToldActivity[],
  at: Month,
): { readonly indicator: string; readonly entry: ToldActivity }[] {
  return states
    .filter((state) => isInForce(state, at))
    .flatMap(({ indicator, reporter, month }) =>
      ledger
        .filter((entry) => (entry.partner ?? NONE) === reporter && entry.month === month)
        .map((entry) => ({ indicator, entry })),
    );
}

export function wholeCellsOf(
  facts: Pick<ProgrammeFacts, 'indicators'>,
  ledger: readonly ToldActivity[],
): CellIndex<Month> {
  return cellsOf(facts, ledger, 'programme').get(WHOLE) ?? NO_CELLS;
}

/** All kept sums of the whole programme, of months and of years. */
export function keptCellsOf(
  { indicators }: Pick<ProgrammeFacts, 'indicators'>,
  ledger: readonly ToldActivity[],
): PeriodCell[] {
  return [...sumsOf(ledger, rulesOf(indicators)).cells].flatMap(([key, cell]) => {
    const { dimension, period } = cellIdOf(key);
    return dimension === DIMENSIONS.programme ? [{ period, cell: readCell(writeCell(cell)) }] : [];
  });
}
