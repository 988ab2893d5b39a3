import { Worker } from 'node:worker_threads';

import { JobError, JobTimedOut, PoolClosed, ThreadDied } from './errors';
import type { FromThread, Parcel, ToThread } from './messages';

export interface ThreadSettings {
  /** Absolute path of the program of a thread, which calls `serveJobs`. */
  readonly program: string;
  /** Most memory for the objects of one thread, in MiB; bytes of files and pictures do not count. */
  readonly heapMegabytes: number;
  /** A job that takes longer is ended, and its thread with it. */
  readonly jobMilliseconds: number;
  /** A thread that has had nothing to do for this time ends. */
  readonly idleMilliseconds: number;
}

/** A job, and the callbacks of its caller. */
export interface Task {
  readonly job: Parcel;
  readonly answer: (question: unknown) => Promise<Parcel>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Owner {
  /** It has done its job and takes another. */
  readonly onFree: (thread: Thread) => void;
  readonly onEnd: (thread: Thread) => void;
}

/** One worker thread. It keeps the process alive only while it has a job. */
export class Thread {
  private readonly worker: Worker;
  private readonly ended: Promise<void>;
  private task: Task | null = null;
  /** The timer of the running job, or of the idle time. */
  private timer: NodeJS.Timeout | undefined;
  private isEnding = false;
  private failure: unknown = null;

  constructor(
    private readonly settings: ThreadSettings,
    private readonly owner: Owner,
  ) {
    this.worker = new Worker(settings.program, {
      resourceLimits: { maxOldGenerationSizeMb: settings.heapMegabytes },
    });
    this.worker.unref();
    this.worker.on('message', (message: FromThread) => this.hear(message));
    this.worker.on('messageerror', (error) => this.fail(error));
    this.worker.on('error', (error) => (this.failure = error));
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', (code) => {
        clearTimeout(this.timer);
        this.isEnding = true;
        this.settle((task) => task.reject(new ThreadDied(this.failure ?? `exit code ${code}`)));
        resolve();
        owner.onEnd(this);
      });
    });
  }

  get isFree(): boolean {
    return this.task === null && !this.isEnding;
  }

  start(task: Task): void {
    clearTimeout(this.timer);
    this.task = task;
    this.worker.ref();
    const { jobMilliseconds } = this.settings;
    this.timer = setTimeout(() => this.fail(new JobTimedOut(jobMilliseconds)), jobMilliseconds);
    try {
      this.post({ kind: 'job', job: task.job.value }, task.job.transfer);
    } catch (error) {
      // The job holds a value that cannot be copied to the thread; the thread has not received it.
      this.free((failed) => failed.reject(error));
    }
  }

  /** Ends the thread at once; resolves when it has ended. */
  async end(): Promise<void> {
    this.isEnding = true;
    clearTimeout(this.timer);
    this.settle((task) => task.reject(new PoolClosed()));
    void this.worker.terminate();
    await this.ended;
  }

  private hear(message: FromThread): void {
    switch (message.kind) {
      case 'question':
        if (this.task !== null) void this.answer(message.id, message.question, this.task);
        return;
      case 'done':
        this.free((task) => task.resolve(message.result));
        return;
      case 'failed':
        this.free((task) => task.reject(new JobError(message.failure)));
        return;
    }
  }

  private async answer(id: number, question: unknown, task: Task): Promise<void> {
    try {
      const { value, transfer } = await task.answer(question);
      this.post({ kind: 'answer', id, value }, transfer);
    } catch (error) {
      // The caller gets the error itself; the thread only learns that its job is over.
      task.reject(error);
      this.post({ kind: 'no-answer', id });
    }
  }

  private post(message: ToThread, transfer: readonly ArrayBuffer[] = []): void {
    this.worker.postMessage(message, [...transfer]);
  }

  private free(tell: (task: Task) => void): void {
    clearTimeout(this.timer);
    this.settle(tell);
    if (this.isEnding) return;
    this.worker.unref();
    this.owner.onFree(this);
    if (!this.isFree) return;
    this.timer = setTimeout(() => void this.end(), this.settings.idleMilliseconds);
    this.timer.unref();
  }

  /** The caller need not wait until the thread has ended: native code in it may not be interruptible. */
  private fail(error: unknown): void {
    this.settle((task) => task.reject(error));
    void this.end();
  }

  private settle(tell: (task: Task) => void): void {
    const { task } = this;
    this.task = null;
    if (task !== null) tell(task);
  }
}
