/**
 * A whole number of any size: a plain number while that is exact, a bigint beyond.
 * Millions of additions stay cheap, and no addition ever rounds.
 */
export type Whole = number | bigint;

export function addWhole(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return narrow(BigInt(a) + BigInt(b));
}

/** As JSON keeps it: a number while that is exact, its digits as a text beyond. */
export function wholeToJson(value: Whole): number | string {
  return typeof value === 'number' ? value : value.toString();
}

export function wholeFromJson(value: number | string): Whole {
  return typeof value === 'number' ? value : narrow(BigInt(value));
}

function narrow(value: bigint): Whole {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
