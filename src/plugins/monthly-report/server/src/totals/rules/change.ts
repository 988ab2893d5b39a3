/** The change of a figure from an earlier one. */
import { compare, fromInteger, ratioOf, subtract, toDigits, type Quantity } from '../../domain/quantity';
import type { Change } from './figures';

const PERCENT_DECIMALS = 1;
const ZERO = fromInteger(0);

/** The change of a ratio is given in points: a percentage of a percentage is hard to understand. */
export function changeInPoints(earlier: Quantity | null, later: Quantity | null): Change {
  return { value: earlier === null || later === null ? null : subtract(later, earlier), percent: null };
}

/** Exact until it is printed, for means too; the percentage rounds half away from zero. */
export function changeFrom(earlier: Quantity | null, later: Quantity | null): Change {
  if (earlier === null || later === null) return { value: null, percent: null };
  const value = subtract(later, earlier);
  if (compare(earlier, ZERO) === 0) return { value, percent: null };
  const hundredfold = { thousandths: value.thousandths * 100n, over: value.over };
  return { value, percent: toDigits(ratioOf(hundredfold, earlier), PERCENT_DECIMALS) };
}
