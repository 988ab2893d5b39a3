export const NEW_FIELD: string;
export const FILLED: string;
export const NEXT_RELEASE: string;
export function makeNextRelease(
  root: string,
  folder: string,
): { readonly app: string; readonly version: number };
