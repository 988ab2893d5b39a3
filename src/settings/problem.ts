/** A setting that is wrong, or that somebody should look at. */
export interface Problem {
  readonly setting: string;
  /** One line, which begins with the name. */
  readonly sentence: string;
  /** A warning does not keep the server from starting. */
  readonly isWarning?: true;
  /** The setting is right, but another program uses the port at the moment. */
  readonly isBusy?: true;
}

const MOST_SHOWN = 80;

/** Prints any value on one line. */
export function shown(value: string): string {
  const cut = value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
  // JSON writes line breaks and control characters as \n and the like.
  return JSON.stringify(cut);
}
