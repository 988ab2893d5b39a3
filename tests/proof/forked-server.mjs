/** A server of a proof (serve.mjs) as a child process: commands go in, their results come out. */
import { fork } from 'node:child_process';

const SETTINGS = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  STARTUP_LOG: 'false',
  STRAPI_TELEMETRY_DISABLED: 'true',
};

/**
 * @param {string} script a module that calls `serve`
 * @param {Record<string, string>} environment the database: DATABASE_* and PUBLIC_DIR
 */
export function forkServer(script, environment) {
  const child = fork(script, [], {
    env: { ...process.env, ...environment, ...SETTINGS },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const waiting = new Map();
  let asked = 0;
  const server = {
    url: '',
    /** Called with the server's own notes. */
    onNote: () => undefined,
    /** Everything the server has printed. */
    output: () => output.join(''),
    /** Resolves when it listens; rejects with its output if it ends before. */
    started: undefined,
    tell: (note) => child.send({ note }),
    /** Runs one of its commands and returns the result; rejects if the server ends meanwhile. */
    ask: (command, args = {}) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        child.send({ id: asked, command, args });
      }),
    async stop() {
      if (child.connected) child.send({ command: 'stop' });
      await ended;
    },
    /** `kill -9`: it cannot finish anything. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  server.started = new Promise((resolve, reject) => {
    child.on('message', ({ id, result, error, note }) => {
      if (note?.kind === 'started') {
        server.url = note.url;
        resolve();
      } else if (note !== undefined) server.onNote(note);
      else {
        const { resolve: answer, reject: refuse } = waiting.get(id);
        waiting.delete(id);
        if (error === undefined) answer(result);
        else refuse(new Error(error));
      }
    });
    void ended.then((code) => {
      const error = new Error(`A server of the proof ended (${code}).\n${output.join('')}`);
      reject(error);
      for (const { reject: refuse } of waiting.values()) refuse(error);
    });
  });
  return server;
}

/** Two servers on one database, started at the same moment. */
export async function forkPair(script, environment) {
  const begun = Date.now();
  const servers = [forkServer(script, environment), forkServer(script, environment)];
  const stop = () => Promise.all(servers.map((server) => server.stop()));
  try {
    await Promise.all(servers.map((server) => server.started));
  } catch (error) {
    await stop();
    throw error;
  }
  return { servers, stop, milliseconds: Date.now() - begun };
}
