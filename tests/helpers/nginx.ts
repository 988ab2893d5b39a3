/** Debian's nginx with the example of the documentation, on its own ports, with a certificate made for the run. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { APP_FOLDER } from './environment';
import { freePort } from './free-port';
import { temporaryFolder } from './run-folder';

const NGINX = '/usr/sbin/nginx';
const EXAMPLE = path.join(APP_FOLDER, 'docs/examples/nginx.conf');
export const NGINX_HOST = 'reports.example.org';

export const hasNginx = (): boolean => existsSync(NGINX);

export interface Nginx {
  readonly port: number;
  readonly certificate: Buffer;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Each replacement must find its place: otherwise a changed example would be tested as something else. */
function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((written, [from, to]) => {
    if (!written.includes(from)) throw new Error(`docs/examples/nginx.conf has no "${from}".`);
    return written.replaceAll(from, to);
  }, text);
}

/** @param upstream the port of the server behind it. */
export async function startNginx(upstream: number): Promise<Nginx> {
  const folder = temporaryFolder('nginx');
  mkdirSync(folder, { recursive: true });
  const [port, plainPort] = [await freePort(), await freePort()];
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate],
      ...['-subj', `/CN=${NGINX_HOST}`, '-addext', `subjectAltName=DNS:${NGINX_HOST}`],
    ],
    { stdio: 'ignore' },
  );
  const log = path.join(folder, 'access.log');
  const live = `/etc/letsencrypt/live/${NGINX_HOST}`;
  const example = replaced(readFileSync(EXAMPLE, 'utf8'), [
    ['server 127.0.0.1:1337 ', `server 127.0.0.1:${upstream} `],
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    [`${live}/fullchain.pem`, certificate],
    [`${live}/privkey.pem`, key],
    ['/var/log/nginx/monthly-report.log', log],
  ]);
  writeFileSync(path.join(folder, 'example.conf'), example);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  const configuration = path.join(folder, 'nginx.conf');
  writeFileSync(
    configuration,
    `${process.getuid?.() === 0 ? 'user root; ' : ''}worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;\n` +
      `events {}\nhttp { ${temporary} include ${folder}/example.conf; }\n`,
  );
  const running = spawn(NGINX, ['-p', folder, '-e', `${folder}/error.log`, '-c', configuration], {
    stdio: 'ignore',
  });
  const killWithTests = () => running.kill('SIGTERM');
  process.once('exit', killWithTests);
  const ended = once(running, 'exit');
  while (!(await accepts(port))) {
    if (running.exitCode !== null) {
      throw new Error(`nginx did not start: ${readFileSync(path.join(folder, 'error.log'), 'utf8')}`);
    }
    await wait(50);
  }
  return {
    port,
    certificate: readFileSync(certificate),
    log: () => readFileSync(log, 'utf8'),
    stop: async () => {
      process.removeListener('exit', killWithTests);
      running.kill('SIGTERM');
      await ended;
    },
  };
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
