/** A server as people run it (`npm start`), in processes that can be stopped or killed. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { freePort } from '../../../scripts/free-port.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const START_LIMIT = 180_000;

const SETTINGS = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  STARTUP_LOG: 'false',
  STRAPI_TELEMETRY_DISABLED: 'true',
};

/**
 * @param {Record<string, string>} environment DATABASE_*, PUBLIC_DIR, STOP_SECONDS, DRAIN_SECONDS, PORT (a
 *   free one without it)
 */
export async function startReal(environment) {
  const port = environment.PORT ?? String(await freePort());
  const parent = spawn(process.execPath, [path.join(ROOT, 'scripts', 'start.mjs')], {
    cwd: ROOT,
    env: { ...process.env, ...SETTINGS, ...environment, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  for (const stream of [parent.stdout, parent.stderr])
    stream.on('data', (chunk) => output.push(String(chunk)));
  const server = {
    url: `http://127.0.0.1:${port}`,
    port,
    /** The signal it was sent: null, `SIGTERM` or `SIGKILL`. */
    told: null,
    output: () => output.join(''),
    /** Resolves with the exit code when all its processes have ended. */
    ended: new Promise((resolve) => parent.once('close', resolve)),
    tell(signal) {
      server.told = signal;
      // All processes are killed at once, as by a power cut: the parent alone would stop the child in order.
      if (signal === 'SIGKILL') for (const pid of childrenOf(parent.pid)) process.kill(pid, signal);
      parent.kill(signal);
    },
  };
  for (const deadline = Date.now() + START_LIMIT; ; await wait(50)) {
    if (parent.exitCode !== null || Date.now() > deadline) {
      parent.kill('SIGKILL');
      throw new Error(`A server did not start.\n${server.output()}`);
    }
    const isReady = await fetch(`${server.url}/_ready`).then(
      ({ status }) => status === 204,
      () => false,
    );
    if (isReady) return server;
  }
}

const childrenOf = (pid) =>
  fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
