/** Chance that a seed repeats: mulberry32, one 32-bit state. */
export function randomFrom(seed) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  /** A whole number from 0 to `limit` - 1. */
  const below = (limit) => next() % limit;
  const pick = (list) => list[below(list.length)];
  return {
    below,
    pick,
    oneIn: (count) => below(count) === 0,
    /** Up to `most` different elements, possibly none. */
    some: (list, most) => [...new Set(Array.from({ length: below(most + 1) }, () => pick(list)))],
  };
}
