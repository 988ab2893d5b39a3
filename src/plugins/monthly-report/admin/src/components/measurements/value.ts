import type { IndicatorEntry } from '../../../../shared/admin-api';
import { plainNumber, readNumber, type NumberProblem } from '../../../../shared/typed-number';

/**
 * The JSON of the field: code → number, null or (while it is being mended) the raw text of a box.
 * An absent code and null both mean "not reported"; 0 is a figure.
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

/** What the text of a box says. Thousands may be set apart, and digits may be those of a Chinese keyboard. */
export const read = (text: string, limits: Limits): Reading => {
  const number = readNumber(text);
  if (number.kind === 'empty') return { kind: 'not-reported' };

  const refused = (problem: Problem): Reading => ({ kind: 'refused', raw: text, problem });
  if (number.kind === 'refused') return refused(number.problem);
  const { negative, integer, fraction } = number;
  if (negative) return refused('negative');
  if (integer.length > MAX_INTEGER_DIGITS) return refused('digits');
  // Judged by value, as the server does: 12.50 has one decimal.
  if (fraction.length > limits.decimals) return refused('decimals');

  const value = Number(plainNumber(number));
  return { kind: 'figure', value, warning: warningOf(value, limits) };
};

/** What was understood, where it was written in another way than numbers are stored: `1,234` is 1234. */
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
 * What the form keeps of a reading. A refused text goes in as it was typed: the server then refuses
 * the save and names the indicator, instead of an entry being saved without the figure.
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

/** The field's value with one code changed; nothing reported at all is null. */
export const withFigure = (
  measurements: Measurements,
  code: string,
  stored: number | string | undefined,
): Measurements | null => {
  const { [code]: _replaced, ...others } = measurements;
  const next = stored === undefined ? others : { ...others, [code]: stored };
  return Object.keys(next).length > 0 ? next : null;
};

export const isMeasurements = (value: unknown): value is Measurements =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
