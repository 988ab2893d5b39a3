/** Finds among many texts those that a text was copied from, in time that grows with what they share. */
import { shinglesOf } from './similarity';

const SHINGLE = 8;
/** Below this many shingles (23 characters) texts are alike by chance. */
const FEWEST_SHINGLES = 16;
/** What stands in more texts is a formula of the organisation and says nothing of copying. */
const MOST_TEXTS = 20;

export interface Copy {
  /** Place of the other text in the list. */
  readonly position: number;
  /** Containment, 0 to 1. */
  readonly share: number;
}

/** Texts compared with this list by what they say; a text too short to tell is like none. */
export class CopiedTexts {
  private readonly sizes: readonly number[];
  private readonly holders: ReadonlyMap<string, number[]>;

  /**
   * @param list what may have been copied from: years of stories
   * @param asked the texts that {@link copiesOf} will be asked for; only what they say is kept of the list
   */
  constructor(list: readonly string[], asked: readonly string[]) {
    const holders = new Map<string, number[]>();
    for (const text of asked) for (const shingle of shinglesOf(text, SHINGLE)) holders.set(shingle, []);
    this.holders = holders;
    this.sizes = list.map((text, position) => {
      const shingles = shinglesOf(text, SHINGLE);
      for (const shingle of shingles) holders.get(shingle)?.push(position);
      return shingles.size;
    });
  }

  /** Texts of the list that share something with this one, in their order. */
  copiesOf(text: string): readonly Copy[] {
    const shingles = shinglesOf(text, SHINGLE);
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      const holders = this.holders.get(shingle) ?? [];
      if (holders.length > MOST_TEXTS) continue;
      for (const position of holders) shared.set(position, (shared.get(position) ?? 0) + 1);
    }
    return [...shared]
      .map(([position, count]) => ({
        position,
        count,
        size: Math.min(shingles.size, this.sizes[position] ?? 0),
      }))
      .filter(({ size }) => size >= FEWEST_SHINGLES)
      .map(({ position, count, size }) => ({ position, share: count / size }))
      .sort((a, b) => a.position - b.position);
  }
}
