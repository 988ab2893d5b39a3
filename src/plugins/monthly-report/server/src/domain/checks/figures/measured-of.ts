import type { MeasuredIndicator } from '../../facts';
import type { Quantity } from '../../quantity';
import type { CheckedActivity, CheckedProgramme } from '../facts';

export interface MeasuredValue {
  readonly activity: CheckedActivity;
  readonly indicator: MeasuredIndicator;
  readonly value: Quantity;
}

/** The indicators that are entered, in the programme's order, parts included. */
export function measuredIndicators({ facts }: CheckedProgramme): MeasuredIndicator[] {
  return [...facts.indicators.values()].filter((indicator) => indicator.source === 'measured');
}

/** What single activities report: a summary stands for several, so that rules about one do not hold for it. */
export function valuesOfSingles(programme: CheckedProgramme): MeasuredValue[] {
  const indicators = measuredIndicators(programme);
  return programme.activities
    .filter(({ kind }) => kind === 'single')
    .flatMap((activity) =>
      indicators.flatMap((indicator): MeasuredValue[] => {
        const value = activity.measurements.get(indicator.code) ?? null;
        return value === null ? [] : [{ activity, indicator, value }];
      }),
    );
}
