/**
 * An exact number: a whole number of thousandths over a whole number. The
 * denominator is 1 everywhere but in a mean, so sums stay plain integer sums and
 * a mean is rounded only when it is printed.
 */
export interface Quantity {
  readonly thousandths: bigint;
  readonly over: bigint;
}

export const isQuantity = (value: unknown): value is Quantity =>
  typeof value === 'object' &&
  value !== null &&
  'thousandths' in value &&
  typeof value.thousandths === 'bigint' &&
  'over' in value &&
  typeof value.over === 'bigint';

/** Thousandths hold no more. */
export const MOST_DECIMALS = 3;

const PLAIN_DECIMAL = /^(\d+)(?:\.(\d{1,3}))?$/;

export function fromThousandths(thousandths: bigint): Quantity {
  return { thousandths, over: 1n };
}

export function fromInteger(value: number | bigint): Quantity {
  return fromThousandths(BigInt(value) * 1000n);
}

/** Reads a plain non-negative decimal with at most three decimals; null for anything else. */
export function parseQuantity(text: string): Quantity | null {
  const match = PLAIN_DECIMAL.exec(text);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  return fromThousandths(BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, '0')));
}

export function add(a: Quantity, b: Quantity): Quantity {
  if (a.over === b.over) return { thousandths: a.thousandths + b.thousandths, over: a.over };
  return {
    thousandths: a.thousandths * b.over + b.thousandths * a.over,
    over: a.over * b.over,
  };
}

export function divideBy(a: Quantity, count: number): Quantity {
  return { thousandths: a.thousandths, over: a.over * BigInt(count) };
}

export function subtract(a: Quantity, b: Quantity): Quantity {
  return add(a, { thousandths: -b.thousandths, over: b.over });
}

/** @param b greater than zero. */
export function ratioOf(a: Quantity, b: Quantity): Quantity {
  return { thousandths: a.thousandths * b.over * 1000n, over: a.over * b.thousandths };
}

/**
 * How often `b` is in `a`, times a factor, in lowest terms: the same ratio is written in the same way.
 * @param b greater than zero.
 */
export function quotientOf(a: Quantity, b: Quantity, factor: number): Quantity {
  const { thousandths, over } = ratioOf(a, b);
  const scaled = thousandths * BigInt(factor);
  const divisor = commonDivisor(scaled < 0n ? -scaled : scaled, over);
  return { thousandths: scaled / divisor, over: over / divisor };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/** Negative, zero or positive, as a sort wants it. */
export function compare(a: Quantity, b: Quantity): number {
  const left = a.thousandths * b.over;
  const right = b.thousandths * a.over;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Sum of the quantities that are not null; null if all are null: missing is not zero. */
export function sumOf(quantities: Iterable<Quantity | null>): Quantity | null {
  let sum: Quantity | null = null;
  for (const quantity of quantities) {
    if (quantity !== null) sum = sum === null ? quantity : add(sum, quantity);
  }
  return sum;
}

/**
 * The plain decimal digits, rounded half away from zero to at most `decimals`
 * places, without trailing zeros: 0.1 and 19, never 1e21 or 19.0.
 */
export function toDigits(quantity: Quantity, decimals: number): string {
  // Thousandths need no rounding here: a page of totals prints hundreds of figures.
  if (quantity.over === 1n && decimals >= MOST_DECIMALS) return digitsOfThousandths(quantity.thousandths);
  const scale = 10n ** BigInt(decimals);
  const negative = quantity.thousandths < 0n;
  const magnitude = (negative ? -quantity.thousandths : quantity.thousandths) * scale;
  const divisor = quantity.over * 1000n;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  const whole = (rounded / scale).toString();
  const fraction = (rounded % scale).toString().padStart(decimals, '0').replace(/0+$/, '');
  const digits = decimals > 0 && fraction !== '' ? `${whole}.${fraction}` : whole;
  return negative && rounded !== 0n ? `-${digits}` : digits;
}

function digitsOfThousandths(thousandths: bigint): string {
  const text = thousandths.toString();
  const sign = thousandths < 0n ? '-' : '';
  const digits = text.slice(sign.length).padStart(MOST_DECIMALS + 1, '0');
  const point = digits.length - MOST_DECIMALS;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === ZERO) end -= 1;
  const whole = sign + digits.slice(0, point);
  return end === point ? whole : `${whole}.${digits.slice(point, end)}`;
}

const ZERO = '0'.charCodeAt(0);
