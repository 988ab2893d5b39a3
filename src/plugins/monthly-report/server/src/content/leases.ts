/** Knex's pool of driver connections. */
export interface Pool<Connection> {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): unknown;
}

/** Milliseconds a connection is held for the next use. */
const LINGER = 5;
/** Then others get their turn: where the pool is small, they wait for this very connection. */
const MOST_USES = 100;

/** A connection that is held from one use to the next. */
class Lease<Connection> {
  isInUse = false;
  private held: Connection | null = null;
  private uses = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly pool: Pool<Connection>) {}

  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    this.isInUse = true;
    try {
      const connection = (this.held ??= await this.pool.acquireConnection());
      const result = await work(connection);
      this.uses += 1;
      return result;
    } catch (error) {
      // It may be broken: the pool finds out.
      this.uses = MOST_USES;
      throw error;
    } finally {
      this.isInUse = false;
      if (this.uses >= MOST_USES) this.giveBack();
      else this.giveBackLater();
    }
  }

  private giveBackLater(): void {
    if (this.timer) this.timer.refresh();
    else {
      this.timer = setTimeout(() => {
        if (!this.isInUse) this.giveBack();
      }, LINGER);
      this.timer.unref();
    }
  }

  private giveBack(): void {
    const { held } = this;
    this.held = null;
    this.uses = 0;
    if (held !== null) this.pool.releaseConnection(held);
  }
}

/** Few: a pool has ten connections, and transactions need them too. */
const MOST_LEASES = 4;

/**
 * Connections for uses that follow each other closely: taking one from the pool costs more
 * than a small query. They go back as soon as nobody uses them; who finds all of them in
 * use waits for the next.
 */
export class Leases<Connection> {
  private readonly leases: Lease<Connection>[] = [];
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly pool: Pool<Connection>) {}

  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    let lease = this.findFree();
    while (lease === null) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
      lease = this.findFree();
    }
    try {
      return await lease.use(work);
    } finally {
      this.waiting.shift()?.();
    }
  }

  private findFree(): Lease<Connection> | null {
    const free = this.leases.find(({ isInUse }) => !isInUse);
    if (free !== undefined) return free;
    if (this.leases.length === MOST_LEASES) return null;
    const lease = new Lease(this.pool);
    this.leases.push(lease);
    return lease;
  }
}
