/**
 * The activities behind a figure, where activities are known by codes alone: a revision
 * keeps no row ids, and its figures were frozen beside it.
 */
import type { ProgrammeFacts, Translated } from '../../entries/rules/facts';
import { isYear, type Month } from '../../domain/month';
import { compare, subtract, sumOf, type Quantity } from '../../domain/quantity';
import { sumsOf } from '../../ledger/rules/build';
import { cellIdOf } from '../../ledger/rules/keys';
import type { LedgerEntry } from '../../ledger/rules/ledger-entry';
import { DIMENSIONS } from '../../ledger/rules/scopes';
import { indexCells, type CellIndex, type MonthCell } from '../../ledger/rules/cell-index';
import type { Source, ToldActivity } from './figures';
import { ingredientsOf, monthsOf } from './ingredients';
import { sourcesOf } from './sources';
import type { Span } from '../../domain/spans';

/** Something of the reference data as it was called then. */
export interface NamedEntry {
  readonly code: string;
  readonly name: Translated;
}

/** A counted activity by the codes and names of what it belongs to. */
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
  readonly activity: NamedActivity;
}

/** In the order of telling; none where the figure is null. */
export function namedSources(
  facts: Pick<ProgrammeFacts, 'indicators'>,
  activities: readonly NamedActivity[],
  span: Span,
  code: string,
): NamedSource[] {
  return namedSourcesReader(facts, activities)(span, code);
}

/** Reads the sources of one figure after the other of the same activities, which are summed once. */
export function namedSourcesReader(
  facts: Pick<ProgrammeFacts, 'indicators'>,
  activities: readonly NamedActivity[],
): (span: Span, code: string) => NamedSource[] {
  const told = toldByCodes(activities);
  const cells = cellsOf(told, extremeCodesOf(facts));
  const named = new Map(activities.map((activity) => [activity.documentId, activity]));
  return (span, code) => {
    const ingredients = ingredientsOf(facts, cells, span, code);
    if (monthsOf(ingredients) === null) return [];
    return sourcesOf(ingredients, told).flatMap(({ activity: { documentId }, ...source }) => {
      const activity = named.get(documentId);
      return activity === undefined ? [] : [{ ...source, activity }];
    });
  };
}

/**
 * What the shares leave of a figure; null where they add up to it, and where a mean has no
 * shares. Months that were open when it was frozen may have changed since.
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

/** Numbers stand for codes: what is distinct by code is distinct by number. */
function toldByCodes(activities: readonly NamedActivity[]): ToldActivity[] {
  const partnerId = numbersOfCodes();
  const communityId = numbersOfCodes();
  return activities.map(({ partner, communities, ...activity }) => ({
    ...activity,
    activityId: 0,
    programme: 0,
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

function cellsOf(entries: readonly LedgerEntry[], extremeCodes: ReadonlySet<string>): CellIndex<Month> {
  const { cells } = sumsOf(entries, extremeCodes);
  return indexCells(
    [...cells].flatMap(([key, cell]): MonthCell[] => {
      const { dimension, period } = cellIdOf(key);
      return dimension === DIMENSIONS.programme && !isYear(period) ? [{ period, cell }] : [];
    }),
  );
}

function extremeCodesOf({ indicators }: Pick<ProgrammeFacts, 'indicators'>): ReadonlySet<string> {
  return new Set(
    [...indicators.values()].flatMap((indicator) =>
      indicator.source === 'measured' && ['MAX', 'LAST'].includes(indicator.aggregationType)
        ? [indicator.code]
        : [],
    ),
  );
}
