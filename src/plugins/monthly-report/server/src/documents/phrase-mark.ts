/** The visible mark on a name or label shown in another language than the report's. */
import type { Locale } from '../../../shared/vocabulary';
import type { Phrase, Section } from '../report/rules/model';
import { PHRASES } from '../report/rules/phrases';

/** Null if the phrase is in the report's language. */
export function phraseMark(phrase: Phrase, locale: Locale): string | null {
  return phrase.language === locale ? null : PHRASES[locale].untranslatedMark;
}

/** The mark of a heading; also null if a notice below it says the same in a sentence. */
export function headingMark({ heading, blocks }: Section, locale: Locale): string | null {
  const isTold = blocks.some((block) => block.kind === 'notice' && block.reason === 'untranslated');
  return isTold ? null : phraseMark(heading.title, locale);
}
