import type { IndicatorEntry } from '../../../../shared/admin-api';

/**
 * The JSON of the field: code → number, null or (while it is being mended) the raw text of a box.
 * An absent code and null both mean "not reported"; 0 is a figure.
 */
export type Measurements = Readonly<Record<string, unknown>>;

export type Problem = 'not-a-number' | 'negative' | 'decimals' | 'digits';

export type Reading =
  | { readonly kind: 'not-reported' }
  | { readonly kind: 'figure'; readonly value: number; readonly warning: 'below' | 'above' | null }
  | { readonly kind: 'refused'; readonly raw: string; readonly problem: Problem };

const MAX_INTEGER_DIGITS = 12;
const NUMBER = /^(-?)(\d*)(?:\.(\d*))?$/;

type Limits = Pick<IndicatorEntry, 'decimals' | 'lowest' | 'highest'>;

const warningOf = (value: number, { lowest, highest }: Limits): 'below' | 'above' | null => {
  if (lowest !== null && value < Number(lowest)) return 'below';
  if (highest !== null && value > Number(highest)) return 'above';
  return null;
};

/** What the text of a box says. Full-width digits of a Chinese keyboard are read as digits. */
export const read = (text: string, limits: Limits): Reading => {
  const plain = text.normalize('NFKC').trim().replace('。', '.');
  if (plain === '') return { kind: 'not-reported' };

  const refused = (problem: Problem): Reading => ({ kind: 'refused', raw: text, problem });
  const [, sign, integer = '', fraction = ''] = NUMBER.exec(plain) ?? [];
  if (sign === undefined || integer + fraction === '') return refused('not-a-number');
  if (sign === '-') return refused('negative');
  if (integer.replace(/^0+/, '').length > MAX_INTEGER_DIGITS) return refused('digits');
  // Judged by value, as the server does: 12.50 has one decimal.
  if (fraction.replace(/0+$/, '').length > limits.decimals) return refused('decimals');

  const value = Number(`${integer || '0'}.${fraction || '0'}`);
  return { kind: 'figure', value, warning: warningOf(value, limits) };
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
