/**
 * The folder that files arrive in: one for each process, emptied when the process starts, and
 * in it one for each request, which goes with the request.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';

/** Another write may still be on its way while the folder goes. */
const REMOVED = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;

export interface ArrivingFolder {
  /** Makes a folder, and removes it with all that is in it once `work` ends, however it ends. */
  withFolder<T>(work: (folder: string) => Promise<T>): Promise<T>;
}

const PROCESS = /^process-(\d+)$/;

/** A process that this account may not signal runs too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes what servers left behind that were killed. Several servers may share the folder. */
function removeLeftovers(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = Number(PROCESS.exec(name)?.[1]);
    // A process of this number that runs now is this one, or another server at work.
    if (pid > 0 && (pid === process.pid || !isRunning(pid))) rmSync(path.join(root, name), REMOVED);
  }
}

/** @param root is made if it is not there. */
export function arrivingFolder(root: string): ArrivingFolder {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  removeLeftovers(root);
  const own = path.join(root, `process-${process.pid}`);
  mkdirSync(own, { mode: 0o700 });
  return {
    async withFolder(work) {
      const folder = await mkdtemp(path.join(own, 'request-'));
      try {
        return await work(folder);
      } finally {
        await rm(folder, REMOVED);
      }
    },
  };
}
