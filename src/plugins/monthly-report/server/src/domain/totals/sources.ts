/**
 * The activities behind a figure, each with its share; the shares add up to the figure
 * (design, section 3, "Sources"). They follow the very rules the figure is made by:
 * deciding months and deciding activities come from measured.ts.
 */
import type { Basis, CountedThing } from '../../../../shared/vocabulary';
import { assertNever } from '../assert-never';
import type { Activity, MeasuredIndicator, ProgrammeFacts, Reference } from '../facts';
import type { Month } from '../month';
import { by } from '../order';
import { add, fromInteger, type Quantity } from '../quantity';
import { compareActivities, indexActivities, type ActivityIndex } from './activity-index';
import { readParts } from './calculated';
import { membersOf } from './counted';
import { indicatorOf, monthFigure } from './figure';
import type { Source, SourceFilter } from './figures';
import { decidingMonths, decidingReport, reportedValues } from './measured';
import { spanOf, type Span } from './spans';

/** A source before it is known whether the whole figure has a mean in it. */
interface Contribution {
  readonly activity: Activity;
  readonly value: Quantity;
  /** Null: it went into a mean. */
  readonly share: Quantity | null;
}

const ONE = fromInteger(1);

/**
 * In order of date, partner code (none last), title. Activities that report nothing are
 * no sources; one that reports 0 is, with share 0. A figure with a mean in it cannot be
 * split: all its shares are null and every activity weighs 1.
 */
export function sourcesOf(
  facts: ProgrammeFacts,
  reference: Reference,
  month: Month,
  basis: Basis,
  indicator: string,
  filter: SourceFilter = {},
): Source[] {
  const span = spanOf(basis, month, facts.programme.startMonth);
  if (span === null) return [];
  const activities = indexActivities(selectActivities(facts.activities, reference, filter));
  const contributions = contributionsTo(facts, activities, span, indicator, []);
  const hasMean = contributions.some(({ share }) => share === null);
  return contributions
    .map(({ activity, value, share }) =>
      hasMean ? { activity, value, share: null, weight: 1 } : { activity, value, share, weight: null },
    )
    .sort(by((source) => source.activity, compareActivities));
}

/** The activities a filter lets through; a region is the partner's present one. */
export function selectActivities(
  activities: readonly Activity[],
  reference: Reference,
  filter: SourceFilter,
): readonly Activity[] {
  const regionOf = ({ partner }: Activity) =>
    partner === null ? null : (reference.partners.get(partner)?.region?.code ?? null);
  return activities.filter(
    (activity) =>
      (filter.partner === undefined || activity.partner === filter.partner) &&
      (filter.region === undefined || regionOf(activity) === filter.region),
  );
}

function contributionsTo(
  facts: ProgrammeFacts,
  activities: ActivityIndex,
  span: Span,
  code: string,
  above: readonly string[],
): Contribution[] {
  const indicator = indicatorOf(facts.indicators, code);
  switch (indicator.source) {
    case 'measured':
      return measuredContributions(indicator, activities, span);
    case 'counted':
      return countedContributions(indicator.counts, activities.activitiesWithin(span));
    case 'calculated': {
      const ofParts = readParts(indicator, above, (part, path) =>
        contributionsTo(facts, activities, span, part, path),
      );
      return mergeByActivity(ofParts.flat());
    }
    default:
      return assertNever(indicator);
  }
}

function measuredContributions(
  indicator: MeasuredIndicator,
  activities: ActivityIndex,
  span: Span,
): Contribution[] {
  const months = activities.monthsIn(span).flatMap((month) => {
    const value = monthFigure(indicator, activities, month);
    return value === null ? [] : [{ month, value }];
  });
  return decidingMonths(indicator.calculationFormulaAcrossPeriods, months).flatMap(({ month }) =>
    monthContributions(indicator, activities.activitiesIn(month)),
  );
}

function monthContributions(indicator: MeasuredIndicator, activities: readonly Activity[]): Contribution[] {
  const { aggregationType, code } = indicator;
  const reported = reportedValues(activities, code);
  switch (aggregationType) {
    case 'SUM':
      return reported.map(({ activity, value }) => ({ activity, value, share: value }));
    case 'COUNT':
      return reported.map(({ activity, value }) => ({ activity, value, share: ONE }));
    case 'AVERAGE':
      return reported.map(({ activity, value }) => ({ activity, value, share: null }));
    case 'MAX':
    case 'LAST': {
      const deciding = decidingReport(aggregationType, reported);
      return deciding === null ? [] : [{ ...deciding, share: deciding.value }];
    }
    default:
      return assertNever(aggregationType);
  }
}

function countedContributions(counts: CountedThing, activities: readonly Activity[]): Contribution[] {
  switch (counts) {
    case 'partner':
    case 'community':
      return newMembers(counts, activities);
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

/** A partner or community is the share of the first activity that brings it; later ones show it with share 0. */
function newMembers(counts: 'partner' | 'community', activities: readonly Activity[]): Contribution[] {
  const seen = new Set<string>();
  return [...activities].sort(compareActivities).flatMap((activity) => {
    const members = membersOf(counts, activity);
    if (members.length === 0) return [];
    const seenBefore = seen.size;
    for (const member of members) seen.add(member);
    return [{ activity, value: fromInteger(members.length), share: fromInteger(seen.size - seenBefore) }];
  });
}

/** One contribution an activity: what it adds to several parts, added up. */
function mergeByActivity(contributions: readonly Contribution[]): Contribution[] {
  const merged = new Map<string, Contribution>();
  for (const contribution of contributions) {
    const { documentId } = contribution.activity;
    const before = merged.get(documentId);
    merged.set(documentId, before === undefined ? contribution : addContributions(before, contribution));
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
