/** Finds a community from the text that somebody writes: by its name, another name, or a similar spelling. */
import { by, compareNumber, compareText, inOrder } from '../../domain/order';

export interface NamedPlace {
  readonly documentId: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly aliases: readonly string[];
  readonly place: string;
  readonly verified: boolean;
}

export interface FoundPlace<Place extends NamedPlace> {
  readonly place: Place;
  readonly by: 'name' | 'alias' | 'spelling';
  /** The other name that matched. */
  readonly alias: string | null;
}

/** The ending of a name tells the kind of place; people often leave it out. */
const KIND = /(?:社区|村委会|居委会|小区|村|花园|苑|新村)$/u;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・.,，。()（）-]/gu, '');
const withoutKind = (text: string): string => text.replace(KIND, '') || text;

/** Number of characters to change, add or remove to turn one text into the other (Levenshtein). */
function editsBetween(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  let row = to.map((_, index) => index + 1);
  from.forEach((character, index) => {
    let [corner, left] = [index, index + 1];
    row = to.map((wanted, at) => {
      const above = row[at] ?? 0;
      left = Math.min(above + 1, left + 1, corner + (character === wanted ? 0 : 1));
      corner = above;
      return left;
    });
  });
  return row.at(-1) ?? from.length;
}

/** Lower is nearer; null means not similar. With four characters two may differ, with two or three only one. */
function distance(written: string, name: string): number | null {
  if (name === written) return 0;
  const [short, core] = [withoutKind(written), withoutKind(name)];
  if (core === short) return 1;
  if (name.startsWith(written)) return 2;
  if (name.includes(written) || (core.length > 1 && written.includes(core))) return 3;
  const longest = Math.max(short.length, core.length);
  if (longest < 2) return null;
  const allowed = longest >= 4 ? 2 : 1;
  if (Math.abs(short.length - core.length) > allowed) return null;
  const apart = editsBetween(short, core);
  // At least one character must agree: otherwise all names of two characters would be similar.
  return apart <= allowed && apart < longest ? 3 + apart : null;
}

const FIRST_BY_SPELLING = 4;

function find<Place extends NamedPlace>(
  written: string,
  place: Place,
): (FoundPlace<Place> & { readonly rank: number }) | null {
  const names = [
    { text: place.name, alias: null },
    ...[...place.aliases, ...(place.nameEn === null ? [] : [place.nameEn])].map((text) => ({
      text,
      alias: text,
    })),
  ];
  let best: (FoundPlace<Place> & { readonly rank: number }) | null = null;
  for (const { text, alias } of names) {
    const rank = distance(written, plain(text));
    if (rank === null || (best !== null && best.rank <= rank)) continue;
    best = {
      place,
      alias,
      rank,
      by: rank >= FIRST_BY_SPELLING ? 'spelling' : alias === null ? 'name' : 'alias',
    };
  }
  return best;
}

/** The communities that a text may mean, the most likely first. */
export function searchCommunities<Place extends NamedPlace>(
  words: string,
  places: readonly Place[],
  most: number,
): readonly FoundPlace<Place>[] {
  const written = plain(words);
  if (written === '') return [];
  return places
    .flatMap((place) => find(written, place) ?? [])
    .sort(
      inOrder(
        by(({ rank }) => rank, compareNumber),
        by(({ place }) => (place.verified ? 0 : 1), compareNumber),
        by(({ place }) => place.name, compareText),
        by(({ place }) => place.documentId, compareText),
      ),
    )
    .slice(0, most)
    .map(({ place, by: how, alias }) => ({ place, by: how, alias }));
}

/** Whether a text is a name of a place, so that nobody creates the place twice. */
export const isNameOf = (words: string, { name, aliases }: NamedPlace): boolean =>
  [name, ...aliases].some((text) => plain(text) === plain(words));
