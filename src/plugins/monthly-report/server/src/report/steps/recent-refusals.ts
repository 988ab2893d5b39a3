import { errors } from '@strapi/utils';

const MINUTE = 60_000;
const MOST = 100;

interface Refusal {
  readonly error: Error;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * Documents that turned out to be too large: finding this out again for every request
 * would take a thread, memory and time again.
 */
export class RecentRefusals {
  private readonly refused = new Map<string, Refusal>();

  constructor(private readonly now: () => number) {}

  /** @throws the errors of `make`; for a minute, its error of 413 again without calling it. */
  async unlessRefused<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.refused.get(key);
    if (known !== undefined && this.now() < known.until) throw known.error;
    this.refused.delete(key);
    try {
      return await make();
    } catch (error) {
      if (error instanceof errors.PayloadTooLargeError) this.remember(key, error);
      throw error;
    }
  }

  private remember(key: string, error: Error): void {
    this.refused.set(key, { error, until: this.now() + MINUTE });
    for (const oldest of this.refused.keys()) {
      if (this.refused.size <= MOST) return;
      this.refused.delete(oldest);
    }
  }
}
