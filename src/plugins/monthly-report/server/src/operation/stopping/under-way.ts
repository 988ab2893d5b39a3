/** The work that a server has taken on and not finished: it is not destroyed before. */
export class UnderWay {
  private readonly works = new Set<{ readonly kind: string }>();
  private readonly waiting = new Set<() => void>();

  /** @returns to be called when it is finished; calling it again does nothing. */
  begin(kind: string): () => void {
    const work = { kind };
    this.works.add(work);
    return () => {
      if (!this.works.delete(work) || this.works.size > 0) return;
      for (const wake of this.waiting) wake();
      this.waiting.clear();
    };
  }

  async during<T>(kind: string, body: () => Promise<T>): Promise<T> {
    const end = this.begin(kind);
    try {
      return await body();
    } finally {
      end();
    }
  }

  /** @returns whether everything was finished in that time; what begins meanwhile counts as well. */
  async finished(milliseconds: number): Promise<boolean> {
    if (this.works.size === 0) return true;
    return new Promise((resolve) => {
      const end = (isFinished: boolean) => () => {
        clearTimeout(patience);
        this.waiting.delete(wake);
        resolve(isFinished);
      };
      const wake = end(true);
      const patience = setTimeout(end(false), milliseconds);
      this.waiting.add(wake);
    });
  }

  /** How many of each kind: "2 × transaction, 1 × GET /api/activities". */
  tell(): string {
    const counts = new Map<string, number>();
    for (const { kind } of this.works) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  }
}
