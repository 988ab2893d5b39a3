/**
 * The ingredients of a figure: the entered or counted indicators behind it, each with the
 * months that decide. They are found from the kept sums, so that sources are read from
 * those months alone.
 */
import { assertNever } from '../../domain/assert-never';
import type { CountedIndicator, MeasuredIndicator, ProgrammeFacts } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { CountingRules } from '../../ledger/rules/rules';
import { readParts } from './calculated';
import type { CellIndex } from '../../ledger/rules/cell-index';
import { indicatorOf } from './figure';
import { decidingPeriods, periodFigures } from './measured';
import { readSides, SIDES, type Side } from './ratio';
import type { Months, Span } from '../../domain/spans';

export interface Ingredient {
  readonly indicator: MeasuredIndicator | CountedIndicator;
  /** For a level, the month whose end the state belongs to. */
  readonly months: Months;
  /** The activities of a level are the ones of the states in force, from any month. */
  readonly isLevel: boolean;
}

/** In the order of the parts; a part that occurs twice is there twice. Empty if there is no figure. */
export function ingredientsOf(
  facts: { readonly indicators: ProgrammeFacts['indicators']; readonly rules: Pick<CountingRules, 'levels'> },
  cells: CellIndex<Month>,
  span: Span,
  code: string,
  above: readonly string[] = [],
): Ingredient[] {
  const { indicators, rules } = facts;
  const indicator = indicatorOf(indicators, code);
  switch (indicator.source) {
    case 'measured': {
      if (rules.levels.has(code)) {
        return [{ indicator, months: { from: span.to, to: span.to }, isLevel: true }];
      }
      const months = decidingSpan(indicator, cells, span);
      return months === null ? [] : [{ indicator, months, isLevel: false }];
    }
    case 'counted':
      return [{ indicator, months: span, isLevel: false }];
    case 'calculated':
      return readParts(indicator, above, (part, path) =>
        ingredientsOf(facts, cells, span, part, path),
      ).flat();
    case 'ratio': {
      const { numerator = [], denominator = [] } = readSides(indicator, above, (side, path) =>
        ingredientsOf(facts, cells, span, side, path),
      );
      return [...numerator, ...denominator];
    }
    default:
      return assertNever(indicator);
  }
}

/** Ingredients that are searched together: each side of a ratio by itself, any other figure as a whole. */
export interface SidedIngredients {
  readonly side: Side | null;
  readonly ingredients: readonly Ingredient[];
}

export function sidedIngredientsOf(
  facts: Parameters<typeof ingredientsOf>[0],
  cells: CellIndex<Month>,
  span: Span,
  code: string,
): SidedIngredients[] {
  const indicator = indicatorOf(facts.indicators, code);
  if (indicator.source !== 'ratio') {
    return [{ side: null, ingredients: ingredientsOf(facts, cells, span, code) }];
  }
  const sides = readSides(indicator, [], (side, path) => ingredientsOf(facts, cells, span, side, path));
  return SIDES.map((side) => ({ side, ingredients: sides[side] ?? [] }));
}

/** All months of a sum, or the one month that a largest or latest figure comes from. */
function decidingSpan(indicator: MeasuredIndicator, cells: CellIndex<Month>, span: Span): Months | null {
  const figures = periodFigures(indicator, cells.within(span));
  const deciding = decidingPeriods(indicator.calculationFormulaAcrossPeriods, figures);
  const [first, last] = [deciding[0], deciding.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.period, to: last.period };
}

/**
 * How sources can be found. `each`: every activity counts for itself, whatever the
 * others are. `distinct`: an activity counts if it is the first with its partner or community.
 * `together`: all activities are needed to find the part of each.
 */
export type SourceKind =
  | { readonly kind: 'each' }
  | { readonly kind: 'distinct'; readonly counts: 'partner' | 'community'; readonly months: Months }
  | { readonly kind: 'together' };

export function sourceKindOf(ingredients: readonly Ingredient[]): SourceKind {
  const [first, ...others] = ingredients;
  if (first?.indicator.source === 'counted' && others.length === 0) {
    const { counts } = first.indicator;
    if (counts === 'partner' || counts === 'community') {
      return { kind: 'distinct', counts, months: first.months };
    }
  }
  return { kind: ingredients.every(countsForItself) ? 'each' : 'together' };
}

function countsForItself({ indicator, isLevel }: Ingredient): boolean {
  if (isLevel) return false;
  return indicator.source === 'counted'
    ? indicator.counts === 'session' || indicator.counts === 'activity'
    : indicator.aggregationType !== 'MAX' && indicator.aggregationType !== 'LAST';
}

/** The number of activities behind an ingredient in which each activity counts for itself. */
export function sourceCountOf({ indicator, months }: Ingredient, cells: CellIndex<Month>): number {
  return cells.within(months).reduce((sum, { cell }) => {
    if (indicator.source === 'measured') return sum + (cell.measured.get(indicator.code)?.values ?? 0);
    switch (indicator.counts) {
      case 'partner':
        return sum + cell.withPartner;
      case 'community':
        return sum + cell.withCommunity;
      case 'session':
        return sum + cell.sessions.values;
      case 'activity':
        return sum + cell.activities;
      default:
        return assertNever(indicator.counts);
    }
  }, 0);
}

/** The months that contain all ingredients; null if there are no ingredients. */
export function monthsOf(ingredients: readonly Ingredient[]): Months | null {
  const [first, ...others] = ingredients;
  if (first === undefined) return null;
  const earlier = (a: Month, b: Month) => (a < b ? a : b);
  const later = (a: Month, b: Month) => (a > b ? a : b);
  return others.reduce(
    (whole, { months }) => ({ from: earlier(whole.from, months.from), to: later(whole.to, months.to) }),
    first.months,
  );
}
