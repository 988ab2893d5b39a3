import type { Locale } from '../../../shared/vocabulary';
import type { Phrase } from '../report/rules/model';
import { phraseMark } from './phrase-mark';

/** The phrase, with a word in brackets if it is in another language: not every format can mark languages itself. */
export function markedText(phrase: Phrase, locale: Locale, mark = phraseMark(phrase, locale)): string {
  return mark === null ? phrase.text : `${phrase.text} (${mark})`;
}
