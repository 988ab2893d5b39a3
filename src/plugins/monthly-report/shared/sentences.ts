import type { Locale } from './vocabulary';

/** The server says its sentences in both languages: “中文。 / English.” */
const IN_BOTH = /^([\s\S]*[。！？）”]) \/ ([\s\S]+)$/;

/** The part of a sentence that is in the reader's language; the whole where it stands in one only. */
export function inOneLanguage(sentence: string, locale: Locale): string {
  const [, chinese, english] = IN_BOTH.exec(sentence) ?? [];
  return (locale === 'en' ? english : chinese) ?? sentence;
}
