import type { Locale } from './vocabulary';

/** The server writes its sentences in both languages, one after the other: “中文。 / English. 又一句。 / Another one.” */
const BETWEEN = /(?<=[。！？）”]) \/ /;
/**
 * The end of an English sentence and the start of the next Chinese one. A Chinese name inside an English sentence
 * does not match.
 */
const NEXT_SENTENCE = /^([\s\S]*[.!?]) (\S*[\u3400-\u9fff][\s\S]*)$/;

/** The part of a text in the reader's language; the whole text if it has only one language. */
export function inOneLanguage(text: string, locale: Locale): string {
  const [first = text, ...rest] = text.split(BETWEEN);
  const last = rest.pop();
  if (last === undefined) return text;
  const between = rest.map((part) => NEXT_SENTENCE.exec(part));
  const chinese = [first, ...between.map((found) => found?.[2])];
  const english = [...between.map((found) => found?.[1]), last];
  const told = locale === 'en' ? english : chinese;
  return told.some((part) => part === undefined) ? text : told.join(locale === 'en' ? ' ' : '');
}
