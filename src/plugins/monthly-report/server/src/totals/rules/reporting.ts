/**
 * The reporting rate 填报率 of a programme in a month.
 *
 * A partner has reported when its submission was submitted or accepted, a nil return
 * included; after it was sent back, only when it is submitted again. A partner without
 * any submission has reported when it has a published activity: the secretariat entered
 * and published it, as it may without one, or it was published before there were
 * submissions. So each partner is decided by itself: the first submission of a month
 * changes nothing for partners that have not sent theirs yet.
 */
import type { Membership } from '../../entries/rules/facts';
import { isClosing, periodAround } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import { calendarOf, type Timing } from '../../domain/spans';
import type { KeptState } from '../../submissions/rules/submission-state';
import { divideBy, fromInteger, toDigits } from '../../domain/quantity';
import type { ReportingRate } from './figures';

const RATE_DECIMALS = 4;

/** Codes of the partners with a membership in any month of the period that `month` closes; empty if it closes none. */
export function expectedPartners(
  memberships: readonly Membership[],
  month: Month,
  programme: Pick<Timing, 'calendar'>,
): ReadonlySet<string> {
  const calendar = calendarOf(programme);
  if (!isClosing(month, calendar)) return new Set();
  const { from, to } = periodAround(month, calendar);
  return new Set(
    memberships
      .filter(({ fromMonth, toMonth }) => fromMonth <= to && (toMonth === null || from <= toMonth))
      .map(({ partner }) => partner),
  );
}

/** The content of a partner's submission of a month. */
export interface Declaration {
  readonly state: KeptState;
  readonly nilReturn: boolean;
}

/** Declarations by the partner's code. */
type Declarations = ReadonlyMap<string, Declaration>;

/**
 * Codes of the partners that have reported.
 *
 * @param submissions the stored submissions of the month, by the partner's code.
 * @param active codes of the partners with a published activity in the month.
 */
export function reportedPartners(submissions: Declarations, active: Iterable<string>): ReadonlySet<string> {
  const without = [...active].filter((partner) => !submissions.has(partner));
  return new Set([...without, ...partnersThatSubmitted(submissions)]);
}

const haveCome = (submissions: Declarations): (readonly [string, Declaration])[] =>
  [...submissions].filter(([, { state }]) => state !== 'sent-back');

/** Codes of the partners whose submission has come, a nil return included, and was not sent back. */
export const partnersThatSubmitted = (submissions: Declarations): ReadonlySet<string> =>
  new Set(haveCome(submissions).map(([partner]) => partner));

/** Of those, the partners that declared a nil return. */
export const partnersWithNilReturn = (submissions: Declarations): ReadonlySet<string> =>
  new Set(haveCome(submissions).flatMap(([partner, { nilReturn }]) => (nilReturn ? [partner] : [])));

/**
 * The expected partners, and those of them that have reported. A partner that reports
 * without being expected raises neither number.
 *
 * @param reported codes of the partners that have reported; see reportedPartners.
 */
export function reportingRate(
  memberships: readonly Membership[],
  reported: ReadonlySet<string>,
  month: Month,
  programme: Pick<Timing, 'calendar'>,
): ReportingRate {
  const expected = expectedPartners(memberships, month, programme);
  const actual = [...expected].filter((partner) => reported.has(partner)).length;
  return {
    expected: expected.size,
    actual,
    rate: expected.size === 0 ? null : toDigits(divideBy(fromInteger(actual), expected.size), RATE_DECIMALS),
  };
}
