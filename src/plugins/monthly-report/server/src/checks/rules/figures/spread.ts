/** Medians and distances, exactly: figures are decimals of any size. */
import { compare, divideBy, subtract, sumOf, type Quantity } from '../../../domain/quantity';

export function times(value: Quantity, factor: bigint): Quantity {
  return { thousandths: value.thousandths * factor, over: value.over };
}

export function distanceBetween(a: Quantity, b: Quantity): Quantity {
  return compare(a, b) < 0 ? subtract(b, a) : subtract(a, b);
}

/** The middle value, or the mean of the two in the middle; null if there are no values. */
export function medianOf(values: readonly Quantity[]): Quantity | null {
  const sorted = [...values].sort(compare);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  const sum = sumOf(middle);
  return sum === null ? null : divideBy(sum, middle.length);
}
