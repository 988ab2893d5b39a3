/**
 * Typed trees as plain JSON, to be compared: a figure is `{ "figure": "5701221.1" }`, everything
 * else what JSON makes of it. The stored form of a revision is written by shapes of its own.
 */
import { isQuantity } from '../../domain/quantity';
import { quantityText } from './quantity-text';

export type PlainJson = string | number | boolean | null | readonly PlainJson[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: PlainJson;
}

/** @throws TypeError for what is no JSON, such as a function. */
export function toPlain(value: unknown): PlainJson {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  // Half a surrogate pair has no canonical form; printed, it is U+FFFD too.
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
