/**
 * Text as our fonts can set it. PDF/UA allows no character without a glyph, and the compiler
 * refuses the whole document for one: what the fonts lack is shown as a box, as readers of
 * Chinese know it, one for each character that they would have seen.
 */
import { isInOneFont } from './font-coverage';

export const MISSING = '□';

/**
 * Joiners, selectors of variants, marks of direction: nothing of them is seen, and some may not stand in a PDF.
 * After letters of Arabic and Mongolian they choose the shape of those, and stay.
 */
const UNSEEN =
  /(?:(?![\u180B-\u180F\u200C\u200D])\p{Default_Ignorable_Code_Point}|(?<![\p{Script=Arabic}\p{Script=Mongolian}\u180B-\u180F])[\u180B-\u180F\u200C\u200D]|[\uFFFE\uFFFF])/gu;

/** What a reader takes for one character: a letter with its accents, an emoji of several parts. */
const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The colour of a skin, after the person or the hand it is of: the font prints in black. */
const COLOUR = /(?<=\p{Emoji_Modifier_Base}\uFE0F?)\p{Emoji_Modifier}/gu;

export function printable(text: string): string {
  const black = text.replace(COLOUR, '').replace(SEPARATORS, ' ');
  if (isSettable(black) && !MARKED.test(black)) return black;
  return [...CHARACTERS.segment(black)].map(({ segment }) => settable(segment)).join('');
}

/** The characters of a text that are printed as a box, each once, in the order of the text. */
export function unprintable(text: string): string[] {
  const black = text.replace(COLOUR, '');
  if (isSettable(black)) return [];
  const boxed = [...CHARACTERS.segment(black)]
    .map(({ segment }) => segment)
    .filter((segment) => segment !== MISSING && settable(segment) === MISSING);
  return [...new Set(boxed)];
}

function settable(character: string): string {
  const seen = character.replace(UNSEEN, '');
  // An accent may have been typed apart from its letter, a letter in a variant of its own (𝐀).
  const same = [composed(seen), seen, seen.normalize('NFKC'), withoutMarks(seen)].find(isSettable);
  if (same !== undefined) return same;
  return /^\s+$/u.test(seen) ? ' ' : MISSING;
}

const MARKED = /\p{M}/u;

/** A font sets a letter with its accent better than the two of them. Hanzi stay the variant that was chosen. */
const composed = (character: string): string =>
  MARKED.test(character) ? character.normalize('NFC') : character;

/** A letter is another without its accent; an emoji is not. */
const withoutMarks = (character: string): string =>
  /^\p{Extended_Pictographic}/u.test(character) ? character.replace(/\p{M}/gu, '') : character;

const isSettable = (text: string): boolean =>
  text.replace(UNSEEN, '') === text && isInOneFont(text.replace(BETWEEN_WORDS, ''));

/** Of lines and paragraphs, in what is one line here. */
const SEPARATORS = /[\u2028\u2029]/g;

/** Set without a glyph. */
const BETWEEN_WORDS = /[\n\t]/g;
