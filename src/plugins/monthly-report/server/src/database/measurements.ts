import { optionCode } from '../domain/option-codes';
import { by, compareText } from '../domain/order';
import { parseQuantity, sumOf, type Quantity } from '../domain/quantity';

/**
 * The stored grid of an activity as exact quantities; the options of a breakdown have codes of their own. A missing
 * value beside given options is their sum. Null and absent values were not reported and are left out. The grid was
 * validated when it was saved: up to 12 integer digits and 3 decimals, so the shortest decimal form of a number is
 * what was typed.
 */
export function toMeasurements(stored: unknown): ReadonlyMap<string, Quantity> {
  const grid: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  const quantities = new Map<string, Quantity>();
  if (grid === null || typeof grid !== 'object') return quantities;
  for (const [code, value] of Object.entries(grid)) {
    if (value === null) continue;
    const misplaced = () => new TypeError(`Measurement "${code}" holds ${JSON.stringify(value)}`);
    if (typeof value !== 'object') {
      const quantity = quantityOf(value);
      if (quantity === null) throw misplaced();
      quantities.set(code, quantity);
      continue;
    }
    const given = readBreakdown(value);
    if (given === null) throw misplaced();
    const total = given.value ?? sumOf(given.options.filter(isOfFirst).map((option) => option.quantity));
    if (total === null) continue;
    quantities.set(code, total);
    for (const { dimension, option, quantity } of given.options) {
      quantities.set(optionCode(code, dimension, option), quantity);
    }
  }
  return quantities;
}

const quantityOf = (value: unknown): Quantity | null =>
  typeof value === 'number' ? parseQuantity(String(value)) : null;

interface GivenOption {
  readonly dimension: string;
  readonly option: string;
  readonly quantity: Quantity;
}

/** The guards make sure that all dimensions have the same sum. */
const isOfFirst = ({ dimension }: GivenOption, _index: number, all: readonly GivenOption[]): boolean =>
  [...all].sort(by((given) => given.dimension, compareText))[0]?.dimension === dimension;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ "value": 33, "by": { "sex": { "female": 12 } } }`; null for anything else. */
function readBreakdown(
  stored: unknown,
): { readonly value: Quantity | null; readonly options: readonly GivenOption[] } | null {
  if (!isObject(stored) || Object.keys(stored).some((key) => key !== 'value' && key !== 'by')) return null;
  const value = stored.value ?? null;
  const quantity = value === null ? null : quantityOf(value);
  if (value !== null && quantity === null) return null;
  const by = stored.by ?? {};
  if (!isObject(by)) return null;
  const options: GivenOption[] = [];
  for (const [dimension, given] of Object.entries(by)) {
    if (!isObject(given)) return null;
    for (const [option, part] of Object.entries(given)) {
      if (part === null) continue;
      const ofOption = quantityOf(part);
      if (ofOption === null) return null;
      options.push({ dimension, option, quantity: ofOption });
    }
  }
  return { value: quantity, options };
}
