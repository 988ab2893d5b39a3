/** Where a line may break inside what has no space, so that it does not run off the page. */

/** Long addresses, digits, keys that were held down. Chinese breaks anywhere by itself. */
const UNBROKEN = /[^\s\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]{12,}/gu;

/** Short enough for the narrowest column of a table. */
const PIECE = 6;

const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The text in one piece, or cut where it has a word of more than a dozen characters. */
export function pieces(text: string): readonly string[] {
  const cut: string[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(UNBROKEN)) {
    if (isOfLetters(word)) continue;
    const characters = [...CHARACTERS.segment(word)].map(({ segment }) => segment);
    const starts = Array.from({ length: Math.ceil(characters.length / PIECE) }, (_, part) => part * PIECE);
    cut.push(
      text.slice(at, index),
      ...starts.map((start) => characters.slice(start, start + PIECE).join('')),
    );
    at = index + word.length;
  }
  cut.push(text.slice(at));
  return cut.filter((piece) => piece !== '');
}

/** A word of a language ("telecommunications") is left whole; no language has longer ones. */
const isOfLetters = (word: string): boolean => /^[\p{L}\p{P}]{1,24}$/u.test(word);
