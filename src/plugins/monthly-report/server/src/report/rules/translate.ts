/** Picks the words of a language, and marks them if they are missing. */
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import type { Translated } from '../../entries/rules/facts';
import type { Phrase } from './model';

/** The text in the requested language; if it is missing, the Chinese text, marked as Chinese. */
export function translate(text: Translated, locale: Locale): Phrase {
  const translation = text[locale];
  return translation === null || translation === ''
    ? inDefaultLocale(text)
    : { text: translation, language: locale };
}

export function inDefaultLocale(text: Translated): Phrase {
  return { text: text['zh-Hans'], language: DEFAULT_LOCALE };
}
