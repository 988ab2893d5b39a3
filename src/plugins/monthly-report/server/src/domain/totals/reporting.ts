/** The reporting rate 填报率 of a programme in a month. */
import type { ProgrammeFacts } from '../facts';
import type { Month } from '../month';
import { divideBy, fromInteger, toDigits } from '../quantity';
import { indexActivities } from './activity-index';
import type { ReportingRate } from './figures';

const RATE_DECIMALS = 4;

/**
 * Partners whose membership covers the month, and those of them with an activity in it.
 * A partner that reports without being expected raises neither number.
 */
export function reportingRate(facts: ProgrammeFacts, month: Month): ReportingRate {
  const expected = new Set(
    facts.memberships
      .filter(({ fromMonth, toMonth }) => fromMonth <= month && (toMonth === null || month <= toMonth))
      .map(({ partner }) => partner),
  );
  const active = new Set(
    indexActivities(facts.activities)
      .activitiesIn(month)
      .map(({ partner }) => partner),
  );
  const actual = [...expected].filter((partner) => active.has(partner)).length;
  return {
    expected: expected.size,
    actual,
    rate: expected.size === 0 ? null : toDigits(divideBy(fromInteger(actual), expected.size), RATE_DECIMALS),
  };
}
