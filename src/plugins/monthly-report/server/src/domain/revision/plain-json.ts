/**
 * Typed trees as plain JSON and back: a figure is `{ "figure": "5701221.1" }`, everything
 * else what JSON makes of it. Trees hold no object of their own with that one key.
 */
import type { Quantity } from '../quantity';
import { quantityFromText, quantityText } from './quantity-text';

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

/** The tree that `toPlain` was given, without its undefined members. */
export function fromPlain(value: PlainJson): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(fromPlain);
  const { figure, ...others } = value;
  if (typeof figure === 'string' && Object.keys(others).length === 0) return quantityFromText(figure);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fromPlain(member)]));
}

function isQuantity(value: object): value is Quantity {
  return 'thousandths' in value && typeof value.thousandths === 'bigint' && 'over' in value;
}

/** Array.isArray does not narrow readonly arrays. */
function isList(value: PlainJson): value is readonly PlainJson[] {
  return Array.isArray(value);
}
