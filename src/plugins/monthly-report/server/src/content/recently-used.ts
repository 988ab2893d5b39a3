/**
 * Values that take long to make, as many as fit: the one asked for longest ago goes first.
 * Those who ask while one is being made wait for the same.
 */
export class RecentlyUsed<T> {
  private readonly held = new Map<string, { readonly value: T; readonly size: number }>();
  private readonly making = new Map<string, Promise<T>>();
  private size = 0;

  /** @param limit of the sizes together; a value larger than all of it is made anew each time. */
  constructor(private readonly limit: number) {}

  async of(key: string, make: () => Promise<{ readonly value: T; readonly size: number }>): Promise<T> {
    const found = this.held.get(key);
    if (found !== undefined) {
      this.held.delete(key);
      this.held.set(key, found);
      return found.value;
    }
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

  private keep(key: string, made: { readonly value: T; readonly size: number }): void {
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
