/** Title and body of an entry in one language, read as one text. */
import type { Locale } from '../../../../../shared/vocabulary';
import { textsOf } from '../entry-texts';
import type { CheckedProgramme } from '../facts';
import type { Subject } from '../../../domain/finding';

/** Gives an empty text if nothing is written in the language. */
export type NarrativeOf = (subject: Subject, language: Locale) => string;

export function narrativesOf(programme: CheckedProgramme): NarrativeOf {
  const texts = new Map<string, string>();
  for (const { place, subject, language, text } of textsOf(programme)) {
    if (place !== 'title' && place !== 'body') continue;
    const key = keyOf(subject, language);
    const title = texts.get(key);
    texts.set(key, title === undefined ? text : `${title}\n${text}`);
  }
  return (subject, language) => texts.get(keyOf(subject, language)) ?? '';
}

function keyOf(subject: Subject, language: Locale): string {
  return JSON.stringify([language, ...Object.values(subject)]);
}
