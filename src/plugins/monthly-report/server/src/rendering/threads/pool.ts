import { AsyncResource } from 'node:async_hooks';

import { PoolClosed, QueueFull } from './errors';
import type { Parcel } from './messages';
import { Thread, type Task, type ThreadSettings } from './thread';

export interface PoolSettings extends ThreadSettings {
  /** The most threads at a time. */
  readonly threads: number;
  /** The most short jobs, and the most other jobs, that can wait for a thread; further jobs are refused. */
  readonly waiting: number;
}

interface Asked {
  /** Answers the questions of the job while it runs; if this throws, the job fails with the same error. */
  readonly answer?: (question: unknown) => Promise<Parcel>;
  /** A job of milliseconds, which goes before jobs of seconds. */
  readonly isShort?: boolean;
}

interface Waiting extends Task {
  readonly isShort: boolean;
}

const ANSWERS_NOTHING = (): Promise<Parcel> => Promise.reject(new Error('The job has nothing to ask'));

/**
 * Worker threads for work that would block the main thread. They start when there is
 * something to do, and end when there has been nothing to do for a while. If a thread dies,
 * its job fails and the thread is replaced.
 */
export class ThreadPool {
  private readonly threads = new Set<Thread>();
  /** In the order of their turns: the short ones first. */
  private readonly waiting: Waiting[] = [];
  private isClosed = false;
  private readonly startThread: () => Thread;

  constructor(private readonly settings: PoolSettings) {
    // The caller of the first job may be in a transaction; later jobs do not belong to it.
    this.startThread = AsyncResource.bind(() => {
      const thread = new Thread(settings, {
        onFree: (free) => this.giveNext(free),
        onEnd: (ended) => this.replace(ended),
      });
      this.threads.add(thread);
      return thread;
    });
  }

  /**
   * Jobs and their results are copied between threads (structured clone).
   *
   * @throws QueueFull, PoolClosed, JobTimedOut, ThreadDied, JobError, or what `answer` throws.
   */
  run(job: Parcel, { answer = ANSWERS_NOTHING, isShort = false }: Asked = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) {
        reject(new PoolClosed());
        return;
      }
      // The job asks in the context of its own caller, not of the caller that started the thread.
      const task = { job, isShort, resolve, reject, answer: AsyncResource.bind(answer) };
      const free = this.freeThread();
      if (free !== null) free.start(task);
      else if (this.isFull(isShort)) reject(new QueueFull(this.settings.waiting));
      else this.enqueue(task);
    });
  }

  private isFull(ofShort: boolean): boolean {
    return this.waiting.filter(({ isShort }) => isShort === ofShort).length >= this.settings.waiting;
  }

  /** Ends all threads; jobs that wait for a thread fail with PoolClosed. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.waiting.splice(0)) reject(new PoolClosed());
    await Promise.all([...this.threads].map((thread) => thread.end()));
  }

  private freeThread(): Thread | null {
    for (const thread of this.threads) if (thread.isFree) return thread;
    return this.threads.size < this.settings.threads ? this.startThread() : null;
  }

  private enqueue(task: Waiting): void {
    const at = task.isShort ? this.waiting.findIndex(({ isShort }) => !isShort) : -1;
    if (at < 0) this.waiting.push(task);
    else this.waiting.splice(at, 0, task);
  }

  private giveNext(thread: Thread): void {
    const next = this.waiting.shift();
    if (next !== undefined) thread.start(next);
  }

  private replace(ended: Thread): void {
    this.threads.delete(ended);
    if (this.waiting.length === 0 || this.isClosed) return;
    const free = this.freeThread();
    if (free !== null) this.giveNext(free);
  }
}
