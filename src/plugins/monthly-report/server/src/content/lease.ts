/** Knex's pool of driver connections. */
export interface Pool<Connection> {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): unknown;
}

/** Milliseconds a connection is held for the next use. */
const LINGER = 5;
/** Then others get their turn: where the pool is small, they wait for this very connection. */
const MOST_USES = 100;

/**
 * A connection for uses that follow each other closely, one at a time: taking one from the
 * pool costs more than a small query. It goes back as soon as it is not used.
 */
export class Lease<Connection> {
  private held: Connection | null = null;
  private uses = 0;
  private isInUse = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly pool: Pool<Connection>) {}

  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    this.isInUse = true;
    const connection = (this.held ??= await this.pool.acquireConnection());
    try {
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
