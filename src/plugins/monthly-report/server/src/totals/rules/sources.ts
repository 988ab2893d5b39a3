/**
 * The activities behind a figure, each with its share; the shares add up to the figure
 * (design, section 3, "Sources"). Deciding months come from the kept sums (see
 * ingredients.ts), deciding activities from here.
 */
import type { CountedThing } from '../../../../shared/vocabulary';
import { assertNever } from '../../domain/assert-never';
import type { MeasuredIndicator } from '../../entries/rules/facts';
import { by, compareNumber, compareText, inOrder, nullsLast } from '../../domain/order';
import { add, fromInteger, fromThousandths, type Quantity } from '../../domain/quantity';
import { monthOf } from '../../ledger/rules/ledger-entry';
import { countedEntries, type CountedEntry } from '../../ledger/rules/counted-values';
import type { CountingRules } from '../../ledger/rules/rules';
import type { Whole } from '../../ledger/rules/whole';
import type { Source, ToldActivity } from './figures';
import type { Ingredient } from './ingredients';
import { SIDES, type Side } from './ratio';
import type { Months } from '../../domain/spans';

/** A source before it is known whether the whole figure has a mean in it. */
interface Contribution {
  readonly activity: ToldActivity;
  readonly value: Quantity;
  /** Null if it went into a mean. */
  readonly share: Quantity | null;
}

const ONE = fromInteger(1);

/** The order of telling of activities; the documentId only separates entries that look the same. */
export const compareActivities = inOrder<ToldActivity>(
  by((activity) => activity.startDate, compareText),
  by((activity) => activity.partnerCode, nullsLast(compareText)),
  by((activity) => activity.title, compareText),
  by((activity) => activity.documentId, compareText),
);

/** Sources of figures are found in this. */
export interface Told {
  /**
   * All activities of the ingredients' months. If every ingredient counts each activity for
   * itself, a part of them is allowed and gives the sources of that part.
   */
  readonly activities: readonly ToldActivity[];
  /** The activities of the states in force of a level, by its code; for each reporter, all activities of one month. */
  readonly ofLevel: (code: string) => readonly ToldActivity[];
  readonly rules: CountingRules;
}

/**
 * In order of date, partner code (entries without one last), title. An activity that reports
 * nothing is no source; an activity that reports 0 is a source with share 0. A figure with a
 * mean in it cannot be split: all its shares are null and every activity weighs 1.
 */
export function sourcesOf(
  ingredients: readonly Ingredient[],
  { activities, ofLevel, rules }: Told,
): Source[] {
  const counted = countedInOrder(activities, rules);
  const contributions = mergeByActivity(
    ingredients.flatMap((ingredient) =>
      ingredient.isLevel
        ? contributionsTo(ingredient, countedInOrder(ofLevel(ingredient.indicator.code), rules))
        : contributionsTo(ingredient, counted.filter(isWithin(ingredient.months))),
    ),
  );
  const hasMean = ingredients.some(({ indicator }) => isMean(indicator));
  return contributions
    .map(({ activity, value, share }) =>
      hasMean ? { activity, value, share: null, weight: 1 } : { activity, value, share, weight: null },
    )
    .sort(by((source) => source.activity, compareActivities));
}

/**
 * The sources of a figure; for a ratio, the sources of both sides in one list, without shares:
 * the parts of a side do not add up to a ratio.
 */
export const inOneList = (
  found: readonly { readonly side: Side | null; readonly sources: readonly Source[] }[],
): Source[] =>
  found
    .flatMap(({ side, sources }) =>
      side === null ? sources : sources.map((source) => ({ ...source, share: null, weight: null, side })),
    )
    .sort(
      inOrder(
        by((source) => source.activity, compareActivities),
        by(({ side }) => (side === undefined ? 0 : SIDES.indexOf(side)), compareNumber),
      ),
    );

type Counted = CountedEntry<ToldActivity>;

const countedInOrder = (activities: readonly ToldActivity[], rules: CountingRules): Counted[] =>
  countedEntries([...activities].sort(compareActivities), rules);

/** The members that an activity brings to a distinct count, by row id, each once. */
export function membersOf(
  counts: 'partner' | 'community',
  { partner, communities }: Pick<ToldActivity, 'partner' | 'communities'>,
): readonly number[] {
  if (counts === 'community') return communities;
  return partner === null ? [] : [partner];
}

