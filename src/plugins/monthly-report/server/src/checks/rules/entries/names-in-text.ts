/** Finds names in a text; Chinese has no spaces between words. */

/** Shorter names are parts of too many words. */
const SHORTEST = 3;

export interface Named {
  readonly code: string;
  readonly name: { readonly 'zh-Hans': string };
  readonly aliases: readonly string[];
}

interface Name {
  readonly code: string;
  readonly name: string;
}

/** Names by their beginning, the longest first: twenty thousand names are searched at once. */
export type NameIndex = ReadonlyMap<string, readonly Name[]>;

const beginning = (text: string, at: number): string => text.slice(at, at + SHORTEST);

export function indexNames(entries: Iterable<Named>): NameIndex {
  const index = new Map<string, Name[]>();
  for (const { code, name, aliases } of entries) {
    for (const one of [name['zh-Hans'], ...aliases]) {
      if (one.length < SHORTEST) continue;
      const key = beginning(one, 0);
      const known = index.get(key);
      if (known === undefined) index.set(key, [{ code, name: one }]);
      else known.push({ code, name: one });
    }
  }
  for (const names of index.values()) names.sort((a, b) => b.name.length - a.name.length);
  return index;
}

/** Codes of the names in a text; a name inside a longer name is ignored. */
export function codesIn(text: string, index: NameIndex): ReadonlySet<string> {
  const codes = new Set<string>();
  for (let at = 0; at < text.length;) {
    const found = index.get(beginning(text, at))?.filter(({ name }) => text.startsWith(name, at)) ?? [];
    const length = found[0]?.name.length ?? 1;
    // Two entries with the same name cannot be distinguished: both count as meant.
    for (const { code, name } of found) if (name.length === length) codes.add(code);
    at += length;
  }
  return codes;
}
