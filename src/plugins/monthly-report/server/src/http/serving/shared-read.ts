import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Shares a read among all callers that ask before it is sent; at most one read runs at a time. A caller never joins a
 * read that was sent before it asked: that answer may be older than the question.
 */
export class SharedRead<T> {
  /** The read that is not sent yet. */
  private next: Promise<T> | null = null;
  /** Settles with the read that was sent last. */
  private sent: Promise<unknown> = Promise.resolve();
  private readonly read: () => Promise<T>;

  constructor(read: () => Promise<T>) {
    // All callers share the read: it must not run inside the transaction of the first caller.
    this.read = AsyncResource.bind(read);
  }

  value(): Promise<T> {
    return (this.next ??= this.send());
  }

  private async send(): Promise<T> {
    await this.sent;
    // Waits one turn of the event loop, so that requests that arrived together share the read.
    await nextTurn();
    this.next = null;
    const read = this.read();
    this.sent = read.catch(() => undefined);
    return read;
  }
}
