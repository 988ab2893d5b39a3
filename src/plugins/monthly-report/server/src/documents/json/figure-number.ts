import { toDigits, type Quantity } from '../../domain/quantity';
import { Decimal } from './write-json';

const ALL_DECIMALS = 3;

/** Every digit of an exact figure; a mean, which may have no end, as it is printed. */
export function figureNumber(value: Quantity | null, decimals: number): Decimal | null {
  if (value === null) return null;
  return new Decimal(toDigits(value, value.over === 1n ? ALL_DECIMALS : decimals));
}

export function percentNumber(digits: string | null): Decimal | null {
  return digits === null ? null : new Decimal(digits);
}
