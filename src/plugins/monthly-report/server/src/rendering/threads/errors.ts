/** The reasons why a job was not done. An error of the job itself arrives as a JobError. */
import type { Failure } from './messages';

/** The largest allowed number of jobs is already waiting. */
export class QueueFull extends Error {
  constructor(readonly waiting: number) {
    super(`${waiting} jobs are waiting for a thread already`);
  }
}

export class PoolClosed extends Error {
  constructor() {
    super('The threads have ended');
  }
}

export class JobTimedOut extends Error {
  constructor(readonly milliseconds: number) {
    super(`A job was ended after ${milliseconds} ms`);
  }
}

/** The thread ended in the middle of the job. */
export class ThreadDied extends Error {
  /** Whether it needed more memory than a thread may have. */
  readonly isOutOfMemory: boolean;

  constructor(cause: unknown) {
    super(`A thread ended before its job: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.isOutOfMemory = (cause as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
  }
}

export class JobError extends Error {
  constructor({ name, message, stack }: Failure) {
    super(message);
    this.name = name;
    if (stack !== undefined) this.stack = stack;
  }
}
