/** Conflicts: saves of the content manager that came after somebody else's save. */

export interface Conflict {
  readonly model: string;
  readonly documentId: string;
  readonly locale: string | null;
  /** The values of the refused save. */
  readonly mine: Readonly<Record<string, unknown>>;
  /** The plain fields of the stored entry. */
  readonly theirs: Readonly<Record<string, unknown>>;
  /** The fields that differ; empty if only relations were changed. */
  readonly fields: readonly string[];
  readonly version: string;
  readonly by: string | null;
}

export type Told =
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  /** Codes of the indicators whose figures were taken over from somebody else. */
  | { readonly kind: 'merged'; readonly documentId: string; readonly codes: readonly string[] };

const listeners = new Set<(told: Told) => void>();
let conflicts: readonly Conflict[] = [];
const changes = new Set<() => void>();
/** The newest version that this browser has saved or knowingly writes over, by entry and language. */
const versions = new Map<string, string>();

const keyOf = (model: string, documentId: string, locale: string | null): string =>
  `${model} ${documentId} ${locale ?? ''}`;

export const versionKnown = (model: string, documentId: string, locale: string | null): string | null =>
  versions.get(keyOf(model, documentId, locale)) ?? null;

export function rememberVersion(
  model: string,
  documentId: string,
  locale: string | null,
  version: string,
): void {
  versions.set(keyOf(model, documentId, locale), version);
}

export function tell(told: Told): void {
  if (told.kind === 'conflict') {
    const { model, documentId } = told.conflict;
    settle(model, documentId);
    conflicts = [...conflicts, told.conflict];
    for (const change of changes) change();
  }
  for (const listen of listeners) listen(told);
}

/** Removes the conflict of an entry: it was decided, or the entry was saved since. */
export function settle(model: string, documentId: string): void {
  const left = conflicts.filter((one) => one.model !== model || one.documentId !== documentId);
  if (left.length === conflicts.length) return;
  conflicts = left;
  for (const change of changes) change();
}

export const allConflicts = (): readonly Conflict[] => conflicts;
export const onConflicts = (change: () => void): (() => void) => {
  changes.add(change);
  return () => void changes.delete(change);
};
export const listen = (listener: (told: Told) => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