/**
 * The sources of a distinct count: a partner or community is the share of the first
 * activity that brings it, and later ones show it with share 0.
 *
 * @param activities activities with members, in the order of telling.
 * @param firstOf gives the documentId of the activity that brings a member first.
 */
export function distinctSources(
  counts: 'partner' | 'community',
  activities: readonly ToldActivity[],
  firstOf: (member: number) => string | undefined,
): Source[] {
  return activities.map((activity) => {
    const members = membersOf(counts, activity);
    const brought = members.filter((member) => firstOf(member) === activity.documentId);
    return {
      activity,
      value: fromInteger(members.length),
      share: fromInteger(brought.length),
      weight: null,
    };
  });
}

const isMean = (indicator: Ingredient['indicator']): boolean =>
  indicator.source === 'measured' && indicator.aggregationType === 'AVERAGE';

const isWithin =
  ({ from, to }: Months) =>
  ({ entry }: Counted): boolean => {
    const month = monthOf(entry);
    return from <= month && month <= to;
  };

function contributionsTo({ indicator }: Ingredient, counted: readonly Counted[]): Contribution[] {
  return indicator.source === 'measured'
    ? measuredContributions(indicator, counted)
    : countedContributions(
        indicator.counts,
        counted.map(({ entry }) => entry),
      );
}

function measuredContributions(
  { aggregationType, code }: MeasuredIndicator,
  counted: readonly Counted[],
): Contribution[] {
  const reported = counted.flatMap(({ entry, values }) => {
    const value = values.get(code);
    return value === undefined ? [] : [{ activity: entry, value }];
  });
  switch (aggregationType) {
    case 'SUM':
    case 'LAST':
      return reported.map(({ activity, value }) => contribution(activity, value, 'value'));
    case 'COUNT':
      return reported.map(({ activity, value }) => contribution(activity, value, 'one'));
    case 'AVERAGE':
      return reported.map(({ activity, value }) => contribution(activity, value, 'none'));
    case 'MAX':
      return decidingReports(reported).map(({ activity, value }) => contribution(activity, value, 'value'));
    default:
      return assertNever(aggregationType);
  }
}

function contribution(
  activity: ToldActivity,
  thousandths: Whole,
  share: 'value' | 'one' | 'none',
): Contribution {
  const value = fromThousandths(BigInt(thousandths));
  return { activity, value, share: share === 'value' ? value : share === 'one' ? ONE : null };
}

/** An activity and the thousandths it counts with. */
interface Reported {
  readonly activity: ToldActivity;
  readonly value: Whole;
}

/** For each month, the one activity that its maximum comes from; among equals, the first in the order of telling. */
function decidingReports(inOrderOfTelling: readonly Reported[]): Reported[] {
  const deciding = new Map<string, Reported>();
  for (const candidate of inOrderOfTelling) {
    const month = monthOf(candidate.activity);
    const best = deciding.get(month);
    if (best === undefined || candidate.value > best.value) deciding.set(month, candidate);
  }
  return [...deciding.values()];
}

function countedContributions(counts: CountedThing, activities: readonly ToldActivity[]): Contribution[] {
  switch (counts) {
    case 'partner':
    case 'community': {
      const bringing = activities.filter((activity) => membersOf(counts, activity).length > 0);
      const first = new Map<number, string>();
      for (const activity of bringing) {
        for (const member of membersOf(counts, activity)) {
          if (!first.has(member)) first.set(member, activity.documentId);
        }
      }
      return distinctSources(counts, bringing, (member) => first.get(member)).map(
        ({ activity, value, share }) => ({ activity, value: value ?? ONE, share }),
      );
    }
    case 'session':
      return activities.flatMap((activity) => {
        if (activity.sessions === null) return [];
        const sessions = fromInteger(activity.sessions);
        return [{ activity, value: sessions, share: sessions }];
      });
    case 'activity':
      return activities.map((activity) => ({ activity, value: ONE, share: ONE }));
    default:
      return assertNever(counts);
  }
}

/** One contribution for each activity: its contributions to several parts, added up. */
function mergeByActivity(contributions: readonly Contribution[]): Contribution[] {
  const merged = new Map<string, Contribution>();
  for (const one of contributions) {
    const { documentId } = one.activity;
    const before = merged.get(documentId);
    merged.set(documentId, before === undefined ? one : addContributions(before, one));
  }
  return [...merged.values()];
}

function addContributions(a: Contribution, b: Contribution): Contribution {
  return {
    activity: a.activity,
    value: add(a.value, b.value),
    share: a.share === null || b.share === null ? null : add(a.share, b.share),
  };
}
