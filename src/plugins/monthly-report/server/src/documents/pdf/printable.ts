/**
 * Text as our fonts can set it. PDF/UA allows no character without a glyph, and the compiler
 * refuses the whole document for one: what the fonts lack is shown as a box, as readers of
 * Chinese know it, one for each character that they would have seen.
 */
import { hasGlyph } from '../fonts';

export const MISSING = '□';

/** Joiners, selectors of variants, marks of direction: nothing of them is seen, and some may not stand in a PDF. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\uFFFE\uFFFF]/gu;

/** What a reader takes for one character: a letter with its accents, an emoji of several parts. */
const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export function printable(text: string): string {
  if (isSettable(text)) return text;
  return [...CHARACTERS.segment(text)].map(({ segment }) => settable(segment)).join('');
}

function settable(character: string): string {
  const seen = character.replace(UNSEEN, '');
  // An accent may have been typed apart from its letter, a letter in a variant of its own (𝐀).
  const same = [seen, seen.normalize('NFC'), seen.normalize('NFKC')].find(isSettable);
  if (same !== undefined) return same;
  return /^\s+$/u.test(seen) ? ' ' : MISSING;
}

const isSettable = (text: string): boolean => {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint !== LINE_FEED && codePoint !== TAB && (!hasGlyph(codePoint) || isUnseen(character))) {
      return false;
    }
  }
  return true;
};

const LINE_FEED = 0x0a;
const TAB = 0x09;

/** A pattern that goes on where it stopped would answer every other time. */
const isUnseen = (character: string): boolean => character.replace(UNSEEN, '') === '';
