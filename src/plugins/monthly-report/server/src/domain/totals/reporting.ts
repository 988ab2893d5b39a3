/** The reporting rate 填报率 of a programme in a month. */
import type { Membership } from '../facts';
import type { Month } from '../month';
import { divideBy, fromInteger, toDigits } from '../quantity';
import type { ReportingRate } from './figures';

const RATE_DECIMALS = 4;

/** Codes of the partners whose membership covers the month. */
export function expectedPartners(memberships: readonly Membership[], month: Month): ReadonlySet<string> {
  return new Set(
    memberships
      .filter(({ fromMonth, toMonth }) => fromMonth <= month && (toMonth === null || month <= toMonth))
      .map(({ partner }) => partner),
  );
}

/**
 * The expected partners, and those of them with an activity in the month. A partner that
 * reports without being expected raises neither number.
 *
 * @param active codes of the partners with an activity in the month.
 */
export function reportingRate(
  memberships: readonly Membership[],
  active: ReadonlySet<string>,
  month: Month,
): ReportingRate {
  const expected = expectedPartners(memberships, month);
  const actual = [...expected].filter((partner) => active.has(partner)).length;
  return {
    expected: expected.size,
    actual,
    rate: expected.size === 0 ? null : toDigits(divideBy(fromInteger(actual), expected.size), RATE_DECIMALS),
  };
}
