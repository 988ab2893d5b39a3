/** Closes an exhaustive switch: the compiler refuses a case that is not handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}
