/**
 * npm start: checks the settings, then runs the built server in a child process. This small parent passes signals on,
 * and kills the child if it does not end by itself: a synchronous query can keep it from handling signals.
 *
 * A service manager must give STOP_SECONDS + 10 before it kills (docs/operations.md).
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

import { ROOT } from './ensure.mjs';
import { requireSettings } from './settings.mjs';

/** Seconds beyond STOP_SECONDS: the child uses one to roll back, and the rest to shut down. */
const GRACE_SECONDS = 5;
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

const { STOP_SECONDS: stopSeconds } = await requireSettings();

// The child has its own process group: Ctrl+C reaches only this process, which passes it on once.
const child = fork(path.join(ROOT, 'scripts', 'serve.mjs'), {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: process.platform !== 'win32',
});

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => {
    // A second Ctrl+C kills at once.
    if (isStopping && signal === 'SIGINT') child.kill('SIGKILL');
    if (isStopping) return;
    isStopping = true;
    child.kill(signal);
    setTimeout(
      () => {
        process.stderr.write(`The server did not stop within ${stopSeconds} s: it is killed.\n`);
        child.kill('SIGKILL');
      },
      (stopSeconds + GRACE_SECONDS) * 1000,
    ).unref();
  });
}
process.once('exit', () => child.kill('SIGTERM'));

child.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0);
});
