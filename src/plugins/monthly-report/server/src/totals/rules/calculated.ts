/** Calculated indicators: they combine their parts at the same grain and basis. */
import type { CalculatedIndicator } from '../../entries/rules/facts';

/**
 * Calls `read` for each part and returns the results in the order of the parts.
 * @param above codes of the calculated indicators being read, outermost first
 * @throws Error when the indicator is, through its parts, a part of itself
 */
export function readParts<Reading>(
  indicator: CalculatedIndicator,
  above: readonly string[],
  read: (part: string, above: readonly string[]) => Reading,
): Reading[] {
  const path = [...above, indicator.code];
  if (above.includes(indicator.code)) {
    throw new Error(`Indicator ${indicator.code} is a part of itself: ${path.join(' → ')}`);
  }
  return indicator.parts.map((part) => read(part, path));
}
