import { setImmediate as endOfTurn } from 'node:timers/promises';

/**
 * Shares a read among those who wait for it, with at most one on its way. Nobody joins a
 * read that was sent before he asked: its answer may be older than his question.
 */
export function latest<T>(read: () => Promise<T>): () => Promise<T> {
  /** The read that is not sent yet; whoever asks now may join it. */
  let next: Promise<T> | null = null;
  let onItsWay: Promise<unknown> = Promise.resolve();
  return () => {
    next ??= onItsWay
      // Requests that arrived together are heard one after the other within one turn of the event loop.
      .then(() => endOfTurn())
      .then(() => {
        next = null;
        const sent = read();
        onItsWay = sent.catch(() => undefined);
        return sent;
      });
    return next;
  };
}
