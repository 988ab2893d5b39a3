interface Made<T> {
  readonly value: T;
  readonly size: number;
}

/**
 * Values that take long to make, as many as fit: the value that was unused for longest is removed first. Callers that
 * ask for a value while it is being made wait for the same one.
 */
export class RecentlyUsed<T> {
  private readonly held = new Map<string, Made<T>>();
  private readonly making = new Map<string, Promise<T>>();
  private size = 0;

  /** @param limit of all sizes together; a value larger than the limit is made again each time. */
  constructor(private readonly limit: number) {}

  async of(key: string, make: () => Promise<Made<T>>): Promise<T> {
    const found = this.use(key);
    if (found !== undefined) return found.value;
    const running = this.making.get(key);
    if (running !== undefined) return running;
    const started = make()
      .then((made) => {
        this.keep(key, made);
        return made.value;
      })
      .finally(() => this.making.delete(key));
    this.making.set(key, started);
    return started;
  }

  /** For a caller that must not wait for others: returns the held value, or makes one for this caller only. */
  async alone(key: string, make: () => Promise<Made<T>>): Promise<T> {
    return (this.use(key) ?? (await make())).value;
  }

  /** The held value, if any; nothing is made. */
  find(key: string): T | undefined {
    return this.use(key)?.value;
  }

  private use(key: string): Made<T> | undefined {
    const found = this.held.get(key);
    if (found === undefined) return undefined;
    this.held.delete(key);
    this.held.set(key, found);
    return found;
  }

  private keep(key: string, made: Made<T>): void {
    if (made.size > this.limit) return;
    this.held.set(key, made);
    this.size += made.size;
    for (const [oldest, { size }] of this.held) {
      if (this.size <= this.limit) return;
      this.held.delete(oldest);
      this.size -= size;
    }
  }
}
