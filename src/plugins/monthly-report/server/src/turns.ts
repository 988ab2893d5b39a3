/**
 * Long work in turns: nobody is answered while the main thread works, and where the database
 * answers at once, as SQLite does, not even between one query and the next.
 */
import { performance } from 'node:perf_hooks';
import { setImmediate as afterOthers } from 'node:timers/promises';

/** Milliseconds somebody may have to wait. */
const TURN = 10;

/** Lets everybody in who waits. */
export const nextTurn = (): Promise<void> => afterOthers();

/**
 * Does the steps of a piece of work, with others in between where they take long.
 *
 * @param between lets the others in; is told how many steps are done.
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
