/** What a partner reports in the month beside what it reported before. */
import type { MeasuredIndicator } from '../../facts';
import { add, type Quantity } from '../../quantity';
import type { CheckedProgramme } from '../facts';
import { measuredIndicators } from './measured-of';

export interface PartnerMonth {
  readonly partner: string;
  readonly indicator: MeasuredIndicator;
  /** The sum of its activities. */
  readonly value: Quantity;
  /** Its earlier months, the latest last. */
  readonly earlier: readonly Quantity[];
}

/** Of the indicators whose values add up; in order of the activities, then of the indicators. */
export function partnerMonths(programme: CheckedProgramme): PartnerMonth[] {
  const summed = measuredIndicators(programme).filter(({ aggregationType }) => aggregationType === 'SUM');
  const partners = new Set(programme.activities.flatMap(({ partner }) => partner ?? []));
  return [...partners].flatMap((partner) => {
    const own = programme.activities.filter((activity) => activity.partner === partner);
    return summed.flatMap((indicator): PartnerMonth[] => {
      const values = own.flatMap(({ measurements }) => measurements.get(indicator.code) ?? []);
      const [first, ...others] = values;
      if (first === undefined) return [];
      return [
        {
          partner,
          indicator,
          value: others.reduce(add, first),
          earlier: programme.history
            .filter((past) => past.partner === partner && past.indicator === indicator.code)
            .map(({ value }) => value),
        },
      ];
    });
  });
}
