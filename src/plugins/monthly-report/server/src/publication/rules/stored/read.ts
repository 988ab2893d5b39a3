/** Reads a stored revision back into the frozen month that it was written from. */
import type { Basis, Grouping } from '../../../../../shared/vocabulary';
import type { Dimension, Indicator, Translated } from '../../../entries/rules/facts';
import { toMonth } from '../../../domain/month';
import type { Targeted, Total } from '../../../totals/rules/figures';
import type { NamedEntry } from '../../../totals/rules/named-sources';
import type { Side } from '../../../totals/rules/ratio';
import type { FrozenMonth, FrozenProgramme, FrozenActivity } from '../frozen-month';
import type { FiguresForm } from '../../../totals/rules/ruled';
import type { FrozenRecord } from '../frozen-record';
import { StoredGroup } from '../group-rows';
import { eachBasis, eachGrouping } from '../../../domain/each';
import { memberOf, Mismatch, type Of } from './shape';
import { VERSION_1 } from './version-1';
import { VERSION_2, type Stored2 } from './version-2';

export interface ReadRevision {
  readonly month: FrozenMonth;
  readonly record: FrozenRecord;
}

/** A stored revision that is incomplete, or in a form that this server does not know. */
export class UnreadableRevision extends Error {}

/**
 * The reader of each form; it gives the newest form. The reader of an older form reads with its own shapes and then
 * upgrades the result: a pure function.
 */
const READERS: ReadonlyMap<unknown, (whole: unknown) => ReadForm> = new Map([
  [1, (whole: unknown): ReadForm => ({ form: 1, stored: fromForm1(VERSION_1.read(whole)) })],
  [2, (whole: unknown): ReadForm => ({ form: 2, stored: VERSION_2.read(whole) })],
]);

interface ReadForm {
  /** The form in which it was written: the figures of form 1 were made by other rules. */
  readonly form: FiguresForm;
  readonly stored: Stored2;
}

const fromForm1 = (stored: Of<typeof VERSION_1>): Stored2 => ({
  ...stored,
  version: 2,
  programmes: stored.programmes.map((programme) => ({ ...programme, carried: [] })),
});

/**
 * @param text the stored canonical text.
 * @throws UnreadableRevision
 */
export function readStored(text: string): ReadRevision {
  return inSentences(text, (whole) => {
    const version = memberOf(whole, 'version');
    const reader = READERS.get(version);
    if (reader === undefined) {
      throw new UnreadableRevision(
        `A revision of form ${version === undefined ? 'none' : JSON.stringify(version)} cannot be read: ` +
          `this server reads ${[...READERS.keys()].join(', ')}.`,
      );
    }
    return revisionOf(reader(whole));
  });
}

/**
 * Reads a part of a stored revision.
 *
 * @throws UnreadableRevision
 */
export function inSentences<T>(text: string, read: (whole: unknown) => T): T {
  try {
    return read(JSON.parse(text));
  } catch (error) {
    if (error instanceof Mismatch) {
      throw new UnreadableRevision(`The stored revision cannot be read: ${error.message}.`);
    }
    if (error instanceof SyntaxError) {
      throw new UnreadableRevision(`The stored revision is no JSON: ${error.message}.`);
    }
    throw error;
  }
}

function revisionOf({ form, stored }: ReadForm): ReadRevision {
  const partners = new Map(stored.partners.map(({ code, name }) => [code, { code, name }]));
  const communities = new Map(stored.communities.map((community) => [community.code, community]));
  const names = eachGrouping(
    (grouping) => new Map(stored.groupNames[grouping].map(({ code, name }) => [code, name])),
  );
  const { month, revision, frozenAt, models, pins } = stored;
  const { previousSha256, findings, submissions, photos } = stored;
  return {
    month: {
      month,
      revision,
      frozenAt,
      models,
      programmes: stored.programmes.map((programme) =>
        frozenProgramme(form, programme, partners, communities, names),
      ),
      partners: new Map(stored.partners.map((partner) => [partner.code, partner])),
      pins: new Map(Object.entries(pins).map(([earlier, number]) => [toMonth(earlier), number])),
    },
    record: { previousSha256, findings, submissions, photos },
  };
}

type StoredProgramme = Stored2['programmes'][number];
type StoredActivity = StoredProgramme['activities'][number];
type StoredTotal = StoredProgramme['totals'][number];
type GroupNames = Readonly<Record<Grouping, ReadonlyMap<string, Translated>>>;

