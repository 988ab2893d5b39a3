/** What each partner reports in the month, beside what it reported before. */
import type { MeasuredIndicator } from '../../../entries/rules/facts';
import type { Month } from '../../../domain/month';
import { by, compareText } from '../../../domain/order';
import type { Quantity } from '../../../domain/quantity';
import { EMPTY_CELL, recencyKey, type Extremes } from '../../../ledger/rules/cell';
import { cellFigure } from '../../../totals/rules/measured';
import type { CheckedActivity, CheckedProgramme, CheckFacts, PastValue } from '../facts';
import { measuredIndicators, reportedFor, type EnteredValue } from './entered';

export interface PartnerFigure {
  readonly partner: string;
  readonly indicator: MeasuredIndicator;
  /** What its activities of the month report, drafts included. */
  readonly entered: readonly EnteredValue[];
  /** These combined as the indicator's totals are; null where there are none. */
  readonly value: Quantity | null;
  /** What it reported in earlier months, in time order. */
  readonly past: readonly PastValue[];
  /** Nothing more is to come: the partner has submitted, or none of its activities is still a draft. */
  readonly complete: boolean;
}

/** What the totals would say of these values alone. */
export function figureOfValues(
  indicator: MeasuredIndicator,
  entered: readonly EnteredValue[],
): Quantity | null {
  const [first] = entered;
  if (first === undefined) return null;
  const { code } = indicator;
  const total = entered.reduce((sum, { value }) => sum + value.thousandths, 0n);
  const measured = new Map([[code, { values: entered.length, total }]]);
  return cellFigure(indicator, { ...EMPTY_CELL, measured, extremes: new Map([[code, extremesOf(entered)]]) });
}

function extremesOf(entered: readonly EnteredValue[]): Extremes {
  let [largest, last] = [0, ''];
  for (const { activity, value } of entered) {
    const thousandths = Number(value.thousandths);
    const recency = recencyKey(activity.startDate, activity.endDate, thousandths);
    if (thousandths > largest) largest = thousandths;
    if (recency > last) last = recency;
  }
  return { largest, last };
}

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

/** Half a dozen checks read them, one after the other. */
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
      const entered = reportedFor(activities, indicator);
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
