import { readlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Puts the thread that calls it, and those it starts, behind the ones that answer requests:
 * where all processors are busy, a document may take longer, an answer may not. Linux alone
 * gives each thread a priority of its own; elsewhere nothing changes.
 */
export function standBehindOthers(): void {
  if (process.platform !== 'linux') return;
  const thread = Number(path.basename(readlinkSync('/proc/thread-self')));
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = os.constants.priority;
  // Behind where it stands: moving forward is not for everybody.
  os.setPriority(thread, Math.min(os.getPriority(thread) + PRIORITY_BELOW_NORMAL, PRIORITY_LOW));
}
