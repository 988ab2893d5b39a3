/** Writes a frozen month in today's stored form, which is hashed and never changes. */
import { BASES, type Basis, type Grouping } from '../../../../../shared/vocabulary';
import type { Translated } from '../../../entries/rules/facts';
import type { Total } from '../../../totals/rules/figures';
import type { NamedEntry } from '../../../totals/rules/named-sources';
import type { FrozenMonth, FrozenProgramme, FrozenActivity } from '../frozen-month';
import type { FrozenRecord } from '../frozen-record';
import { groupRow, optionRow, TARGETED_GROUPINGS } from '../group-rows';
import { canonicalText } from './canonical-text';
import { eachBasis, eachGrouping } from '../../../domain/each';
import { VERSION_2, type Stored2 } from './version-2';

/** The canonical text of a revision (RFC 8785). */
export function writeStored(frozen: FrozenMonth, record: FrozenRecord): string {
  return canonicalText(VERSION_2.write(storedOf(frozen, record)));
}

type StoredProgramme = Stored2['programmes'][number];

function storedOf(frozen: FrozenMonth, record: FrozenRecord): Stored2 {
  return {
    version: 2,
    month: frozen.month,
    revision: frozen.revision,
    frozenAt: frozen.frozenAt,
    previousSha256: record.previousSha256,
    pins: Object.fromEntries(frozen.pins),
    models: frozen.models,
    programmes: frozen.programmes.map(storedProgramme),
    partners: [...frozen.partners.values()].map(({ code, name, region }) => ({ code, name, region })),
    communities: communitiesOf(frozen.programmes),
    groupNames: eachGrouping((grouping) => groupNamesOf(frozen.programmes, grouping)),
    findings: record.findings,
    submissions: record.submissions,
    photos: record.photos,
  };
}

function storedProgramme({
  programme,
  indicators,
  totals,
  groups,
  activities,
  carried,
}: FrozenProgramme): StoredProgramme {
  const { code, name, startMonth, calendar, order } = programme;
  return {
    programme: { code, name, startMonth, ...(calendar && { calendar }), order },
    indicators: [...indicators.values()],
    totals: totals.month.map(({ indicator, ...total }, index) => ({
      indicator: indicator.code,
      value: total.value,
      previous: total.previous,
      yearToDate: total.yearToDate,
      toDate: total.toDate,
      sameMonthLastYear: total.sameMonthLastYear,
      change: total.change,
      ...(total.carried === null ? {} : { carried: total.carried }),
      ...(total.targets && { targets: total.targets }),
      ...breakdownOf(total),
      ...sidesOf(totals, index),
      stated: eachBasis((basis) => statedOf(totals, basis, index)),
    })),
    ...groupTargetsOf(groups),
    groups: eachBasis((basis) => eachGrouping((grouping) => groups[basis][grouping].map(groupRow))),
    ...(totals.month.some(({ breakdown }) => breakdown !== undefined) && {
      groupOptions: eachBasis((basis) => eachGrouping((grouping) => groups[basis][grouping].map(optionRow))),
    }),
    activities: activities.map(storedActivity),
    carried: carried.map(storedActivity),
  };
}

/** Groups are stored as texts of their figures, so the few targets among them are stored separately, with names. */
function groupTargetsOf(groups: FrozenProgramme['groups']): Pick<StoredProgramme, 'groupTargets'> {
  const found = BASES.flatMap((basis) =>
    TARGETED_GROUPINGS.flatMap((grouping) =>
      groups[basis][grouping].flatMap(({ code: group, figures }) =>
        figures.flatMap(({ indicator, target }) =>
          group === null || target === undefined
            ? []
            : [{ basis, grouping, group, indicator: indicator.code, ...target }],
        ),
      ),
    ),
  );
  return found.length === 0 ? {} : { groupTargets: found };
}

const storedActivity = (activity: FrozenActivity): StoredProgramme['activities'][number] => ({
  documentId: activity.documentId,
  title: activity.title,
  partner: activity.partner?.code ?? null,
  communities: activity.communities.map((community) => community.code),
  activityType: activity.activityType,
  startDate: activity.startDate,
  endDate: activity.endDate,
  sessions: activity.sessions,
  measurements: activity.measurements,
});

/** Left out for figures without a breakdown. */
function breakdownOf({
  breakdown,
}: Pick<Total, 'breakdown'>): Pick<StoredProgramme['totals'][number], 'breakdown'> {
  if (breakdown === undefined) return {};
  return {
    breakdown: eachBasis((basis) =>
      breakdown[basis].map(({ dimension, options, unknown }) => ({
        dimension: dimension.code,
        options: options.map(({ value }) => value),
        unknown,
      })),
    ),
  };
}

/** Only for ratios. */
function sidesOf(
  totals: Readonly<Record<Basis, readonly Total[]>>,
  index: number,
): Pick<StoredProgramme['totals'][number], 'sides'> {
  if (!totals.month[index]?.sides) return {};
  const sides = eachBasis((basis) => {
    const found = totals[basis][index]?.sides;
    return {
      numerator: found?.numerator.value ?? null,
      denominator: found?.denominator.value ?? null,
    };
  });
  return { sides };
}

function statedOf(
  totals: Readonly<Record<Basis, readonly Total[]>>,
  basis: Basis,
  index: number,
): StoredProgramme['totals'][number]['stated'][Basis] {
  const total = totals[basis][index];
  if (!total || total.stated === null || total.statedBasis === null) return null;
  return { value: total.stated, basis: total.statedBasis };
}

function communitiesOf(programmes: readonly FrozenProgramme[]): NamedEntry[] {
  const names = new Map<string, Translated>();
  for (const { activities, carried } of programmes) {
    // The name of a community in the month itself is set last, so it wins.
    for (const { code, name } of [...carried, ...activities].flatMap((activity) => activity.communities)) {
      names.set(code, name);
    }
  }
  return [...names].map(([code, name]) => ({ code, name }));
}

/** The names of groups, without repeats. */
function groupNamesOf(programmes: readonly FrozenProgramme[], grouping: Grouping): NamedEntry[] {
  const names = new Map<string, Translated>();
  for (const { groups } of programmes) {
    for (const { code, name } of Object.values(eachBasis((basis) => groups[basis][grouping])).flat()) {
      if (code !== null && name !== null) names.set(code, name);
    }
  }
  return [...names].map(([code, name]) => ({ code, name }));
}
