import type { IncomingMessage } from 'node:http';

/** Milliseconds that a refused client may go on sending. */
const PATIENCE = 30_000;

/**
 * Lets the rest of a refused body pass by. A client that still sends reads no answer: it would see
 * the connection break instead of the sentence.
 */
export async function drain(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });
}
