/** Finds the places where a line may break inside a long word, so that it does not run off the page. */

/** Long addresses, digits, keys that were held down. Chinese breaks anywhere by itself, Tibetan after each syllable. */
const UNBROKEN = /[^\s\p{Script=Han}\p{Script=Tibetan}\u3000-\u303F\uFF00-\uFFEF]{12,}/gu;

/** Short enough for the narrowest column of a table. */
const PIECE = 6;

const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** A figure with its sign, which is never broken. A longer one is no real figure: a key was held down. */
const FIGURE = /((?<![\d,.])[-+\u2212]?\d[\d,.]{0,22}(?![\d,.]))/;

/** The text in one piece, or cut inside words of more than a dozen characters. */
export function pieces(text: string): readonly string[] {
  const cut: string[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(UNBROKEN)) {
    if (isOfLetters(word)) continue;
    cut.push(text.slice(at, index), ...piecesOfWord(word));
    at = index + word.length;
  }
  cut.push(text.slice(at));
  return cut.filter((piece) => piece !== '');
}

/** Figures stand at the odd places. */
const piecesOfWord = (word: string): string[] =>
  word.split(FIGURE).flatMap((part, index) => (index % 2 === 1 ? [part] : short(part)));

function short(part: string): string[] {
  const characters = [...CHARACTERS.segment(part)].map(({ segment }) => segment);
  const starts = Array.from({ length: Math.ceil(characters.length / PIECE) }, (_, count) => count * PIECE);
  return starts.map((start) => characters.slice(start, start + PIECE).join(''));
}

/** A word of a language ("telecommunications") is left whole; no language has longer ones. */
const isOfLetters = (word: string): boolean => /^[\p{L}\p{M}\p{P}]{1,24}$/u.test(word);
