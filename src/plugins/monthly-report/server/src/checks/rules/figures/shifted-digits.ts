/** Whether two figures are the same digits with the decimal point elsewhere: a zero too many, or one lost. */
import type { Quantity } from '../../../domain/quantity';

/** Fewer, as in 10 and 100 or 250 and 2500, are the same by chance too often. */
const FEWEST_DIGITS = 3;
/** Means have no last digit; more than anybody enters tell them well enough. */
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

/** Equal texts for values whose digits are all the same; null for digits too few to tell anything. */
export function shiftableDigits(value: Quantity): string | null {
  const { digits } = significandOf(value);
  return digits.length < FEWEST_DIGITS ? null : digits;
}

/**
 * The n, not 0, by which `value` is `usual` × 10ⁿ as far as their first three significant
 * digits tell; null where they differ, or either has less than three.
 */
export function powerOfTenBetween(value: Quantity, usual: Quantity): number | null {
  const [a, b] = [significandOf(value), significandOf(usual)];
  if (a.digits.length < FEWEST_DIGITS || b.digits.length < FEWEST_DIGITS) return null;
  if (a.digits.slice(0, FEWEST_DIGITS) !== b.digits.slice(0, FEWEST_DIGITS)) return null;
  const power = a.magnitude - b.magnitude;
  return power === 0 ? null : power;
}
