/** The two servers of the races; each learns which entries the other one's writers replace. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { forkPair } from '../forked-server.mjs';

const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'server.mjs');

/** @param {Record<string, string>} environment the database: DATABASE_* and PUBLIC_DIR */
export async function startPair(environment) {
  const pair = await forkPair(SERVER, environment);
  const edits = [0, 0];
  for (const [index, server] of pair.servers.entries()) {
    const other = pair.servers[1 - index];
    server.onNote = (note) => {
      if (note.kind === 'replaced') other.tell(note);
      else edits[index] = note.count;
    };
  }
  /** Edits done so far in the command that runs, over both. */
  return { ...pair, edits: () => edits[0] + edits[1] };
}
