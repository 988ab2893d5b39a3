/** The figures of each partner in the month, beside its earlier figures. */
import type { MeasuredIndicator } from '../../../entries/rules/facts';
import type { Month } from '../../../domain/month';
import { by, compareText, inOrder } from '../../../domain/order';
import type { Quantity } from '../../../domain/quantity';
import { EMPTY_CELL } from '../../../ledger/rules/cell';
import { cellFigure } from '../../../totals/rules/measured';
import { compare } from '../../../domain/quantity';
import type { CheckedActivity, CheckedProgramme, CheckFacts, PastValue } from '../facts';
import { countedFor, measuredIndicators, type EnteredValue } from './entered';

export interface PartnerFigure {
  readonly partner: string;
  readonly indicator: MeasuredIndicator;
  /** The values that its activities of the month report, drafts included. */
  readonly entered: readonly EnteredValue[];
  /** These values combined like the indicator's totals; null if there are none. */
  readonly value: Quantity | null;
  /** The values that it reported in earlier months, in time order. */
  readonly past: readonly PastValue[];
  /** True if nothing more is to come: the partner has submitted, or has no activity that is still a draft. */
  readonly complete: boolean;
}

/** The figure that the totals would give for these values alone. */
export function figureOfValues(
  indicator: MeasuredIndicator,
  entered: readonly EnteredValue[],
): Quantity | null {
  const [first] = entered;
  if (first === undefined) return null;
  const { code, aggregationType } = indicator;
  const counting = aggregationType === 'LAST' ? [entered.reduce(laterOf)] : entered;
  const totals = counting.map(({ value }) => value.thousandths);
  const measured = new Map([
    [code, { values: counting.length, total: totals.reduce((sum, value) => sum + value, 0n) }],
  ]);
  const largest = totals.reduce((best, value) => (value > best ? value : best));
  return cellFigure(indicator, { ...EMPTY_CELL, measured, largest: new Map([[code, largest]]) });
}

/** By start date, then end date, then the larger value. */
const compareRecency = inOrder<EnteredValue>(
  by(({ activity }) => activity.startDate, compareText),
  by(({ activity }) => activity.endDate ?? activity.startDate, compareText),
  by(({ value }) => value, compare),
);

const laterOf = (one: EnteredValue, other: EnteredValue): EnteredValue =>
  compareRecency(other, one) > 0 ? other : one;

function byPartner(activities: readonly CheckedActivity[]): ReadonlyMap<string, readonly CheckedActivity[]> {
  const grouped = new Map<string, CheckedActivity[]>();
  for (const activity of activities) {
    if (activity.partner === null) continue;
    const known = grouped.get(activity.partner);
    if (known === undefined) grouped.set(activity.partner, [activity]);
    else known.push(activity);
  }
  return grouped;
}

const historyKey = (partner: string, indicator: string): string => JSON.stringify([partner, indicator]);

function histories(history: readonly PastValue[], month: Month): ReadonlyMap<string, readonly PastValue[]> {
  const grouped = new Map<string, PastValue[]>();
  const earlier = history.filter((past) => past.month < month);
  for (const past of earlier.sort(by((value) => value.month, compareText))) {
    const key = historyKey(past.partner, past.indicator);
    const known = grouped.get(key);
    if (known === undefined) grouped.set(key, [past]);
    else known.push(past);
  }
  return grouped;
}

/** Several checks read the figures, one after the other. */
const known = new WeakMap<CheckFacts, WeakMap<CheckedProgramme, readonly PartnerFigure[]>>();

/** Every measured indicator of every partner that has an activity in the month. */
export function partnerFigures(programme: CheckedProgramme, facts: CheckFacts): readonly PartnerFigure[] {
  const ofMonth = known.get(facts) ?? new WeakMap<CheckedProgramme, readonly PartnerFigure[]>();
  known.set(facts, ofMonth);
  const figures = ofMonth.get(programme) ?? collectFigures(programme, facts);
  ofMonth.set(programme, figures);
  return figures;
}

function collectFigures(programme: CheckedProgramme, { month }: CheckFacts): readonly PartnerFigure[] {
  const past = histories(programme.history, month);
  const indicators = measuredIndicators(programme);
  return [...byPartner(programme.activities)].flatMap(([partner, activities]) => {
    const complete =
      programme.submitted.has(partner) || activities.every(({ status }) => status === 'published');
    return indicators.map((indicator): PartnerFigure => {
      const entered = countedFor(activities, indicator, programme);
      return {
        partner,
        indicator,
        entered,
        value: figureOfValues(indicator, entered),
        past: past.get(historyKey(partner, indicator.code)) ?? [],
        complete,
      };
    });
  });
}