function frozenProgramme(
  form: FiguresForm,
  stored: StoredProgramme,
  partners: ReadonlyMap<string, NamedEntry>,
  communities: ReadonlyMap<string, NamedEntry>,
  names: GroupNames,
): FrozenProgramme {
  const indicators = new Map(stored.indicators.map((indicator) => [indicator.code, indicator]));
  const listed = stored.totals.map(({ indicator }) => found(indicators, indicator));
  const targetsOf = groupTargets(stored.groupTargets ?? []);
  const dimensions = dimensionsIn(indicators);
  const broken = stored.totals.map(({ breakdown }) =>
    (breakdown?.month ?? []).map(({ dimension }) => found(dimensions, dimension)),
  );
  return {
    programme: stored.programme,
    form,
    indicators,
    totals: eachBasis((basis) => stored.totals.map((total) => totalAt(basis, total, indicators))),
    groups: eachBasis((basis) =>
      eachGrouping((grouping) =>
        stored.groups[basis][grouping].map(([code, figures], index) => {
          const options = stored.groupOptions?.[basis][grouping][index]?.[1];
          return new StoredGroup(code, groupName(names[grouping], code), figures, listed, {
            targets: targetsOf(basis, grouping, code),
            broken: options === undefined ? undefined : { stored: options, dimensions: broken },
          });
        }),
      ),
    ),
    activities: stored.activities.map((activity) => frozenActivity(activity, partners, communities)),
    carried: stored.carried.map((activity) => frozenActivity(activity, partners, communities)),
  };
}

/** The targets of a group by the indicator's code; undefined if the group has none. */
function groupTargets(
  stored: NonNullable<StoredProgramme['groupTargets']>,
): (basis: Basis, grouping: Grouping, group: string | null) => ReadonlyMap<string, Targeted> | undefined {
  const keyOf = (basis: Basis, grouping: Grouping, group: string | null) =>
    `${basis} ${grouping} ${group ?? ''}`;
  const groups = new Map<string, Map<string, Targeted>>();
  for (const { basis, grouping, group, indicator, target, achievement } of stored) {
    const key = keyOf(basis, grouping, group);
    groups.set(key, (groups.get(key) ?? new Map<string, Targeted>()).set(indicator, { target, achievement }));
  }
  return (...group) => groups.get(keyOf(...group));
}

function frozenActivity(
  activity: StoredActivity,
  partners: ReadonlyMap<string, NamedEntry>,
  communities: ReadonlyMap<string, NamedEntry>,
): FrozenActivity {
  return {
    documentId: activity.documentId,
    title: activity.title,
    partner: activity.partner === null ? null : found(partners, activity.partner),
    communities: activity.communities.map((code) => found(communities, code)),
    activityType: activity.activityType,
    startDate: activity.startDate,
    endDate: activity.endDate,
    sessions: activity.sessions,
    measurements: activity.measurements,
  };
}

function totalAt(basis: Basis, total: StoredTotal, indicators: ReadonlyMap<string, Indicator>): Total {
  const indicator = found(indicators, total.indicator);
  const values = { month: total.value, 'year-to-date': total.yearToDate, 'to-date': total.toDate };
  return {
    indicator,
    value: values[basis],
    carried: total.carried ?? null,
    previous: total.previous,
    yearToDate: total.yearToDate,
    toDate: total.toDate,
    sameMonthLastYear: total.sameMonthLastYear,
    change: total.change,
    stated: total.stated[basis]?.value ?? null,
    statedBasis: total.stated[basis]?.basis ?? null,
    ...(total.targets && { targets: total.targets }),
    ...breakdownIn(total, indicators),
    ...sidesAt(basis, total, indicator, indicators),
  };
}

/** All dimensions of the revision's breakdowns, by code. */
const dimensionsIn = (indicators: ReadonlyMap<string, Indicator>): ReadonlyMap<string, Dimension> =>
  new Map(
    [...indicators.values()].flatMap((indicator) =>
      indicator.source === 'measured'
        ? (indicator.dimensions ?? []).map((dimension) => [dimension.code, dimension] as const)
        : [],
    ),
  );

function breakdownIn(
  { breakdown }: StoredTotal,
  indicators: ReadonlyMap<string, Indicator>,
): Pick<Total, 'breakdown'> {
  if (breakdown === undefined) return {};
  const dimensions = dimensionsIn(indicators);
  return {
    breakdown: eachBasis((basis) =>
      breakdown[basis].map(({ dimension: code, options, unknown }) => {
        const dimension = found(dimensions, code);
        if (options.length !== dimension.options.length) {
          throw new Mismatch(`has ${options.length} figures for the options of "${code}"`);
        }
        return {
          dimension,
          options: dimension.options.map((option, index) => ({ option, value: options[index] ?? null })),
          unknown,
        };
      }),
    ),
  };
}

function sidesAt(
  basis: Basis,
  { sides }: StoredTotal,
  indicator: Indicator,
  indicators: ReadonlyMap<string, Indicator>,
): Pick<Total, 'sides'> {
  if (sides === undefined || indicator.source !== 'ratio') return {};
  const side = (which: Side) => ({
    indicator: found(indicators, indicator[which] ?? ''),
    value: sides[basis][which],
  });
  return { sides: { numerator: side('numerator'), denominator: side('denominator') } };
}

function groupName(names: ReadonlyMap<string, Translated>, code: string | null): Translated | null {
  return code === null ? null : found(names, code);
}

/** @throws Mismatch: a revision must contain every entry that it names. */
function found<T>(entries: ReadonlyMap<string, T>, code: string): T {
  const entry = entries.get(code);
  if (entry === undefined) throw new Mismatch(`names "${code}" and does not say what it is`);
  return entry;
}
