/**
 * How similar two texts are: the containment of their shingles (Broder 1997, On the
 * resemblance and containment of documents). Only letters and digits count: punctuation,
 * spaces, case and width change when a text is copied.
 */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** All runs of `length` code units, as often as they occur; a shorter text has no runs. */
export function* runsOf(text: string, length: number): Generator<string> {
  const letters = lettersOf(text);
  for (let start = 0; start + length <= letters.length; start += 1) {
    yield letters.slice(start, start + length);
  }
}

/** The different runs of `length` code units. */
export const shinglesOf = (text: string, length: number): ReadonlySet<string> =>
  new Set(runsOf(text, length));

/** The share of the smaller set that stands in the other, 0 to 1; 0 if one is empty. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / small.size;
}

const PAIR = 2;

/** Containment of pairs of characters: for titles and short texts. */
export function likeness(a: string, b: string): number {
  return containment(shinglesOf(a, PAIR), shinglesOf(b, PAIR));
}
