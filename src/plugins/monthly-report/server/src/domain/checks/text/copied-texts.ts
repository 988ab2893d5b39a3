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
  private readonly positions = new Map<string, number[]>();

  constructor(texts: readonly string[]) {
    const shingles = texts.map((text) => shinglesOf(text, SHINGLE));
    this.sizes = shingles.map(({ size }) => size);
    for (const [position, set] of shingles.entries()) {
      for (const shingle of set) {
        const holders = this.positions.get(shingle);
        if (holders === undefined) this.positions.set(shingle, [position]);
        else holders.push(position);
      }
    }
  }

  /** Texts of the list that share something with this one, in their order. */
  copiesOf(text: string): readonly Copy[] {
    const shingles = shinglesOf(text, SHINGLE);
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      const holders = this.positions.get(shingle) ?? [];
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
