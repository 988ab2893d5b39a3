/** Days (YYYY-MM-DD) as a report prints them. */
import type { Locale } from '../../../../shared/vocabulary';
import { PHRASES, type Day } from './phrases';

function dayOf(text: string): Day {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
}

export function dayText(day: string, locale: Locale): string {
  const { year, month, day: number } = dayOf(day);
  return PHRASES[locale].day(year, month, number);
}

/** One day or a span; null if the first day is not known. */
export function spanText(from: string | null, to: string | null, locale: Locale): string | null {
  if (from === null) return to === null ? null : dayText(to, locale);
  return to === null || to === from ? dayText(from, locale) : PHRASES[locale].days(dayOf(from), dayOf(to));
}
