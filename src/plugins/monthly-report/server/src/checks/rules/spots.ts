/** A check of single texts: it says which words of a text are wrong, wherever the text stands. */
import type { CheckedProgramme } from './facts';
import type { Found } from './check';
import { excerpt } from './excerpt';
import type { Message, Severity } from '../../domain/finding';
import { textsOf, type EntryText } from './entry-texts';
import { nameOfPlace } from './place-names';

/** Words in a text, by code units. */
export interface Spot {
  readonly index: number;
  readonly words: string;
  readonly severity: Severity;
  /** What is wrong, the end of a sentence that has named the entry, the place and the words. */
  readonly says: Message;
}

/** The same words wrong twice in one text are one finding: mending them is one piece of work. */
export function foundInTexts(
  programme: CheckedProgramme,
  spotsIn: (text: EntryText) => readonly Spot[],
): readonly Found[] {
  return textsOf(programme).flatMap((text) => {
    const distinct = new Map<string, Spot>();
    for (const spot of spotsIn(text)) if (!distinct.has(spot.words)) distinct.set(spot.words, spot);
    return [...distinct.values()].map((spot) => foundAt(text, spot));
  });
}

function foundAt(text: EntryText, { index, words, severity, says }: Spot): Found {
  const { subject, partner, entry, place, language } = text;
  const [name, around] = [nameOfPlace(text), excerpt(text.text, index, words.length)];
  return {
    severity,
    partner,
    subject,
    particulars: [language, place, words],
    message: {
      'zh-Hans': `${entry['zh-Hans']}的${name['zh-Hans']}写着「${around}」：${says['zh-Hans']}`,
      en: `${entry.en}: the ${name.en} reads “${around}”: ${says.en}`,
    },
  };
}

/** Where a pattern (global, with bounded repetitions) matches. */
export function matchesOf(
  pattern: RegExp,
  text: string,
): { readonly index: number; readonly words: string }[] {
  return [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ index, words }));
}
