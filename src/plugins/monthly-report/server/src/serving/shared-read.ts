import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Shares a read among all who ask before it is sent. Nobody joins a read that was sent before he asked: its
 * answer may be older than his question. At most two are on their way: while one waits for the database, those
 * who were told by the other are answered; a slow database is asked no more for being slow.
 */
export class SharedRead<T> {
  /** The read that is not sent yet. */
  private next: Promise<T> | null = null;
  /** End with the two reads that were sent last. */
  private sent: readonly [Promise<unknown>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()];
  private readonly read: () => Promise<T>;

  constructor(read: () => Promise<T>) {
    // The read is everybody's: it must not run inside the transaction of the request that asked first.
    this.read = AsyncResource.bind(read);
  }

  value(): Promise<T> {
    return (this.next ??= this.send());
  }

  private async send(): Promise<T> {
    await this.sent[0];
    // Requests that arrived together are heard in one turn of the event loop.
    await nextTurn();
    this.next = null;
    const read = this.read();
    this.sent = [this.sent[1], read.catch(() => undefined)];
    return read;
  }
}
