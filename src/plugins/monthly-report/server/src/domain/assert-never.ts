/** Closes an exhaustive switch: the compiler refuses a case nobody handles. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}
