import type { Locale } from '../../../../shared/vocabulary';
import type { TrendBlock } from '../../report/rules/model';
import { visibleLine } from '../visible-text';

const STOPS: Readonly<Record<Locale, readonly [after: string, between: string, last: string]>> = {
  'zh-Hans': ['：', '；', '。'],
  en: [': ', '; ', '.'],
};

/** A trend, or a line of it, as one text, for readers who cannot see the picture. */
export function trendInWords({ title, description }: TrendBlock, locale: Locale): string {
  const [after, between, last] = STOPS[locale];
  return visibleLine(`${title}${after}${description.join(between)}${last}`);
}
