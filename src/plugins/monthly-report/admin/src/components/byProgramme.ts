interface OfProgramme {
  readonly programme: { readonly code: string; readonly name: string };
}

export interface ProgrammeEntries<T> {
  readonly code: string;
  readonly name: string;
  readonly entries: readonly T[];
}

/** The entries of each programme, both in the order they came in. */
export function byProgramme<T extends OfProgramme>(entries: readonly T[]): ProgrammeEntries<T>[] {
  const programmes = new Map(entries.map(({ programme }) => [programme.code, programme.name]));
  return [...programmes].map(([code, name]) => ({
    code,
    name,
    entries: entries.filter(({ programme }) => programme.code === code),
  }));
}
