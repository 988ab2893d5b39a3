import { toDigits, type Quantity } from '../domain/quantity';

const ALL_DECIMALS = 3;

/** Every digit of an exact figure; a mean may have endless decimals, so it has its printed decimals. */
export function figureDigits(value: Quantity, decimals: number): string {
  return toDigits(value, value.over === 1n ? ALL_DECIMALS : decimals);
}
