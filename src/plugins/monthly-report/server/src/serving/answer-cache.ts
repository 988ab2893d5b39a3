import type { StoredAnswer } from './stored-answer';

/** What an entry takes beside its bytes: its key, headers, maps. */
const OVERHEAD = 2048;

interface Held {
  readonly version: string;
  readonly answer: StoredAnswer;
  bytes: number;
}

/**
 * Answers in memory, each in its newest version, as many as fit: the one asked for
 * longest ago goes first. Losing one costs the time to make it again, nothing else.
 */
export class AnswerCache {
  /** In order of use, the least recent first. */
  private readonly held = new Map<string, Held>();
  /** The last in that order: most requests ask for what was asked for just before. */
  private newest: Held | null = null;
  private bytes = 0;

  /** @param limit bytes; 0 keeps nothing. */
  constructor(private readonly limit: number) {}

  find(key: string, version: string): StoredAnswer | null {
    const found = this.held.get(key);
    if (found?.version !== version) return null;
    if (found !== this.newest) {
      this.held.delete(key);
      this.held.set(key, found);
      this.newest = found;
    }
    return found.answer;
  }

  keep(key: string, version: string, answer: StoredAnswer): void {
    this.drop(key);
    const held: Held = { version, answer, bytes: answer.size + OVERHEAD };
    if (held.bytes > this.limit) return;
    this.held.set(key, held);
    this.newest = held;
    this.bytes += held.bytes;
    answer.onGrowth = (bytes) => {
      if (this.held.get(key) !== held) return;
      held.bytes += bytes;
      this.bytes += bytes;
      this.makeRoom();
    };
    this.makeRoom();
  }

  drop(key: string): void {
    const held = this.held.get(key);
    if (!held) return;
    this.held.delete(key);
    if (this.newest === held) this.newest = null;
    this.bytes -= held.bytes;
  }

  private makeRoom(): void {
    for (const key of this.held.keys()) {
      if (this.bytes <= this.limit) return;
      this.drop(key);
    }
  }
}
