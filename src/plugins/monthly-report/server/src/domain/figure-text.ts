/**
 * How a figure is printed. Chinese reports write plain digits (5701221.1), English
 * ones group thousands (5,701,221.1). Written by hand because Intl formats doubles,
 * and the digits of a figure are exact.
 */
import type { Locale } from '../../../shared/vocabulary';
import { toDigits, type Quantity } from './quantity';

const NOT_REPORTED = { 'zh-Hans': '未填报', en: 'not reported' } as const satisfies Record<Locale, string>;

/** At most `decimals` places, rounded half away from zero; null is 未填报 / "not reported". */
export function figureText(value: Quantity | null, decimals: number, locale: Locale): string {
  if (value === null) return NOT_REPORTED[locale];
  const digits = toDigits(value, decimals);
  return locale === 'en' ? groupThousands(digits) : digits;
}

/** @param digits a plain decimal. */
export function groupThousands(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
