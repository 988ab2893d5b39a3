/**
 * How much two texts say the same: the containment of their shingles (Broder 1997, On the
 * resemblance and containment of documents). Letters and digits only: punctuation, spaces,
 * case and width are what changes when a text is copied.
 */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** All runs of `length` code units; none for a shorter text. */
export function shinglesOf(text: string, length: number): ReadonlySet<string> {
  const letters = lettersOf(text);
  const shingles = new Set<string>();
  for (let start = 0; start + length <= letters.length; start += 1) {
    shingles.add(letters.slice(start, start + length));
  }
  return shingles;
}

/** The share of the smaller set that stands in the other, 0 to 1; 0 where one is empty. */
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
