/** Worker threads that do what the test tells them, and fail in every possible way. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import {
  JobError,
  JobTimedOut,
  PoolClosed,
  QueueFull,
  ThreadDied,
} from '../../src/plugins/monthly-report/server/src/rendering/threads/errors';
import type { Parcel } from '../../src/plugins/monthly-report/server/src/rendering/threads/messages';
import {
  ThreadPool,
  type PoolSettings,
} from '../../src/plugins/monthly-report/server/src/rendering/threads/pool';
import { writeThreadProgram, type TestJob } from '../helpers/thread-program';

/** The largest value in Linux. */
const LAST = 19;
const program = writeThreadProgram();
const pools: ThreadPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rmSync(path.dirname(program), { recursive: true }));

function buildPool(overrides: Partial<PoolSettings> = {}): ThreadPool {
  const pool = new ThreadPool({
    program,
    threads: 1,
    waiting: 10,
    jobMilliseconds: 60_000,
    idleMilliseconds: 60_000,
    heapMegabytes: 32,
    ...overrides,
  });
  pools.push(pool);
  return pool;
}

const run = (pool: ThreadPool, job: TestJob): Promise<unknown> => pool.run({ value: job });
const threadOf = (pool: ThreadPool): Promise<unknown> => run(pool, { do: 'tell-thread' });

