import { AsyncResource } from 'node:async_hooks';

interface Waiter<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

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
    // Bound to where it is made: nobody shall run in the request context of whoever sent the read.
    const settle = AsyncResource.bind((asked: readonly Waiter<T>[], tell: (waiter: Waiter<T>) => void) => {
      this.isBusy = false;
      for (const waiter of asked) tell(waiter);
      if (this.waiting.length > 0) this.schedule();
    });
    const send = (): void => {
      const asked = this.waiting;
      this.waiting = [];
      this.read().then(
        (value) => settle(asked, ({ resolve }) => resolve(value)),
        (error: unknown) => settle(asked, ({ reject }) => reject(error)),
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
    return new Promise((resolve, reject) => this.ask(resolve, reject));
  }
}
