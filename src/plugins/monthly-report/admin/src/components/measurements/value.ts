import type { DimensionEntry, IndicatorEntry } from '../../../../shared/admin-api';
import { plainNumber, readNumber, type NumberProblem } from '../../../../shared/typed-number';

/**
 * The JSON of the field: code → number, null, a value with its options, or (while it is being mended) the
 * raw text of a box. An absent code and null both mean "not reported"; 0 is a figure.
 */
export type Measurements = Readonly<Record<string, unknown>>;

export type Problem = NumberProblem | 'negative' | 'decimals' | 'digits';

export type Reading =
  | { readonly kind: 'not-reported' }
  | { readonly kind: 'figure'; readonly value: number; readonly warning: 'below' | 'above' | null }
  | { readonly kind: 'refused'; readonly raw: string; readonly problem: Problem };

const MAX_INTEGER_DIGITS = 12;

type Limits = Pick<IndicatorEntry, 'decimals' | 'lowest' | 'highest'>;

const warningOf = (value: number, { lowest, highest }: Limits): 'below' | 'above' | null => {
  if (lowest !== null && value < Number(lowest)) return 'below';
  if (highest !== null && value > Number(highest)) return 'above';
  return null;
};

/** Reads the text of a box. Thousands may have separators, and digits may come from a Chinese keyboard. */
export const read = (text: string, limits: Limits): Reading => {
  const number = readNumber(text);
  if (number.kind === 'empty') return { kind: 'not-reported' };

  const refused = (problem: Problem): Reading => ({ kind: 'refused', raw: text, problem });
  if (number.kind === 'refused') return refused(number.problem);
  const { negative, integer, fraction } = number;
  if (negative) return refused('negative');
  if (integer.length > MAX_INTEGER_DIGITS) return refused('digits');
  // Decimals are counted by value, as on the server: 12.50 has one decimal.
  if (fraction.length > limits.decimals) return refused('decimals');

  const value = Number(plainNumber(number));
  return { kind: 'figure', value, warning: warningOf(value, limits) };
};

/** The understood number, if the text is not written as numbers are stored: `1,234` is 1234. Otherwise null. */
export const understoodAs = (text: string, reading: Reading): string | null => {
  if (reading.kind !== 'figure') return null;
  const plain = String(reading.value);
  return /^[\d.]*$/.test(text.trim()) ? null : plain;
};

/** The text of a stored value. */
export const write = (stored: unknown): string => {
  if (stored === null || stored === undefined) return '';
  return typeof stored === 'string' || typeof stored === 'number' ? String(stored) : JSON.stringify(stored);
};

/**
 * Turns a reading into the value that the form keeps. A refused text stays as it was typed: the server then
 * refuses the save and names the indicator. Otherwise the entry would be saved without the figure.
 */
export const toStored = (reading: Reading): number | string | undefined => {
  switch (reading.kind) {
    case 'not-reported':
      return undefined;
    case 'figure':
      return reading.value;
    case 'refused':
      return reading.raw;
  }
};

/** The field's value with one code changed; null if nothing is reported at all. */
export const withFigure = (
  measurements: Measurements,
  code: string,
  stored: unknown,
): Measurements | null => {
  const { [code]: _replaced, ...others } = measurements;
  const next = stored === undefined ? others : { ...others, [code]: stored };
  return Object.keys(next).length > 0 ? next : null;
};

export const isMeasurements = (value: unknown): value is Measurements =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const optionsOf = (stored: unknown): Readonly<Record<string, unknown>> =>
  isObject(stored) && isObject(stored.by) ? stored.by : {};

/** The value itself, without its options. */
export const valueOf = (stored: unknown): unknown => (isObject(stored) ? stored.value : stored);

export const optionOf = (stored: unknown, dimension: string, option: string): unknown => {
  const options = optionsOf(stored)[dimension];
  return isObject(options) ? options[option] : undefined;
};

export const hasOptions = (stored: unknown): boolean =>
  Object.values(optionsOf(stored)).some((options) => isObject(options) && Object.keys(options).length > 0);

/** Joins a value and its options. Without options it is a plain number, as before the breakdown. */
const joined = (value: unknown, by: Readonly<Record<string, unknown>>): unknown => {
  const given = Object.entries(by).filter(
    ([, options]) => isObject(options) && Object.keys(options).length > 0,
  );
  if (given.length === 0) return value ?? undefined;
  const options = { by: Object.fromEntries(given) };
  return value === undefined || value === null ? options : { value, ...options };
};

export const withValue = (stored: unknown, value: unknown): unknown => joined(value, optionsOf(stored));

export const withOption = (stored: unknown, dimension: string, option: string, value: unknown): unknown => {
  const by = optionsOf(stored);
  const own = isObject(by[dimension]) ? by[dimension] : {};
  const { [option]: _replaced, ...others } = own;
  const next = value === undefined ? others : { ...others, [option]: value };
  return joined(valueOf(stored), { ...by, [dimension]: next });
};

/** The figure in whole thousandths, which add up without a rounding error. Null if it is not a figure. */
export const thousandths = (stored: unknown): bigint | null =>
  typeof stored === 'number' && Number.isFinite(stored) ? BigInt(Math.round(stored * 1000)) : null;

/** The sum of all figures, nulls left out; null if there are no figures. */
export const sumOf = (all: readonly (bigint | null)[]): bigint | null =>
  all.reduce((sum, one) => (one === null ? sum : (sum ?? 0n) + one), null);

export const dimensionSum = (stored: unknown, { code, options }: DimensionEntry): bigint | null =>
  sumOf(options.map((option) => thousandths(optionOf(stored, code, option.code))));

/** The value that counts for an indicator: the typed one, else the sum of its options, else that of its parts. */
export const countedOf = (
  code: string,
  measurements: Measurements,
  indicators: ReadonlyMap<string, IndicatorEntry>,
  above: readonly string[] = [],
): bigint | null => {
  const stored = measurements[code];
  const typed = thousandths(valueOf(stored));
  if (typed !== null) return typed;
  const { dimensions = [], parts = [] } = indicators.get(code) ?? {};
  const [ofOptions] = dimensions.flatMap((dimension) => dimensionSum(stored, dimension) ?? []);
  if (ofOptions !== undefined) return ofOptions;
  if (above.includes(code)) return null;
  return sumOf(parts.map((part) => countedOf(part, measurements, indicators, [...above, code])));
};

/** A plain decimal, rounded half away from zero to some places, without trailing zeros. */
export const decimal = (numerator: bigint, denominator: bigint, places: number): string => {
  const scale = 10n ** BigInt(places);
  const isNegative = numerator < 0n;
  const rounded = ((isNegative ? -numerator : numerator) * scale * 2n + denominator) / (denominator * 2n);
  const fraction = (rounded % scale).toString().padStart(places, '0').replace(/0+$/, '');
  const digits = `${rounded / scale}${places === 0 || fraction === '' ? '' : `.${fraction}`}`;
  return isNegative && rounded !== 0n ? `-${digits}` : digits;
};

export const inDigits = (value: bigint): string => decimal(value, 1000n, 3);
