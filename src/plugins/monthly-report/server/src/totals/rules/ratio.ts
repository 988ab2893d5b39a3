/** Ratios: the figure of one side over that of the other, at the same grain and basis; never a mean of ratios. */
import type { Indicator, RatioIndicator } from '../../entries/rules/facts';
import { compare, fromInteger, quotientOf, type Quantity } from '../../domain/quantity';

export const SIDES = ['numerator', 'denominator'] as const;
export type Side = (typeof SIDES)[number];

const NOTHING = fromInteger(0);

/** Decimals of a ratio in JSON: the exact ratio may have endless decimals. */
export const RATIO_DECIMALS = 6;

/** Decimals of a figure with endless decimals; for all indicators but ratios as many as are printed. */
export const decimalsInJson = ({ source, decimals }: Pick<Indicator, 'source' | 'decimals'>): number =>
  source === 'ratio' ? RATIO_DECIMALS : decimals;

/**
 * Calls `read` for the two sides; a result is undefined if the side is no longer an indicator.
 * @param above codes of the indicators being read, outermost first
 * @throws Error when the ratio is, through its sides, a side of itself
 */
export function readSides<Reading>(
  { code, ...sides }: RatioIndicator,
  above: readonly string[],
  read: (side: string, above: readonly string[], which: Side) => Reading,
): Readonly<Record<Side, Reading | undefined>> {
  const path = [...above, code];
  if (above.includes(code)) throw new Error(`Indicator ${code} is a side of itself: ${path.join(' → ')}`);
  const of = (which: Side) => {
    const side = sides[which];
    return side === null ? undefined : read(side, path, which);
  };
  return { numerator: of('numerator'), denominator: of('denominator') };
}

/** Exact; null if a side has no figure, and if the denominator is not greater than 0. */
export function ratioFigure(
  numerator: Quantity | null,
  denominator: Quantity | null,
  factor: number,
): Quantity | null {
  if (numerator === null || denominator === null || compare(denominator, NOTHING) <= 0) return null;
  return quotientOf(numerator, denominator, factor);
}

/** A percentage changes by percentage points (百分点). */
export const isPercentage = (indicator: Indicator): boolean =>
  indicator.source === 'ratio' && indicator.factor === 100;
