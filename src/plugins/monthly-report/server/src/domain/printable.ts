/**
 * Text as our fonts can set it. PDF/UA allows no character without a glyph: the compiler
 * refuses the whole document because of one. So each visible character that the fonts lack
 * is shown as one box, as readers of Chinese know it.
 */
import { isInOneFont } from './font-coverage';

export const MISSING = '□';

/**
 * Joiners, selectors of variants, marks of direction: they are invisible, and some are not allowed in a PDF.
 * After letters of Arabic and Mongolian they choose the shape of the letter, so they stay.
 */
const UNSEEN =
  /(?:(?![\u180B-\u180F\u200C\u200D])\p{Default_Ignorable_Code_Point}|(?<![\p{Script=Arabic}\p{Script=Mongolian}\u180B-\u180F])[\u180B-\u180F\u200C\u200D]|[\uFFFE\uFFFF])/gu;

/** Splits a text into visible characters: a letter with its accents, an emoji of several parts. */
const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The skin colour after a person or a hand: the font prints in black. */
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

/** One composed character prints better than a letter and a separate accent. Hanzi keep the chosen variant. */
const composed = (character: string): string =>
  MARKED.test(character) ? character.normalize('NFC') : character;

/** Removes marks from emoji only: a letter without its accent is another letter. */
const withoutMarks = (character: string): string =>
  /^\p{Extended_Pictographic}/u.test(character) ? character.replace(/\p{M}/gu, '') : character;

const isSettable = (text: string): boolean =>
  text.replace(UNSEEN, '') === text && isInOneFont(text.replace(BETWEEN_WORDS, ''));

/** Separators of lines and paragraphs, in a text that is one line here. */
const SEPARATORS = /[\u2028\u2029]/g;

/** The compiler needs no glyph for these. */
const BETWEEN_WORDS = /[\n\t]/g;
