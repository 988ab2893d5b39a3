/** Two servers in two processes on one database, started at the same moment. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'server.mjs');

/** @param {Record<string, string>} environment the database: DATABASE_* and PUBLIC_DIR */
export async function startPair(environment) {
  const begun = Date.now();
  const servers = [startServer(environment), startServer(environment)];
  const stop = () => Promise.all(servers.map((server) => server.stop()));
  try {
    await Promise.all(servers.map((server) => server.started));
  } catch (error) {
    await stop();
    throw error;
  }
  for (const [index, server] of servers.entries()) {
    const other = servers[1 - index];
    server.onReplaced = (slot, documentId) => other.tell({ kind: 'replaced', slot, documentId });
  }
  return { servers, stop, milliseconds: Date.now() - begun };
}

function startServer(environment) {
  const child = fork(SERVER, [], {
    env: {
      ...process.env,
      ...environment,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      STARTUP_LOG: 'false',
      STRAPI_TELEMETRY_DISABLED: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const waiting = new Map();
  let asked = 0;
  const server = {
    url: '',
    /** Edits done so far in the command that runs. */
    edits: 0,
    onReplaced: () => undefined,
    /** Everything the server has printed. */
    output: () => output.join(''),
    started: undefined,
    tell: (note) => child.send({ note }),
    /** Runs one command of server.mjs and answers with its result. */
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
  };
  server.started = new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message.note === 'started') {
        server.url = message.url;
        resolve();
      } else if (message.note === 'replaced') server.onReplaced(message.slot, message.documentId);
      else if (message.note === 'edits') server.edits = message.count;
      else {
        const { resolve: answer, reject: refuse } = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error === undefined) answer(message.result);
        else refuse(new Error(message.error));
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
