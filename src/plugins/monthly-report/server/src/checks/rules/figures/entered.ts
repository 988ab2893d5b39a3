/** What is entered for measured indicators. */
import type { MeasuredIndicator } from '../../../entries/rules/facts';
import type { Quantity } from '../../../domain/quantity';
import type { Found } from '../check';
import type { CheckedActivity, CheckedProgramme } from '../facts';
import type { Message, Severity } from '../../../domain/finding';

/** Those of the programme and their parts; what was taken off it is entered, but counts no more. */
export function measuredIndicators({ facts }: CheckedProgramme): readonly MeasuredIndicator[] {
  return [...facts.indicators.values()].filter((indicator) => indicator.source === 'measured');
}

/** Null is not reported, whether it was entered so or never entered. */
export function enteredValue({ measurements }: CheckedActivity, code: string): Quantity | null {
  return measurements.get(code) ?? null;
}

/** A value that is entered, and where. */
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
  message: Message,
): Found {
  return { severity, partner, subject: { kind: 'activity', documentId }, particulars, message };
}

export function foundInTotal(
  indicator: string,
  severity: Severity,
  particulars: readonly string[],
  message: Message,
): Found {
  return { severity, partner: null, subject: { kind: 'total', indicator }, particulars, message };
}
