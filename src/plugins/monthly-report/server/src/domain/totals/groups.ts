/**
 * Totals by region, partner, community or activity type. Every activity stands in
 * exactly one group, so the rows of a sum always add up to the figure.
 */
import type { Basis, Grouping } from '../../../../shared/vocabulary';
import { assertNever } from '../assert-never';
import type { Activity, ProgrammeFacts, Reference, Translated } from '../facts';
import type { Month } from '../month';
import { by, compareNumber, compareText, inOrder, nullsLast } from '../order';
import { indexActivities } from './activity-index';
import { figureReader, indicatorOf } from './figure';
import type { GroupTotals } from './figures';
import { spanOf } from './spans';

interface Group {
  readonly kind: 'named' | 'multiple' | 'none';
  readonly code: string | null;
  readonly name: Translated | null;
  /** What the editors order by; groups without such a field share 0. */
  readonly order: number;
}

const NONE: Group = { kind: 'none', code: null, name: null, order: 0 };
const MULTIPLE: Group = {
  kind: 'multiple',
  code: 'multiple',
  name: { 'zh-Hans': '多个社区', en: 'Several communities' },
  order: 0,
};

const KIND_ORDER: readonly Group['kind'][] = ['named', 'multiple', 'none'];

const compareGroups = inOrder<Group>(
  by((group) => KIND_ORDER.indexOf(group.kind), compareNumber),
  by((group) => group.order, compareNumber),
  by((group) => group.code, nullsLast(compareText)),
);

/** A row for each group with an activity in the asked span: named ones first, then several, then none. */
export function groupTotals(
  facts: ProgrammeFacts,
  reference: Reference,
  month: Month,
  basis: Basis,
  grouping: Grouping,
): GroupTotals[] {
  const { programme, indicators } = facts;
  const span = spanOf(basis, month, programme.startMonth);
  if (span === null) return [];

  const rows = new Map<string, { group: Group; activities: Activity[] }>();
  for (const activity of indexActivities(facts.activities).activitiesWithin(span)) {
    const group = groupOf(activity, reference, grouping);
    const key = `${group.kind} ${group.code}`;
    const row = rows.get(key);
    if (row) row.activities.push(activity);
    else rows.set(key, { group, activities: [activity] });
  }

  return [...rows.values()].sort(by((row) => row.group, compareGroups)).map(({ group, activities }) => {
    const read = figureReader(indicators, indexActivities(activities));
    return {
      code: group.code,
      name: group.name,
      figures: programme.indicators.map((code) => ({
        indicator: indicatorOf(indicators, code),
        value: read(code, span),
      })),
    };
  });
}

function groupOf(activity: Activity, reference: Reference, grouping: Grouping): Group {
  switch (grouping) {
    case 'region': {
      const region =
        activity.partner === null ? null : (reference.partners.get(activity.partner)?.region ?? null);
      return region === null ? NONE : { kind: 'named', ...region };
    }
    case 'partner':
      return namedGroup(activity.partner, reference.partners);
    case 'community': {
      const communities = new Set(activity.communities);
      if (communities.size > 1) return MULTIPLE;
      const [community = null] = communities;
      return namedGroup(community, reference.communities);
    }
    case 'activity-type':
      return namedGroup(activity.activityType, reference.activityTypes);
    default:
      return assertNever(grouping);
  }
}

function namedGroup(
  code: string | null,
  entries: ReadonlyMap<string, { readonly name: Translated; readonly order?: number }>,
): Group {
  if (code === null) return NONE;
  const entry = entries.get(code);
  return { kind: 'named', code, name: entry?.name ?? null, order: entry?.order ?? 0 };
}
