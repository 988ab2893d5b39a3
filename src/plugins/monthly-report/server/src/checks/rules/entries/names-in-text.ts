/** Which of some names stand in a text; Chinese has no spaces to tell words by. */

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

/** Names by how they begin, the longest first: twenty thousand of them are looked up at once. */
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

/** Codes of the names in a text; what stands within a longer name is not looked at. */
export function codesIn(text: string, index: NameIndex): ReadonlySet<string> {
  const codes = new Set<string>();
  for (let at = 0; at < text.length;) {
    const found = index.get(beginning(text, at))?.filter(({ name }) => text.startsWith(name, at)) ?? [];
    const length = found[0]?.name.length ?? 1;
    // Two entries of one name cannot be told apart: both are meant.
    for (const { code, name } of found) if (name.length === length) codes.add(code);
    at += length;
  }
  return codes;
}
