/**
 * Worker processes: the benchmark asks, the worker answers, one question at a time. The
 * measured code runs in its own process, so that the measuring process does not count.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';

import { ENVIRONMENT, ROOT } from './environment.mjs';

const END_LIMIT = 15_000;

/** @returns a worker that runs a script of tests/load/workers */
export async function startWorker(script, { args = [], env = {}, nodeOptions = [] } = {}) {
  const file = path.join(ROOT, 'tests/load/workers', script);
  const child = spawn(process.execPath, [...nodeOptions, file, ...args.map(String)], {
    cwd: ROOT,
    env: { ...process.env, ...ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    // The end of the output shows why it failed.
    stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
  }
  const killWithBenchmark = () => child.kill('SIGKILL');
  process.once('exit', killWithBenchmark);

  const answer = () =>
    new Promise((resolve, reject) => {
      const settle = (act) => (value) => {
        child.off('message', onMessage);
        child.off('exit', onExit);
        act(value);
      };
      const onMessage = settle(({ error, value }) => {
        if (error === undefined) resolve(value);
        else reject(new Error(`${script}: ${error}`));
      });
      const onExit = settle((code) =>
        reject(new Error(`${script} ended with exit code ${code}.\n${output}`)),
      );
      child.once('message', onMessage);
      child.once('exit', onExit);
    });

  const ready = await answer();
  return {
    /** The message of the worker when it was ready. */
    ready,
    ask(question) {
      const answered = answer();
      child.send(question);
      return answered;
    },
    async stop() {
      process.removeListener('exit', killWithBenchmark);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), END_LIMIT);
      await ended;
      clearTimeout(insist);
    },
  };
}
