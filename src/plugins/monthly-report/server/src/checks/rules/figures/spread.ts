/**
 * How unusual a value is beside others of its kind, exactly: figures are decimals of any
 * size, and a threshold must not depend on how a machine rounds.
 */
import {
  compare,
  divideBy,
  fromInteger,
  ratioOf,
  subtract,
  sumOf,
  type Quantity,
} from '../../../domain/quantity';

const ZERO = fromInteger(0);

export function times(value: Quantity, factor: bigint): Quantity {
  return { thousandths: value.thousandths * factor, over: value.over };
}

export function distanceBetween(a: Quantity, b: Quantity): Quantity {
  return compare(a, b) < 0 ? subtract(b, a) : subtract(a, b);
}

/** The middle one, or the mean of the two in the middle; null for none. */
export function medianOf(values: readonly Quantity[]): Quantity | null {
  const sorted = [...values].sort(compare);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  const sum = sumOf(middle);
  return sum === null ? null : divideBy(sum, middle.length);
}

const TEN_THOUSAND = 10_000n;
/** 0.6745 is the upper quartile of the standard normal distribution. */
const PER_MEDIAN_DEVIATION = 6745n;
const MILLION = 1_000_000n;
/** 1.253314 is √(π/2): a standard deviation in mean absolute deviations. */
const PER_MEAN_DEVIATION = 1_253_314n;

/**
 * The modified z-score without its sign, 0.6745·|x − median| ÷ MAD, where MAD is the median
 * of the distances from the median (B. Iglewicz and D. C. Hoaglin, How to Detect and Handle
 * Outliers, 1993). Where more than half of the values are equal the MAD is 0, and
 * |x − median| ÷ (1.253314·mean distance) stands for it, as SPSS and others have it.
 * @returns null where there are no values, or all are equal: they say nothing of what is usual.
 */
export function modifiedZScore(value: Quantity, values: readonly Quantity[]): Quantity | null {
  const median = medianOf(values);
  if (median === null) return null;
  const distances = values.map((other) => distanceBetween(other, median));
  const distance = distanceBetween(value, median);
  const medianDistance = medianOf(distances) ?? ZERO;
  if (compare(medianDistance, ZERO) > 0) {
    return ratioOf(times(distance, PER_MEDIAN_DEVIATION), times(medianDistance, TEN_THOUSAND));
  }
  const meanDistance = divideBy(sumOf(distances) ?? ZERO, values.length);
  if (compare(meanDistance, ZERO) === 0) return null;
  return ratioOf(times(distance, MILLION), times(meanDistance, PER_MEAN_DEVIATION));
}
