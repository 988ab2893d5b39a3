/** Callers choose the names, so the map must not grow with them. */
const MOST_NAMES = 20_000;

interface Counted {
  count: number;
  /** Epoch milliseconds; the count starts again then. */
  readonly until: number;
}

/**
 * Counts attempts in windows of time. It counts an attempt before the attempt is made: a thousand attempts at once
 * get no more than a thousand in a row.
 */
export class Attempts {
  private readonly counted = new Map<string, Counted>();

  constructor(
    private readonly windowMs: number,
    private readonly now: () => number,
  ) {}

  /** Counts one attempt. Returns null, or the seconds to wait if there were `most` attempts already. */
  take(name: string, most: number): number | null {
    const now = this.now();
    const found = this.counted.get(name);
    if (found === undefined || found.until <= now) {
      this.counted.delete(name);
      this.counted.set(name, { count: 1, until: now + this.windowMs });
      this.removeOldest();
      return null;
    }
    if (found.count >= most) return Math.ceil((found.until - now) / 1000);
    found.count += 1;
    return null;
  }

  /** The attempt succeeded: it does not count. */
  giveBack(name: string): void {
    const found = this.counted.get(name);
    if (found !== undefined) found.count = Math.max(0, found.count - 1);
  }

  /** All attempts so far are forgiven. */
  forget(name: string): void {
    this.counted.delete(name);
  }

  /** All windows are equally long: the first of the map ends first. */
  private removeOldest(): void {
    for (const oldest of this.counted.keys()) {
      if (this.counted.size <= MOST_NAMES) return;
      this.counted.delete(oldest);
    }
  }
}
