/**
 * Orders made from content. Text compares by code point, never by a collation: both
 * databases (which sort the bytes of UTF-8, in the same order) and every machine then
 * put the same list in the same order.
 */
export type Comparator<T> = (a: T, b: T) => number;

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return placeOf(left) - placeOf(right);
  }
  return a.length - b.length;
}

const FIRST_SURROGATE = 0xd800;
const FIRST_AFTER_SURROGATES = 0xe000;

/** JavaScript compares halves of surrogate pairs. They lie below U+E000, but their character lies above U+FFFF. */
function placeOf(codeUnit: number): number {
  if (codeUnit < FIRST_SURROGATE) return codeUnit;
  return codeUnit < FIRST_AFTER_SURROGATES ? codeUnit + 0x10000 : codeUnit;
}

export function compareNumber(a: number, b: number): number {
  return a - b;
}

/** Makes a comparator accept nulls: they come after everything else. */
export function nullsLast<T>(compare: Comparator<T>): Comparator<T | null> {
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return compare(a, b);
  };
}

/** Compares items by something read from them. */
export function by<T, Key>(key: (item: T) => Key, compare: Comparator<Key>): Comparator<T> {
  return (a, b) => compare(key(a), key(b));
}

/** The first comparator that tells two items apart decides. */
export function inOrder<T>(...comparators: readonly Comparator<T>[]): Comparator<T> {
  return (a, b) => {
    for (const compare of comparators) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}
