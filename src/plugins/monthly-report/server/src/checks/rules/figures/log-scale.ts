/**
 * How much figures vary from month to month, on a logarithmic scale: ten times as much and a tenth
 * are equally far, however small the figure. Few months of a partner say little; the months of
 * all partners then complete them (a moderated standard deviation, G. K. Smyth 2004,
 * Statistical Applications in Genetics and Molecular Biology 3(1)).
 */
import { MOST_DECIMALS, toDigits, type Quantity } from '../../../domain/quantity';
import { medianOf } from './spread';

/** A figure as a number, only for its logarithm: all sums stay exact. */
function numberOf(value: Quantity): number {
  return Number(toDigits(value, MOST_DECIMALS));
}

/** Assumed, with the weight of ten months: half of all neighbouring months differ by less than a factor of 1.6. */
const PRIOR = { deviation: 0.5, months: 10 } as const;
/** A single exceptional month, for example a zero, counts at most as this distance. */
const FARTHEST = 2;
/** The variance of a median is π/2 times that of a mean; of two values it is the mean. */
const MEDIAN_OVER_MEAN = Math.PI / 2;

function logRatio(value: Quantity, usual: Quantity): number {
  const ratio = numberOf(value) / numberOf(usual);
  return ratio > 0 ? Math.log(ratio) : -Infinity;
}

export interface Variation {
  /** Sum of squared distances from the median, and the number of months minus one. */
  readonly squares: number;
  readonly freedom: number;
}

const NONE: Variation = { squares: 0, freedom: 0 };

/** How the months of one partner vary around their median. */
export function variationOf(values: readonly Quantity[]): Variation {
  const usual = medianOf(values);
  if (usual === null || usual.thousandths <= 0n) return NONE;
  const squares = values.reduce((sum, value) => {
    const distance = Math.min(Math.abs(logRatio(value, usual)), FARTHEST);
    return sum + distance * distance;
  }, 0);
  return { squares, freedom: values.length - 1 };
}

export function together(variations: readonly Variation[]): Variation {
  return variations.reduce(
    (all, { squares, freedom }) => ({ squares: all.squares + squares, freedom: all.freedom + freedom }),
    NONE,
  );
}

/** A figure this many standard deviations from the usual one is unusual: one correct figure in fifty is that far. */
const LIMIT = 2.2;
/** A steady partner may double a small figure without a finding. */
const LEAST_FACTOR = 2;

/**
 * The factor, above 1, within which a figure is ordinary beside `usual`, the median of so many
 * months. Small counts also vary by chance: the variance of their logarithm is one divided by the count.
 *
 * @param own how the partner's months vary
 * @param others how the months of all partners vary
 */
export function ordinaryFactor(usual: Quantity, months: number, own: Variation, others: Variation): number {
  const priorSquares = PRIOR.deviation ** 2 * PRIOR.months;
  const typical = (priorSquares + others.squares) / (PRIOR.months + others.freedom);
  const variance = (typical * PRIOR.months + own.squares) / (PRIOR.months + own.freedom);
  const ofMedian = months < 3 ? 1 / months : MEDIAN_OVER_MEAN / months;
  const deviation = Math.sqrt(variance * (1 + ofMedian) + 1 / Math.max(numberOf(usual), 1));
  // Machines differ in the last digit of a logarithm, so the limit is rounded.
  return Math.max(LEAST_FACTOR, Math.round(Math.exp(LIMIT * deviation) * 100) / 100);
}

/** How many times the larger of the two contains the smaller: never below 1. */
export function factorBetween(value: Quantity, usual: Quantity): number {
  return Math.round(Math.exp(Math.abs(logRatio(value, usual))) * 100) / 100;
}
