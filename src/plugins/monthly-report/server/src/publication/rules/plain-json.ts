/**
 * Turns typed trees into plain JSON for a comparison: a figure becomes `{ "figure": "5701221.1" }`, all other values
 * become ordinary JSON. The stored form of a revision has its own shapes.
 */
import { isQuantity } from '../../domain/quantity';
import { quantityText } from './quantity-text';

export type PlainJson = string | number | boolean | null | readonly PlainJson[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: PlainJson;
}

/** @throws TypeError for a value that is not JSON, such as a function. */
export function toPlain(value: unknown): PlainJson {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  // Half a surrogate pair has no canonical form; it would be printed as U+FFFD too.
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be frozen`);
  if (isQuantity(value)) return { figure: quantityText(value) };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, toPlain(member)]),
  );
}
