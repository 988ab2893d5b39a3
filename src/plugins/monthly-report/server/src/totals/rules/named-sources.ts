/**
 * The activities behind a figure, if activities are known by codes alone: a revision
 * keeps no row ids, and its figures were frozen beside it.
 */
import type { Programme, ProgrammeFacts, Translated } from '../../entries/rules/facts';
import { isYear, type Month } from '../../domain/month';
import { compare, subtract, sumOf, type Quantity } from '../../domain/quantity';
import { sumsOf } from '../../ledger/rules/build';
import { cellIdOf } from '../../ledger/rules/keys';
import type { LedgerEntry } from '../../ledger/rules/ledger-entry';
import { DIMENSIONS, NONE } from '../../ledger/rules/scopes';
import { indexCells, type CellIndex, type MonthCell } from '../../ledger/rules/cell-index';
import { monthOf } from '../../ledger/rules/ledger-entry';
import { valuesOf } from '../../ledger/rules/counted-values';
import type { CountingRules } from '../../ledger/rules/rules';
import type { Source, ToldActivity } from './figures';
import { sidedIngredientsOf } from './ingredients';
import { rulesOfFigures, type FiguresForm } from './ruled';
import { inOneList, sourcesOf } from './sources';
import { countingMonth } from '../../domain/calendar';
import { calendarOf, type Span } from '../../domain/spans';

/** An entry of the reference data under its name at that time. */
export interface NamedEntry {
  readonly code: string;
  readonly name: Translated;
}

/** A counted activity with the codes and names of the entries it belongs to. */
export interface NamedActivity {
  readonly documentId: string;
  readonly title: string;
  readonly partner: NamedEntry | null;
  readonly communities: readonly NamedEntry[];
  readonly startDate: string;
  readonly endDate: string | null;
  readonly sessions: number | null;
  /** Reported values by indicator code, in thousandths. */
  readonly measurements: Readonly<Record<string, number>>;
}

export interface NamedSource extends Omit<Source, 'activity'> {
  readonly activity: NamedActivity & Pick<LedgerEntry, 'month'>;
}

/** Named activities are counted by this. */
export interface NamedFacts {
  readonly indicators: ProgrammeFacts['indicators'];
  readonly form: FiguresForm;
  readonly programme: Pick<Programme, 'calendar'>;
}

export interface NamedActivities {
  /** The activities of the span. */
  readonly activities: readonly NamedActivity[];
  /** The activities behind the levels at the end of the span: all of a reporter's month, and no state that is over. */
  readonly levels: readonly NamedActivity[];
}

/** In the order of telling; empty if the figure is null. */
export function namedSources(
  facts: NamedFacts,
  activities: NamedActivities,
  span: Span,
  code: string,
): NamedSource[] {
  return namedSourcesReader(facts, activities)(span, code);
}

/** Reads the sources of several figures of the same activities, and sums the activities only once. */
export function namedSourcesReader(
  { indicators, form, programme }: NamedFacts,
  { activities, levels }: NamedActivities,
): (span: Span, code: string) => NamedSource[] {
  const rules = rulesOfFigures(indicators, form);
  const told = toldByCodes(activities, programme);
  const toldOfLevels = toldByCodes(levels, programme);
  const cells = cellsOf(told, rules);
  // If an activity is in both, the entry in `levels` is the newer one.
  const named = new Map([...activities, ...levels].map((activity) => [activity.documentId, activity]));
  return (span, code) => {
    const found = sidedIngredientsOf({ indicators, rules }, cells, span, code).map(
      ({ side, ingredients }) => ({
        side,
        sources: sourcesOf(ingredients, {
          activities: told,
          ofLevel: (level) => lastStates(toldOfLevels, level, rules),
          rules,
        }),
      }),
    );
    const sources = inOneList(found);
    return sources.flatMap(({ activity: { documentId, month }, ...source }) => {
      const activity = named.get(documentId);
      return activity === undefined ? [] : [{ ...source, activity: { ...activity, month } }];
    });
  };
}

/** The activities of each reporter's last month with a value. */
export function lastStates(
  activities: readonly ToldActivity[],
  code: string,
  rules: CountingRules,
): ToldActivity[] {
  const reporting = activities.filter((activity) => valuesOf(activity.measurements, rules).has(code));
  const lastMonths = new Map<number, Month>();
  for (const activity of reporting) {
    const [reporter, month] = [activity.partner ?? NONE, monthOf(activity)];
    const known = lastMonths.get(reporter);
    if (known === undefined || month > known) lastMonths.set(reporter, month);
  }
  return reporting.filter((activity) => lastMonths.get(activity.partner ?? NONE) === monthOf(activity));
}

/**
 * The part of a figure beyond its shares; null if they add up to the figure, and for a mean, which
 * has no shares. Months that were open when the figure was frozen may have changed since.
 */
export function remainderOf(
  figure: Quantity | null,
  sources: readonly Pick<Source, 'share'>[],
): Quantity | null {
  if (figure === null || sources.some(({ share }) => share === null)) return null;
  const sum = sumOf(sources.map(({ share }) => share));
  if (sum === null) return figure.thousandths === 0n ? null : figure;
  return compare(figure, sum) === 0 ? null : subtract(figure, sum);
}

/** Numbers stand for codes: different codes have different numbers. */
export function toldByCodes(
  activities: readonly NamedActivity[],
  programme: NamedFacts['programme'],
): ToldActivity[] {
  const calendar = calendarOf(programme);
  const partnerId = numbersOfCodes();
  const communityId = numbersOfCodes();
  return activities.map(({ partner, communities, ...activity }) => ({
    ...activity,
    activityId: 0,
    programme: 0,
    month: countingMonth(activity.startDate, calendar),
    partner: partner === null ? null : partnerId(partner.code),
    region: null,
    activityType: null,
    communities: communities.map((community) => communityId(community.code)).sort((a, b) => a - b),
    partnerCode: partner?.code ?? null,
  }));
}

function numbersOfCodes(): (code: string) => number {
  const numbers = new Map<string, number>();
  return (code) => {
    const known = numbers.get(code);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(code, number);
    return number;
  };
}

function cellsOf(entries: readonly LedgerEntry[], rules: CountingRules): CellIndex<Month> {
  const { cells } = sumsOf(entries, rules);
  return indexCells(
    [...cells].flatMap(([key, cell]): MonthCell[] => {
      const { dimension, period } = cellIdOf(key);
      return dimension === DIMENSIONS.programme && !isYear(period) ? [{ period, cell }] : [];
    }),
  );
}
