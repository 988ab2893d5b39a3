/** Whether two figures are the same digits with the decimal point elsewhere: a zero too many, or one lost. */
import type { Quantity } from '../../../domain/quantity';

/** With fewer digits, as in 10 and 100 or 250 and 2500, figures are too often alike by chance. */
const FEWEST_DIGITS = 3;
/** Means may have endless digits; more digits than anybody enters are enough to compare them. */
const SCALE = 10n ** 9n;

interface Significand {
  /** Without zeros at either end. */
  readonly digits: string;
  /** Grows by one with every tenfold. */
  readonly magnitude: number;
}

function significandOf({ thousandths, over }: Quantity): Significand {
  const text = ((thousandths * SCALE) / over).toString();
  return { digits: text.replace(/0+$/, ''), magnitude: text.length };
}

/** Equal text for values with the same digits; null if there are too few digits to compare. */
export function shiftableDigits(value: Quantity): string | null {
  const { digits } = significandOf(value);
  return digits.length < FEWEST_DIGITS ? null : digits;
}

/**
 * The n, not 0, for which `value` is `usual` × 10ⁿ, by their first three significant digits;
 * null if these differ, or if one has fewer than three.
 */
export function powerOfTenBetween(value: Quantity, usual: Quantity): number | null {
  const [a, b] = [significandOf(value), significandOf(usual)];
  if (a.digits.length < FEWEST_DIGITS || b.digits.length < FEWEST_DIGITS) return null;
  if (a.digits.slice(0, FEWEST_DIGITS) !== b.digits.slice(0, FEWEST_DIGITS)) return null;
  const power = a.magnitude - b.magnitude;
  return power === 0 ? null : power;
}
