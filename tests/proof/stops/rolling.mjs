/**
 * Proof that a network can be updated without an interruption: two servers behind Debian's nginx are
 * stopped and started again, one after the other, while readers and writers work through nginx.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { freePort } from '../../../scripts/free-port.mjs';
import { openDatabase } from '../database.mjs';
import { forkServer } from '../forked-server.mjs';
import { ask, createApiToken, registerAdministrator } from '../panel.mjs';
import { randomFrom } from '../random.mjs';
import { crowdOf, reader, writer } from './clients.mjs';
import { compareWrites, live, OBSERVER, pause } from './run.mjs';
import { startReal } from './real-server.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const NGINX = '/usr/sbin/nginx';
const OPEN = ['2022-01', '2022-02'];
const PUBLISHED = ['2022-03', '2022-04'];
const CLIENTS = { writers: 4, readers: 8 };
/** As in docs/operations.md: the time until nginx asks a missing server again. */
const ASKED_AGAIN = 2000;

/**
 * @param {object} proof
 * @param {number} proof.restarts of both servers, one after the other
 * @param {number} proof.seed
 * @param {Record<string, string>} proof.environment of an empty PostgreSQL database
 * @param {string} proof.folder for nginx
 * @param {(text: string) => void} proof.progress
 */
export async function proveRollingRestarts({ restarts, seed, environment, folder, progress }) {
  const begun = Date.now();
  const database = openDatabase(environment);
  const observer = forkServer(OBSERVER, environment);
  const ports = [String(await freePort()), String(await freePort())];
  const start = (port) => startReal({ ...environment, PORT: port });
  let servers = [];
  let nginx = null;
  let scene = null;
  let clients = Promise.resolve();
  const differences = [];
  try {
    await observer.started;
    const months = [...OPEN, ...PUBLISHED];
    const content = await observer.ask('fill', { months, partners: 4, activities: 2 });
    const { token: panelToken } = await registerAdministrator(observer.url);
    const token = await createApiToken(observer.url, panelToken);
    for (const month of PUBLISHED) {
      await ask(observer.url, panelToken, 'POST', `/monthly-report/months/${month}/publish`, {});
    }
    servers = await Promise.all(ports.map(start));
    nginx = await startNginx(path.join(folder, 'nginx'), ports);
    const front = { url: nginx.url, told: null };
    scene = crowdOf({
      servers: () => [front],
      token,
      panelToken: () => panelToken,
      revisions: new Map(PUBLISHED.map((month) => [month, 1])),
      content: { ...content, open: OPEN },
    });
    const writers = Array.from({ length: CLIENTS.writers }, (_, n) =>
      writer(scene, `写手${n}`, randomFrom(seed + n)),
    );
    const readers = Array.from({ length: CLIENTS.readers }, (_, n) =>
      reader(scene, randomFrom(seed + 100 + n)),
    );
    clients = Promise.all(
      [...writers, ...readers].map((one, n) => live(scene, one, randomFrom(seed + 1000 + n))),
    );
    for (let restart = 1; restart <= restarts; restart += 1) {
      for (const [at, server] of servers.entries()) {
        server.tell('SIGTERM');
        const code = await server.ended;
        if (code !== 0) differences.push(`restart ${restart}: a server ended with ${code}`);
        servers[at] = await start(ports[at]);
        await wait(ASKED_AGAIN);
      }
      progress(`${restart} of ${restarts} rolling restarts, ${scene.crowd.faults.length} faults`);
    }
    await pause(scene);
    differences.push(
      ...scene.crowd.faults,
      ...scene.crowd.unanswered.map(({ what, why }) => `${what} was not answered: ${why}`),
      ...(await compareWrites(database, writers)),
    );
    const { differences: checked } = await observer.ask('check');
    differences.push(...checked);
  } finally {
    if (scene !== null) scene.crowd.isOver = true;
    await clients;
    nginx?.stop();
    for (const server of servers) server.tell('SIGKILL');
    await Promise.all(servers.map(({ ended }) => ended));
    await observer.stop();
    await database.destroy();
  }
  return { restarts, counts: scene.crowd.counts, differences, milliseconds: Date.now() - begun };
}

/** The group of servers from the example in the documents, with two servers. */
async function startNginx(folder, ports) {
  fs.mkdirSync(path.join(folder, 'temporary'), { recursive: true });
  const example = fs.readFileSync(path.join(ROOT, 'docs', 'examples', 'nginx.conf'), 'utf8');
  const [upstream] = /^upstream monthly_report \{[^}]*\}/m.exec(example);
  const [line] = /^ +server 127\.0\.0\.1:1337[^;]*;$/m.exec(upstream);
  const lines = ports.map((port) => line.replace('1337', port)).join('\n');
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/temporary/${kind};`)
    .join('\n');
  fs.writeFileSync(
    path.join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {}
    http { access_log off; ${temporary}
    ${upstream.replace(line, lines)}
    server { listen 127.0.0.1:${port};
      location / { proxy_pass http://monthly_report; proxy_http_version 1.1; proxy_set_header Connection ""; } } }`,
  );
  const child = spawn(NGINX, ['-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'error.log')]);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    const answers = await fetch(`${url}/_health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return { url, stop: () => child.kill('SIGTERM') };
    await wait(50);
  }
  throw new Error(`nginx did not start: ${fs.readFileSync(path.join(folder, 'error.log'), 'utf8')}`);
}
