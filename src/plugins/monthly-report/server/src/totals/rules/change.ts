/** How far a figure is from an earlier one. */
import { compare, fromInteger, ratioOf, subtract, toDigits, type Quantity } from '../../domain/quantity';
import type { Change } from './figures';

const PERCENT_DECIMALS = 1;
/** Nearly all: -99.96 would be rounded to all of it. */
const LESS_THAN_ALL = '-99.9';
const ZERO = fromInteger(0);

/** Exact until it is printed, of means too; the percentage rounds half away from zero, and -100 is the loss of all. */
export function changeFrom(earlier: Quantity | null, later: Quantity | null): Change {
  if (earlier === null || later === null) return { value: null, percent: null };
  const value = subtract(later, earlier);
  if (compare(earlier, ZERO) === 0) return { value, percent: null };
  const hundredfold = { thousandths: value.thousandths * 100n, over: value.over };
  const percent = toDigits(ratioOf(hundredfold, earlier), PERCENT_DECIMALS);
  return { value, percent: percent === '-100' && compare(later, ZERO) !== 0 ? LESS_THAN_ALL : percent };
}
