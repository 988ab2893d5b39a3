import { parseQuantity, type Quantity } from '../domain/quantity';

/**
 * The stored grid of an activity as exact quantities. Null and absent values were not
 * reported and are left out. The grid was validated when it was saved: up to 12
 * integer digits and 3 decimals, so a number's shortest decimal form is what was typed.
 */
export function toMeasurements(stored: unknown): ReadonlyMap<string, Quantity> {
  const grid: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  const quantities = new Map<string, Quantity>();
  if (grid === null || typeof grid !== 'object') return quantities;
  for (const [code, value] of Object.entries(grid)) {
    if (value === null) continue;
    const quantity = typeof value === 'number' ? parseQuantity(String(value)) : null;
    if (quantity === null) throw new TypeError(`Measurement "${code}" holds ${JSON.stringify(value)}`);
    quantities.set(code, quantity);
  }
  return quantities;
}
