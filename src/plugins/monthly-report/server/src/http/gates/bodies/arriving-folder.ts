/**
 * The folder in which files arrive. Each process has its own folder, which is emptied when the process starts. Each
 * request has a folder in it, which is removed with the request.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';

/** Another write may still run while the folder is removed. */
const REMOVED = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;

export interface ArrivingFolder {
  /** Makes a folder, and removes it with its content when `work` ends or fails. */
  withFolder<T>(work: (folder: string) => Promise<T>): Promise<T>;
}

const PROCESS = /^process-(\d+)$/;

/** A process that this account must not signal also runs. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes the folders of servers that were killed. Several servers may share the root. */
function removeLeftovers(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = Number(PROCESS.exec(name)?.[1]);
    // A running process with this number is this one, or another server at work.
    if (pid > 0 && (pid === process.pid || !isRunning(pid))) rmSync(path.join(root, name), REMOVED);
  }
}

/** @param root the folder is made if it does not exist. */
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
