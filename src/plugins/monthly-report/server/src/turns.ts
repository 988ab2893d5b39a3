/**
 * Long work in turns. The main thread answers no request while it works. If the database answers at once, as SQLite
 * does, the thread is not even free between two queries.
 */
import { performance } from 'node:perf_hooks';
import { setImmediate as afterOthers } from 'node:timers/promises';

/** The longest time that a request may have to wait, in milliseconds. */
const TURN = 10;

/** Lets all waiting requests in. */
export const nextTurn = (): Promise<void> => afterOthers();

/**
 * Runs the steps of a piece of work, and lets other requests in between if the steps take long.
 *
 * @param between lets the others in; gets the number of finished steps.
 */
export async function inTurns<T>(
  steps: Generator<void, T, void>,
  between: (done: number) => Promise<void> = nextTurn,
): Promise<T> {
  let count = 0;
  let start = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    count += 1;
    if (performance.now() - start < TURN) continue;
    await between(count);
    start = performance.now();
  }
}
