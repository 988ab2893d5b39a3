/** A check of single texts: it says which words of a text are wrong, wherever the text stands. */
import { by, compareNumber, inOrder } from '../../domain/order';
import type { CheckedProgramme } from './facts';
import { advising } from './advising';
import type { Found } from './check';
import { excerpt } from './excerpt';
import { SEVERITIES, type Message, type Severity } from '../../domain/finding';
import { textsOf, type EntryText } from './entry-texts';
import { nameOfPlace } from './place-names';

/** A place in a text, by code units. */
export interface Spot {
  readonly index: number;
  readonly words: string;
  readonly severity: Severity;
  /** The end of a sentence that has named the entry, the place and the words: the fault itself. */
  readonly says: Message;
  /** Spots of one kind in one text are mended together, so they are one finding: the figures of a template. */
  readonly kind?: string;
}

/** Spots in the order of the text; if some overlap, only the most severe, else the first. */
function withoutOverlaps(spots: readonly Spot[]): readonly Spot[] {
  const kept: Spot[] = [];
  for (const spot of [...spots].sort(inOrderOfText)) {
    const last = kept.at(-1);
    if (last === undefined || spot.index >= last.index + last.words.length) kept.push(spot);
    else if (SEVERITIES.indexOf(spot.severity) < SEVERITIES.indexOf(last.severity)) kept.splice(-1, 1, spot);
  }
  return kept;
}

const inOrderOfText = inOrder<Spot>(
  by(({ index }) => index, compareNumber),
  by(({ words }) => -words.length, compareNumber),
);

/** The same words wrong twice in one text, or one kind of slip, are one finding: mending them is one piece of work. */
export function foundInTexts(
  programme: CheckedProgramme,
  spotsIn: (text: EntryText) => readonly Spot[],
): readonly Found[] {
  return textsOf(programme).flatMap((text) => {
    const spots = spotsIn(text);
    if (spots.length === 0) return [];
    const groups = new Map<string, Map<string, Spot>>();
    for (const spot of withoutOverlaps(spots)) {
      const key = JSON.stringify([spot.severity, spot.kind ?? spot.words]);
      const group = groups.get(key) ?? new Map<string, Spot>();
      if (!group.has(spot.words)) group.set(spot.words, spot);
      groups.set(key, group);
    }
    return [...groups.values()].flatMap((group) => {
      const [first, ...others] = group.values();
      return first === undefined ? [] : [foundAt(text, first, others)];
    });
  });
}

const SHOWN = 5;

/** The other words of a group, as many as help to find them. */
function andOthers(others: readonly Spot[]): Message {
  if (others.length === 0) return { 'zh-Hans': '', en: '' };
  const shown = others.slice(0, SHOWN).map(({ words }) => words);
  const more = others.length > SHOWN;
  return {
    'zh-Hans': `同类的还有${shown.map((words) => `“${words}”`).join('')}${more ? `等${others.length}处` : ''}。`,
    en: ` The same holds for ${shown.map((words) => `“${words}”`).join(', ')}${more ? ` and ${others.length - SHOWN} more` : ''}.`,
  };
}

function foundAt(text: EntryText, { index, words, severity, says }: Spot, others: readonly Spot[]): Found {
  const { subject, partner, entry, place, language } = text;
  const [name, around] = [nameOfPlace(text), excerpt(text.text, index, words.length)];
  const besides = andOthers(others);
  return {
    severity,
    partner,
    subject,
    particulars: [language, place, words, ...others.map((other) => other.words)],
    message: advising(
      {
        'zh-Hans': `${entry['zh-Hans']}的${name['zh-Hans']}写着“${around}”`,
        en: `${entry.en}: the ${name.en} reads “${around}”`,
      },
      {
        'zh-Hans': `：${says['zh-Hans']}${besides['zh-Hans']}`,
        en: `: ${says.en}${besides.en}`,
      },
    ),
  };
}

/** Leaves out findings that a translation has from its original: mending one mends the other. */
export function onceInTranslations(found: readonly Found[]): readonly Found[] {
  const keyOf = ({ subject }: Found, place: string | undefined) => JSON.stringify([subject, place]);
  const original = new Set(
    found
      .filter(({ particulars: [language] }) => language === 'zh-Hans')
      .map((one) => keyOf(one, one.particulars[1])),
  );
  return found.filter((one) => {
    const [language, place] = one.particulars;
    return language === 'zh-Hans' || !original.has(keyOf(one, place));
  });
}

/** Where a pattern (global, with bounded repetitions) matches. */
export function matchesOf(
  pattern: RegExp,
  text: string,
): { readonly index: number; readonly words: string }[] {
  return [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ index, words }));
}
