/** Exact figures in canonical JSON: its numbers are doubles, so the figures are texts, digit for digit. */
import { toDigits, type Quantity } from '../../domain/quantity';

/**
 * Decimal digits, "5701221.1". A mean may have endless decimals, so it is written as thousandths over a count,
 * "10000/3".
 */
export function quantityText(value: Quantity): string {
  return value.over === 1n ? toDigits(value, MOST_DECIMALS) : `${value.thousandths}/${value.over}`;
}

const MOST_DECIMALS = 3;
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,3}))?$/;
const FRACTION = /^(-?\d+)\/([1-9]\d*)$/;

/** @throws TypeError for a text that `quantityText` does not write. */
export function quantityFromText(text: string): Quantity {
  const fraction = FRACTION.exec(text);
  if (fraction) return { thousandths: BigInt(fraction[1] ?? ''), over: BigInt(fraction[2] ?? '') };
  const decimal = DECIMAL.exec(text);
  if (!decimal) throw new TypeError(`Not a figure: ${text.slice(0, 40)}`);
  const [, sign = '', whole = '', decimals = ''] = decimal;
  const thousandths = BigInt(whole) * 1000n + BigInt(decimals.padEnd(MOST_DECIMALS, '0'));
  return { thousandths: sign === '-' ? -thousandths : thousandths, over: 1n };
}
