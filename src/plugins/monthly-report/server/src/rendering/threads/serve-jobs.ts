/** The side of the thread: does its jobs one after the other. */
import { parentPort } from 'node:worker_threads';

import type { FromThread, Parcel, ToThread } from './messages';
import { standBehindOthers } from './priority';

/** Asks the server; rejects if there is no answer, and then the job is over. */
export type Ask = (question: unknown) => Promise<unknown>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** @param run does a job. */
export function serveJobs(run: (job: unknown, ask: Ask) => Promise<Parcel>): void {
  const port = parentPort;
  if (port === null) throw new Error('This program runs in a worker thread');
  standBehindOthers();
  const post = (message: FromThread, transfer: readonly ArrayBuffer[] = []): void =>
    port.postMessage(message, [...transfer]);
  const asked = new Map<number, Waiting>();
  // Numbers are never used twice: an answer for a finished job is ignored.
  let lastId = 0;

  const ask: Ask = (question) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      asked.set(lastId, { resolve, reject });
      post({ kind: 'question', id: lastId, question });
    });

  async function work(job: unknown): Promise<void> {
    try {
      const { value, transfer } = await run(job, ask);
      post({ kind: 'done', result: value }, transfer);
    } catch (error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      post({ kind: 'failed', failure: { name, message, stack } });
    }
  }

  function settle(id: number, tell: (waiting: Waiting) => void): void {
    const waiting = asked.get(id);
    asked.delete(id);
    if (waiting !== undefined) tell(waiting);
  }

  port.on('message', (message: ToThread) => {
    switch (message.kind) {
      case 'job':
        void work(message.job);
        return;
      case 'answer':
        settle(message.id, ({ resolve }) => resolve(message.value));
        return;
      case 'no-answer':
        settle(message.id, ({ reject }) => reject(new Error('There is no answer')));
        return;
    }
  });
}
