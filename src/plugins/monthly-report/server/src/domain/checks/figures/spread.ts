/** The middle of some values and how far they lie from it, exactly. */
import { compare, divideBy, fromInteger, subtract, sumOf, type Quantity } from '../../quantity';

const ZERO = fromInteger(0);

export function distance(a: Quantity, b: Quantity): Quantity {
  return compare(a, b) < 0 ? subtract(b, a) : subtract(a, b);
}

/** Of an even number of values the mean of the two in the middle. @param values at least one. */
export function medianOf(values: readonly Quantity[]): Quantity {
  const sorted = [...values].sort(compare);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? ZERO;
  if (sorted.length % 2 === 1) return upper;
  return divideBy(sumOf([sorted[middle - 1] ?? ZERO, upper]) ?? ZERO, 2);
}

export function meanOf(values: readonly Quantity[]): Quantity {
  return divideBy(sumOf(values) ?? ZERO, values.length);
}

/** Whether a × m > b × n, for comparing without dividing. */
export function isMore(a: Quantity, m: bigint, b: Quantity, n: bigint): boolean {
  const times = (value: Quantity, factor: bigint): Quantity => ({
    thousandths: value.thousandths * factor,
    over: value.over,
  });
  return compare(times(a, m), times(b, n)) > 0;
}
