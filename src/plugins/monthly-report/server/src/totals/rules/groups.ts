/**
 * Totals by region, partner, community or activity type. Every activity stands in
 * exactly one group, so the rows of a sum always add up to the figure.
 */
import type { Translated } from '../../entries/rules/facts';
import { by, compareNumber, compareText, inOrder, nullsLast } from '../../domain/order';
import { NONE, SEVERAL } from '../../ledger/rules/scopes';
import { breakdownReader, dimensionsOf } from './breakdown';
import { figureReader, indicatorOf } from './figure';
import { type Kept } from './figure';
import type { GroupTotals, Grouping } from './figures';
import { targetReader, type Grain } from './targets';
import type { PeriodFacts, PeriodSpan } from './period-totals';

/** A region, partner, community or activity type as its rows are named and ordered. */
export interface GroupEntry {
  readonly code: string;
  readonly name: Translated;
  /** The order that editors set; 0 for types without such a field. */
  readonly order: number;
}

export interface Group {
  readonly kind: 'named' | 'multiple' | 'none';
  /** Row id, NONE or SEVERAL. */
  readonly member: number;
  readonly code: string | null;
  readonly name: Translated | null;
  readonly order: number;
}

const KIND_ORDER: readonly Group['kind'][] = ['named', 'multiple', 'none'];

/** Named groups first, by order, then code; then several, then none. */
export const compareGroups = inOrder<Group>(
  by((group) => KIND_ORDER.indexOf(group.kind), compareNumber),
  by((group) => group.order, compareNumber),
  by((group) => group.code, nullsLast(compareText)),
);

/** @param entryOf the entry of a row id; not asked for NONE and SEVERAL. */
export function groupOf(member: number, entryOf: (member: number) => GroupEntry): Group {
  switch (member) {
    case NONE:
      return { kind: 'none', member, code: null, name: null, order: 0 };
    case SEVERAL:
      return {
        kind: 'multiple',
        member,
        code: 'multiple',
        name: { 'zh-Hans': '多个社区', en: 'Several communities' },
        order: 0,
      };
    default:
      return { kind: 'named', member, ...entryOf(member) };
  }
}

/** A group as it is named in its row. */
export type NamedGroup = Pick<Group, 'code' | 'name'>;

/** Regions and partners have targets of their own; communities and activity types have none. */
function grainOf({ code }: NamedGroup, grouping: Grouping): Grain | null {
  if (code === null) return null;
  return grouping === 'region' || grouping === 'partner' ? { kind: grouping, code } : null;
}

/** @param kept the kept sums of the group. */
export function groupTotals(
  facts: PeriodFacts,
  { group, grouping }: { readonly group: NamedGroup; readonly grouping: Grouping },
  kept: Kept,
  { whole, counted, isOver }: PeriodSpan,
): GroupTotals {
  const { programme, indicators } = facts;
  const read = figureReader(indicators, kept);
  const targetOf = targetReader(facts, grainOf(group, grouping), isOver);
  const readBreakdown = breakdownReader(indicators, kept, read);
  return {
    code: group.code,
    name: group.name,
    figures: programme.indicators.map((code) => {
      const value = read(code, counted);
      const target = targetOf(code, value, whole);
      return {
        indicator: indicatorOf(indicators, code),
        value,
        ...(dimensionsOf(indicators, code).length > 0 && { breakdown: readBreakdown(code, counted) }),
        ...(target && { target }),
      };
    }),
  };
}
