import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Shares a read among all who ask before it is sent, with at most one on its way. Nobody
 * joins a read that was sent before he asked: its answer may be older than his question.
 */
export class SharedRead<T> {
  /** The read that is not sent yet. */
  private next: Promise<T> | null = null;
  /** Ends with the read that was sent last. */
  private sent: Promise<unknown> = Promise.resolve();
  private readonly read: () => Promise<T>;

  constructor(read: () => Promise<T>) {
    // The read is everybody's: it must not run inside the transaction of the request that asked first.
    this.read = AsyncResource.bind(read);
  }

  value(): Promise<T> {
    return (this.next ??= this.send());
  }

  private async send(): Promise<T> {
    await this.sent;
    // Requests that arrived together are heard in one turn of the event loop.
    await nextTurn();
    this.next = null;
    const read = this.read();
    this.sent = read.catch(() => undefined);
    return read;
  }
}
