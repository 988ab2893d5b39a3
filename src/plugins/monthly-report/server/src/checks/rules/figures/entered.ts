/** Values that are entered for measured indicators. */
import type { Said } from '../advising';
import type { MeasuredIndicator } from '../../../entries/rules/facts';
import type { Quantity } from '../../../domain/quantity';
import { fromThousandths } from '../../../domain/quantity';
import { valuesOf } from '../../../ledger/rules/counted-values';
import { rulesOf } from '../../../totals/rules/ruled';
import type { Found } from '../check';
import type { CheckedActivity, CheckedProgramme } from '../facts';
import type { Severity } from '../../../domain/finding';

/** The indicators of the programme and their parts; a removed one may have entered values, but they do not count. */
export function measuredIndicators({ facts }: CheckedProgramme): readonly MeasuredIndicator[] {
  return [...facts.indicators.values()].filter((indicator) => indicator.source === 'measured');
}

/** Null means not reported: it was entered so, or never entered. */
export function enteredValue({ measurements }: CheckedActivity, code: string): Quantity | null {
  return measurements.get(code) ?? null;
}

/** An entered value, with its activity and indicator. */
export interface EnteredValue {
  readonly activity: CheckedActivity;
  readonly indicator: MeasuredIndicator;
  readonly value: Quantity;
}

export function reportedFor(
  activities: readonly CheckedActivity[],
  indicator: MeasuredIndicator,
): readonly EnteredValue[] {
  return activities.flatMap((activity) => {
    const value = enteredValue(activity, indicator.code);
    return value === null ? [] : [{ activity, indicator, value }];
  });
}

/** The same with the values that entries count with: if a total is not entered, the sum of its parts. */
export function countedFor(
  activities: readonly CheckedActivity[],
  indicator: MeasuredIndicator,
  { facts }: CheckedProgramme,
): readonly EnteredValue[] {
  const rules = rulesOf(facts.indicators);
  if (!rules.parts.has(indicator.code)) return reportedFor(activities, indicator);
  return activities.flatMap((activity) => {
    const entered = [...activity.measurements].flatMap(([code, value]) =>
      value === null ? [] : [[code, Number(value.thousandths)] as const],
    );
    const value = valuesOf(Object.fromEntries(entered), rules).get(indicator.code);
    return value === undefined ? [] : [{ activity, indicator, value: fromThousandths(BigInt(value)) }];
  });
}

/** Every value of the programme's activities. */
export function enteredValues(programme: CheckedProgramme): readonly EnteredValue[] {
  return measuredIndicators(programme).flatMap((indicator) => reportedFor(programme.activities, indicator));
}

export function isSingle({ kind }: CheckedActivity): boolean {
  return kind === 'single';
}

export function foundInActivity(
  { documentId, partner }: CheckedActivity,
  severity: Severity,
  particulars: readonly string[],
  message: Said,
): Found {
  return { severity, partner, subject: { kind: 'activity', documentId }, particulars, message };
}

export function foundInTotal(
  indicator: string,
  severity: Severity,
  particulars: readonly string[],
  message: Said,
): Found {
  return { severity, partner: null, subject: { kind: 'total', indicator }, particulars, message };
}
