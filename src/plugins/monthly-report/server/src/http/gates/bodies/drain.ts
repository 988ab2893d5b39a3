import type { IncomingMessage } from 'node:http';

/** Milliseconds for which a refused client may continue to send. */
const PATIENCE = 30_000;

/**
 * Reads and drops the rest of a refused body. A client that is still sending reads no answer: it would see a broken
 * connection instead of the sentence.
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
