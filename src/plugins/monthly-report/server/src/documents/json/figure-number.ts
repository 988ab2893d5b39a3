import type { Quantity } from '../../domain/quantity';
import { figureDigits } from '../figure-digits';
import { Decimal } from './write-json';

/** The digits of a figure as a number of JSON. */
export function figureNumber(value: Quantity | null, decimals: number): Decimal | null {
  return value === null ? null : new Decimal(figureDigits(value, decimals));
}

export function percentNumber(digits: string | null): Decimal | null {
  return digits === null ? null : new Decimal(digits);
}
