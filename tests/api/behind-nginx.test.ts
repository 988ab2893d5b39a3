/**
 * The example of docs/security.md (docs/examples/nginx.conf), started with Debian's nginx in front of a server:
 * the answers that pass through unchanged, and the answers of nginx itself.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { request as open } from 'node:https';

import { hasNginx, NGINX_HOST, startNginx, type Nginx } from '../helpers/nginx';
import { startServer, type TestServer } from '../helpers/server';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

const JSON_BODY = { 'Content-Type': 'application/json' };
const REPORT = '/api/monthly-report/reports/2020-12';

const describeWithNginx = hasNginx() ? describe : describe.skip;

describeWithNginx('Behind nginx (skipped where /usr/sbin/nginx is missing)', () => {
  let server: TestServer;
  let nginx: Nginx;

  beforeAll(async () => {
    server = await startServer({
      database: 'sqlite',
      demo: true,
      env: { PUBLIC_URL: `https://${NGINX_HOST}`, TRUST_PROXY: '1' },
    });
    nginx = await startNginx(Number(new URL(server.url).port));
  });
  afterAll(async () => {
    await nginx?.stop();
    await server?.stop();
  });

  const ask = (path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = open(
        {
          host: '127.0.0.1',
          port: nginx.port,
          servername: NGINX_HOST,
          ca: nginx.certificate,
          method,
          path,
          headers: { Host: NGINX_HOST, ...headers },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts),
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });

  const login = (password: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    ask('/admin/login', {
      method: 'POST',
      headers: { ...JSON_BODY, ...headers },
      body: JSON.stringify({ email: server.admin.email, password }),
    });

  it('gives the answers of the server, their tags and encodings', async () => {
    for (const path of [REPORT, '/reports/2020-12', '/reports']) {
      const plain = await server.request.get(path).set('Accept-Encoding', 'gzip');
      const answer = await ask(path, { headers: { 'Accept-Encoding': 'gzip' } });
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      expect(answer.headers['content-encoding']).toBe('gzip');
      for (const name of ['etag', 'vary', 'cache-control', 'content-length', 'content-type']) {
        expect({ path, name, value: answer.headers[name] }).toEqual({
          path,
          name,
          value: plain.headers[name],
        });
      }
      const again = await ask(path, {
        headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': String(answer.headers.etag) },
      });
      expect({ path, status: again.status, bytes: again.body.length }).toEqual({
        path,
        status: 304,
        bytes: 0,
      });
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    }
  });

  it('gives cookies to encrypted connections alone', async () => {
    const answer = await login(server.admin.password);
    expect(answer.status).toBe(200);
    const cookies = answer.headers['set-cookie'] ?? [];
    expect(cookies.join('\n')).toContain('strapi_admin_refresh=');
    for (const cookie of cookies) expect(cookie).toMatch(/; secure/i);
  });

  it('counts the client whatever the client writes in X-Forwarded-For', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess += 1) {
      statuses.push((await login('wrong', { 'X-Forwarded-For': `198.51.100.${guess}` })).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });

  it('refuses an address that is too long and a body that is too large', async () => {
    expect((await ask(`/reports?x=${'x'.repeat(9000)}`)).status).toBe(414);
    const large = Buffer.alloc(22 * 1024 * 1024);
    expect((await ask('/upload', { method: 'POST', headers: JSON_BODY, body: large })).status).toBe(413);
    const words = await ask('/admin/login', { method: 'POST', headers: JSON_BODY, body: 'x'.repeat(20_000) });
    expect(words.status).toBe(413);
  });

  it('writes the number of the answer in its log, and no query', async () => {
    const { headers } = await ask('/reports/2020-12?secret=1');
    const written = () =>
      nginx
        .log()
        .split('\n')
        .find((text) => text.includes(String(headers['x-request-id'])));
    // nginx writes the line after it has sent the answer.
    while (written() === undefined) await wait(20);
    expect(written()).toContain('"GET /reports/2020-12" 200');
    expect(nginx.log()).not.toContain('secret');
  });

  // Last, because it uses up the client's allowance of requests.
  it('limits how many requests a client sends', async () => {
    const many = async (path: string, count: number) => {
      const answers = await Promise.all(Array.from({ length: count }, () => ask(path)));
      return new Set(answers.map(({ status }) => status));
    };
    expect(await many('/admin/login', 30)).toContain(429);
    expect(await many('/reports/2020-12', 200)).toEqual(new Set([200, 429]));
  });
});
