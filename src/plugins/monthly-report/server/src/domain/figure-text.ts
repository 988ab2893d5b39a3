/**
 * How a figure is written. Compiled Chinese texts hold plain digits (5701221.1), as frozen revisions
 * and JSON have them; printed formats group thousands (5,701,221.1) in both languages.
 * We do not use Intl because it formats doubles, and the digits of a figure are exact.
 */
import type { Locale } from '../../../shared/vocabulary';
import { toDigits, type Quantity } from './quantity';

const NOT_REPORTED = { 'zh-Hans': '未填报', en: 'not reported' } as const satisfies Record<Locale, string>;
/** For a month between the ends of a programme's periods: no report is due. */
const NOT_DUE = { 'zh-Hans': '不适用', en: 'not applicable' } as const satisfies Record<Locale, string>;

/** At most `decimals` places, rounded half away from zero; null is 未填报 / "not reported". */
export function figureText(value: Quantity | null, decimals: number, locale: Locale): string {
  if (value === null) return NOT_REPORTED[locale];
  const digits = toDigits(value, decimals);
  return locale === 'en' ? groupThousands(digits) : digits;
}

/** The word for a figure for which no report is due. */
export const notDueText = (locale: Locale): string => NOT_DUE[locale];

/** The same as it is printed, with at least `places` decimals. */
export function printedFigure(value: Quantity | null, decimals: number, locale: Locale, places = 0): string {
  if (value === null) return NOT_REPORTED[locale];
  const [whole = '', fraction = ''] = toDigits(value, decimals).split('.');
  const padded = fraction.padEnd(places, '0');
  return groupThousands(padded === '' ? whole : `${whole}.${padded}`);
}

/** A text that begins with a figure in plain digits, such as 5205（累计）, with its thousands grouped. */
export const printedText = (text: string): string =>
  text.replace(/^[-+]?\d{4,}(?:\.\d+)?/, (digits) => groupThousands(digits));

/** The number of decimals that are printed for a figure. */
export const placesOf = (value: Quantity | null, decimals: number): number =>
  value === null ? 0 : (toDigits(value, decimals).split('.')[1]?.length ?? 0);

/** @param digits a plain decimal. */
export function groupThousands(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
