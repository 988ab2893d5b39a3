import { readlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Gives the calling thread, and threads that it starts, a lower priority than the ones that answer
 * requests: if all processors are busy, a document may take longer, an answer may not. Only Linux
 * gives each thread its own priority; elsewhere nothing changes.
 */
export function standBehindOthers(): void {
  if (process.platform !== 'linux') return;
  const thread = Number(path.basename(readlinkSync('/proc/thread-self')));
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = os.constants.priority;
  // Only lower than the present priority: raising it needs special rights.
  os.setPriority(thread, Math.min(os.getPriority(thread) + PRIORITY_BELOW_NORMAL, PRIORITY_LOW));
}
