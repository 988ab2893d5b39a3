/** The unfinished work of a server: the server must not stop before it ends. */
export class UnderWay {
  private readonly works = new Set<{ readonly kind: string }>();
  private readonly waiting = new Set<() => void>();

  /** @returns a function to call when the work is finished; a second call does nothing. */
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

  /** @returns whether all work finished in that time; work that begins meanwhile counts too. */
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

  /** The number of each kind: "2 × transaction, 1 × GET /api/activities". */
  tell(): string {
    const counts = new Map<string, number>();
    for (const { kind } of this.works) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  }
}