/** Jobs that hold their thread until they are released, and note when they got it. */
function gate(pool: ThreadPool) {
  const started: string[] = [];
  const open = new Map<string, () => void>();
  const heard = new Map<string, () => void>();
  return {
    started,
    hold: (name: string, isShort = false): Promise<unknown> =>
      pool.run(
        { value: { do: 'ask', question: name } satisfies TestJob },
        {
          isShort,
          answer: () =>
            new Promise<Parcel>((resolve) => {
              started.push(name);
              open.set(name, () => resolve({ value: name }));
              heard.get(name)?.();
            }),
        },
      ),
    hasStarted: (name: string): Promise<void> =>
      started.includes(name) ? Promise.resolve() : new Promise((resolve) => heard.set(name, resolve)),
    letGo: (name: string): void => open.get(name)?.(),
  };
}

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('a pool of threads', () => {
  onLinux('puts its threads behind the one that answers, which stays where it was', async () => {
    const before = os.getPriority(process.pid);
    expect(await run(buildPool(), { do: 'tell-priorities' })).toEqual({
      // No priority is lower than 19: a test run that has a low priority itself soon reaches it.
      thread: Math.min(LAST, before + os.constants.priority.PRIORITY_BELOW_NORMAL),
      process: before,
    });
  });

  it('does jobs in other threads than the one that asks, one after the other in the same', async () => {
    const pool = buildPool();
    const thread = await threadOf(pool);
    expect(thread).toBeGreaterThan(0);
    expect(await threadOf(pool)).toBe(thread);
  });

  it('hands bytes over instead of copying them, there and back', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const job: TestJob = { do: 'return-bytes', bytes };
    const returned = await buildPool().run({ value: job, transfer: [bytes.buffer] });
    expect(returned).toEqual(new Uint8Array([1, 2, 3]));
    expect(bytes.byteLength).toBe(0);
  });

  it('answers what a job asks, bytes included', async () => {
    const bytes = new Uint8Array([4, 5]);
    const job: TestJob = { do: 'ask', question: { wanted: 'bytes' } };
    const answer = jest.fn(() => Promise.resolve({ value: bytes, transfer: [bytes.buffer] }));
    expect(await buildPool().run({ value: job }, { answer })).toEqual(new Uint8Array([4, 5]));
    expect(answer).toHaveBeenCalledWith({ wanted: 'bytes' });
    expect(bytes.byteLength).toBe(0);
  });

  it('gives each of several threads a job, and no more jobs than there are threads', async () => {
    const pool = buildPool({ threads: 2 });
    const { started, hold, hasStarted, letGo } = gate(pool);
    const jobs = ['a', 'b', 'c'].map((name) => hold(name));
    await Promise.all(['a', 'b'].map(hasStarted));
    expect([...started].sort()).toEqual(['a', 'b']);
    letGo('b');
    await hasStarted('c');
    ['a', 'c'].forEach(letGo);
    expect(await Promise.all(jobs)).toEqual(['a', 'b', 'c']);
  });

  it('does jobs in the order they were asked for, short ones before all others', async () => {
    const pool = buildPool();
    const { started, hold, hasStarted, letGo } = gate(pool);
    const jobs = [
      hold('first'),
      hold('long 1'),
      hold('long 2'),
      hold('short 1', true),
      hold('short 2', true),
    ];
    for (const name of ['first', 'short 1', 'short 2', 'long 1', 'long 2']) {
      await hasStarted(name);
      letGo(name);
    }
    await Promise.all(jobs);
    expect(started).toEqual(['first', 'short 1', 'short 2', 'long 1', 'long 2']);
  });

  it('refuses a job when as many wait as may, and takes one again when there is room', async () => {
    const pool = buildPool({ waiting: 1 });
    const { hold, hasStarted, letGo } = gate(pool);
    const jobs = [hold('running'), hold('waiting')];
    await hasStarted('running');
    await expect(hold('too many')).rejects.toThrow(QueueFull);
    letGo('running');
    await hasStarted('waiting');
    jobs.push(hold('later'));
    letGo('waiting');
    await hasStarted('later');
    letGo('later');
    expect(await Promise.all(jobs)).toEqual(['running', 'waiting', 'later']);
  });

  it('counts short jobs that wait by themselves: a queue of long ones does not refuse them', async () => {
    const pool = buildPool({ waiting: 1 });
    const { hold, hasStarted, letGo } = gate(pool);
    const jobs = [hold('running'), hold('long'), hold('short', true)];
    await expect(hold('second short', true)).rejects.toThrow(QueueFull);
    for (const name of ['running', 'short', 'long']) {
      await hasStarted(name);
      letGo(name);
    }
    expect(await Promise.all(jobs)).toEqual(['running', 'long', 'short']);
  });

  it('fails a job with what it throws, and keeps the thread', async () => {
    const pool = buildPool();
    const thread = await threadOf(pool);
    const failure = run(pool, { do: 'throw' });
    await expect(failure).rejects.toThrow(JobError);
    await expect(failure).rejects.toMatchObject({ name: 'RangeError', message: 'out of range' });
    expect(await threadOf(pool)).toBe(thread);
  });

  it('fails a job with the very error its question was answered by, and keeps the thread', async () => {
    const pool = buildPool();
    const thread = await threadOf(pool);
    const gone = new Error('the picture is gone');
    const job: TestJob = { do: 'ask', question: 'picture' };
    await expect(pool.run({ value: job }, { answer: () => Promise.reject(gone) })).rejects.toBe(gone);
    expect(await threadOf(pool)).toBe(thread);
  });

  it('fails a job that cannot be copied to another thread', async () => {
    const pool = buildPool();
    await expect(pool.run({ value: () => undefined })).rejects.toThrow(/could not be cloned/);
    expect(await threadOf(pool)).toBeGreaterThan(0);
  });

  it('fails the job of a thread that dies and does the next one in another', async () => {
    const pool = buildPool();
    const thread = await threadOf(pool);
    const dying = run(pool, { do: 'exit' });
    const next = threadOf(pool);
    await expect(dying).rejects.toThrow(ThreadDied);
    await expect(dying).rejects.toMatchObject({ isOutOfMemory: false });
    expect(await next).not.toBe(thread);
  });

  it('ends a job that needs more memory than a thread may have, and nothing else', async () => {
    const pool = buildPool({ heapMegabytes: 16 });
    const greedy = run(pool, { do: 'fill-memory' });
    await expect(greedy).rejects.toThrow(ThreadDied);
    await expect(greedy).rejects.toMatchObject({ isOutOfMemory: true });
    expect(await threadOf(pool)).toBeGreaterThan(0);
  });

  it('ends a job that takes too long, and does the next one in another thread', async () => {
    const pool = buildPool({ jobMilliseconds: 500 });
    const endless = run(pool, { do: 'never-end' });
    const next = threadOf(pool);
    await expect(endless).rejects.toThrow(JobTimedOut);
    expect(await next).toBeGreaterThan(0);
  });

  it('ends a thread that has nothing to do, and starts another when there is', async () => {
    const pool = buildPool({ idleMilliseconds: 5 });
    const thread = await threadOf(pool);
    let later = thread;
    while (later === thread) {
      await wait(50);
      later = await threadOf(pool);
    }
    expect(later).not.toBe(thread);
  });

  it('fails what runs and what waits when it is closed, and takes nothing afterwards', async () => {
    const pool = buildPool();
    const { hold, hasStarted } = gate(pool);
    const jobs = [hold('running'), hold('waiting')].map((job) => job.catch((error: unknown) => error));
    await hasStarted('running');
    await pool.close();
    for (const failure of await Promise.all(jobs)) expect(failure).toBeInstanceOf(PoolClosed);
    await expect(threadOf(pool)).rejects.toThrow(PoolClosed);
  });

  it('answers in the context of whoever asked for the job, whoever had the thread started', async () => {
    const pool = buildPool();
    const context = new AsyncLocalStorage<string>();
    const contextOf = () =>
      pool.run(
        { value: { do: 'ask', question: 'context' } satisfies TestJob },
        { answer: () => Promise.resolve({ value: context.getStore() ?? 'none' }) },
      );
    expect(await context.run('a transaction', contextOf)).toBe('a transaction');
    expect(await contextOf()).toBe('none');
    expect(await context.run('another', contextOf)).toBe('another');
  });
});
