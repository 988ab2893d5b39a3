/**
 * Orders made from content. Text compares by UTF-16 code unit, never by a collation:
 * the two databases and every machine then put the same list in the same order.
 */
export type Comparator<T> = (a: T, b: T) => number;

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function compareNumber(a: number, b: number): number {
  return a - b;
}

/** Lets a comparator meet nulls: they come after everything else. */
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
