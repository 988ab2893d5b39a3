/** Finds among many texts those that a text was copied from, in time that grows with the shared text. */
import { runsOf, shinglesOf } from './similarity';

const SHINGLE = 8;
/** Below this many shingles (23 characters) texts are alike by chance. */
const FEWEST_SHINGLES = 16;
/** Words in more texts than this are a formula of the organisation and no sign of copying. */
const MOST_TEXTS = 20;

export interface Copy {
  /** Place of the other text in the list. */
  readonly position: number;
  /** Containment, 0 to 1. */
  readonly share: number;
}

/** Compares texts with a list of texts; a text that is too short to compare has no copies. */
export class CopiedTexts {
  /** Shingles of the asked texts, and the positions of the texts in the list that contain them. */
  private readonly holders = new Map<string, number[]>();
  private readonly sizes = new Map<number, number>();

  /**
   * @param list texts that may have been copied from: years of stories
   * @param asked the texts that {@link copiesOf} will be asked for; only their shingles are looked up in the list
   */
  constructor(
    private readonly list: readonly string[],
    asked: readonly string[],
  ) {
    for (const text of asked) for (const shingle of shinglesOf(text, SHINGLE)) this.holders.set(shingle, []);
    for (const [position, text] of list.entries()) this.hold(text, position);
  }

  /** Most texts share nothing with any other: no set is made of their shingles. */
  private hold(text: string, position: number): void {
    for (const shingle of runsOf(text, SHINGLE)) {
      const holders = this.holders.get(shingle);
      if (holders !== undefined && holders.at(-1) !== position) holders.push(position);
    }
  }

  private sizeOf(position: number): number {
    const known = this.sizes.get(position);
    if (known !== undefined) return known;
    const { size } = shinglesOf(this.list[position] ?? '', SHINGLE);
    this.sizes.set(position, size);
    return size;
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
        size: Math.min(shingles.size, this.sizeOf(position)),
      }))
      .filter(({ size }) => size >= FEWEST_SHINGLES)
      .map(({ position, count, size }) => ({ position, share: count / size }))
      .sort((a, b) => a.position - b.position);
  }
}
