/** A driver (driver.mjs) as a child process: batches of commands in, their results out. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { freePort } from '../../scripts/free-port.mjs';

const DRIVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'driver.mjs');
const STOP_LIMIT = 20_000;
/** Enough of the log to see why a driver ended. */
const LOG_CHARACTERS = 20_000;

/** A loopback port that is free at the moment. */
/** Set for every driver: Strapi's messages during the start are not needed here. */
const SETTINGS = { NODE_ENV: 'production', STARTUP_LOG: 'false', STRAPI_TELEMETRY_DISABLED: 'true' };

/**
 * @param {{ name: string, env: Record<string, string> }} environment env: the DATABASE_* settings and
 *   PUBLIC_DIR of one database, and other differences from the environment of this process
 * @returns {Promise<{ name: string, port: number, run: (commands: object[]) => Promise<object[]>, stop: () => Promise<void> }>}
 *   `run` rejects with the output if the process has ended
 */
export async function startDriver({ name, env }) {
  const port = await freePort();
  const child = spawn(process.execPath, [DRIVER], {
    env: { ...process.env, ...SETTINGS, ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk) => (log = (log + chunk).slice(-LOG_CHARACTERS)));
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  const waiting = new Map();
  let ended = null;
  const closed = new Promise((resolve) => {
    child.once('close', (code, signal) => {
      process.removeListener('exit', killWithUs);
      ended = new Error(`The driver on ${name} ended with ${signal ?? `exit code ${code}`}:\n${log}`);
      for (const { reject } of waiting.values()) reject(ended);
      waiting.clear();
      resolve();
    });
  });
  // If a driver ends during a write, the event "close" reports it.
  child.stdin.on('error', () => undefined);

  const answerTo = (id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  const READY = 'ready';
  const ready = answerTo(READY);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id = READY, results } = JSON.parse(line);
    waiting.get(id)?.resolve(results);
    waiting.delete(id);
  });
  await ready;

  let batches = 0;
  return {
    name,
    port,
    run(commands) {
      if (ended !== null) return Promise.reject(ended);
      const id = (batches += 1);
      const answered = answerTo(id);
      child.stdin.write(`${JSON.stringify({ id, commands })}\n`);
      return answered;
    },
    async stop() {
      if (ended !== null) return;
      child.stdin.end();
      const patience = setTimeout(killWithUs, STOP_LIMIT);
      await closed;
      clearTimeout(patience);
    },
  };
}
