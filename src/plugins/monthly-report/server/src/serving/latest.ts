import { AsyncResource } from 'node:async_hooks';

interface Waiter<T> {
  /** Returns how many bytes it has sent. */
  readonly resolve: (value: T) => number;
  readonly reject: (error: unknown) => void;
}

/**
 * Those who waited together are told in one turn of the event loop as long as that sends
 * no more than this many bytes. A turn more is a look at the network more, and a reader who
 * had fetched all there was must be woken again for what comes after; but what the
 * processor's caches cannot hold between two turns costs more on its way out.
 */
const BYTES_OF_A_TURN = 524_288;

/**
 * Requests that come at the same time are heard one after the other. A read waits for
 * turns of the event loop as long as each brings somebody to share it, up to this many.
 */
const MOST_TURNS = 8;

/**
 * Shares a read among those who wait for it, with at most one on its way. Nobody joins a
 * read that was sent before he asked: its answer may be older than his question.
 *
 * Waiting is a callback, not a promise: thousands of requests a second wait here, and under
 * Strapi's AsyncLocalStorage a chain of promises costs more than everything else they need.
 */
export class Latest<T> {
  /** Those the next read is for. */
  private waiting: Waiter<T>[] = [];
  private isBusy = false;
  private readonly schedule: () => void;

  constructor(private readonly read: () => Promise<T>) {
    const finish = (): void => {
      this.isBusy = false;
      if (this.waiting.length > 0) this.schedule();
    };
    const tellFrom = (start: number, asked: readonly Waiter<T>[], value: T): void => {
      let sent = 0;
      let next = start;
      while (next < asked.length && sent < BYTES_OF_A_TURN) {
        sent += asked[next]?.resolve(value) ?? 0;
        next += 1;
      }
      if (next < asked.length) setImmediate(tellFrom, next, asked, value);
      else finish();
    };
    // Bound to where they are made: nobody shall run in the request context of whoever sent the read.
    const tell = AsyncResource.bind((asked: readonly Waiter<T>[], value: T) => tellFrom(0, asked, value));
    const fail = AsyncResource.bind((asked: readonly Waiter<T>[], error: unknown) => {
      for (const { reject } of asked) reject(error);
      finish();
    });
    const send = (): void => {
      const asked = this.waiting;
      this.waiting = [];
      this.read().then(
        (value) => tell(asked, value),
        (error: unknown) => fail(asked, error),
      );
    };
    const gather = (heard: number, turns: number): void => {
      if (this.waiting.length === heard || turns === MOST_TURNS) send();
      else setImmediate(gather, this.waiting.length, turns + 1);
    };
    this.schedule = AsyncResource.bind(() => {
      if (this.isBusy) return;
      this.isBusy = true;
      setImmediate(gather, 0, 1);
    });
  }

  /** Calls one of the two, once, and never before this returns. Neither may throw. */
  ask(resolve: Waiter<T>['resolve'], reject: Waiter<T>['reject']): void {
    this.waiting.push({ resolve, reject });
    if (!this.isBusy) this.schedule();
  }

  value(): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (value: T): number => {
        resolve(value);
        return 0;
      };
      this.ask(settle, reject);
    });
  }
}
