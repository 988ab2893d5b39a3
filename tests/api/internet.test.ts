/**
 * Answers to strangers from a server that is open to the internet: closed steps of accounts, reading by pages
 * of other origins, the count of clients, and the information in answers about forgotten passwords.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';

import { LIMITED } from '../../src/plugins/monthly-report/server/src/access/accounts/limits';
import { expectRefusal, messageOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { startMailbox, type Mailbox } from '../helpers/mailbox';
import { startBeside, startServer, type TestServer } from '../helpers/server';

type Headers = Readonly<Record<string, string>>;
type Method = 'get' | 'head' | 'options' | 'post' | 'put' | 'delete';
type Asked = Pick<TestServer, 'request'>;

interface ApiRoute {
  readonly method: string;
  readonly path: string;
}

const USERS = 'plugin::users-permissions';

const send = (
  { request }: Asked,
  method: Method,
  path: string,
  headers: Headers = {},
  body?: object,
): Promise<Response> =>
  Promise.resolve(
    body === undefined ? request[method](path).set(headers) : request[method](path).set(headers).send(body),
  );

const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });

/** All routes of users-permissions, as the server itself lists them for its settings page. */
async function accountRoutes(server: TestServer): Promise<readonly ApiRoute[]> {
  const { body } = await send(server, 'get', '/users-permissions/routes', bearer(await server.adminToken()));
  return (body as { routes: Record<string, ApiRoute[]> }).routes[USERS] ?? [];
}

/** Opens (or closes) actions of `auth` to the public role, as an administrator does in the settings. */
async function openToPublic(server: TestServer, actions: readonly string[]): Promise<void> {
  const admin = bearer(await server.adminToken());
  const list = await send(server, 'get', '/users-permissions/roles', admin);
  const roles = (list.body as { roles: { id: number; type: string }[] }).roles;
  const path = `/users-permissions/roles/${roles.find(({ type }) => type === 'public')?.id ?? 0}`;
  const { body } = await send(server, 'get', path, admin);
  const { name, description, permissions } = (
    body as {
      role: {
        name: string;
        description: string;
        permissions: Record<string, { controllers: { auth: Record<string, { enabled: boolean }> } }>;
      };
    }
  ).role;
  for (const action of actions) {
    const found = permissions[USERS]?.controllers.auth[action];
    if (found === undefined) throw new Error(`There is no action auth.${action}.`);
    found.enabled = true;
  }
  const answer = await send(server, 'put', path, admin, { name, description, permissions });
  expect(answer.status).toBe(200);
}

/** An account of a front end, which only a token can create. */
async function makeReader(server: TestServer, username: string, blocked: boolean): Promise<string> {
  const token = bearer(await server.createApiToken('full-access'));
  const roles = await send(server, 'get', '/api/users-permissions/roles', token);
  const role = (roles.body as { roles: { id: number; type: string }[] }).roles.find(
    ({ type }) => type === 'authenticated',
  )?.id;
  const email = `${username}@example.org`;
  const body = { username, email, password: 'Some-Passw0rd', role, confirmed: true, blocked };
  expect((await send(server, 'post', '/api/users', token, body)).status).toBe(201);
  return email;
}

describeOnBothDatabases('A server as it starts', {}, (server) => {
  it('closes every step of accounts to the public', async () => {
    const routes = await accountRoutes(server());
    const steps = routes.filter(({ path }) => /^\/api\/(?:auth|connect|users)\b/.test(path));
    expect(steps.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/auth/local', '/api/auth/local/register', '/api/auth/forgot-password']),
    );
    const answers = await Promise.all(
      steps.map(async ({ method, path }) => {
        const address = path.replace('(.*)', 'github').replaceAll(/:\w+/g, '1');
        const { status } = await send(server(), method.toLowerCase() as Method, address, {}, {});
        return `${method} ${path} ${status}`;
      }),
    );
    expect(answers).toEqual(steps.map(({ method, path }) => `${method} ${path} 403`));
  });

  it('takes no registration', async () => {
    const reader = { username: 'anybody', email: 'anybody@example.org', password: 'Some-Passw0rd' };
    expectRefusal(await send(server(), 'post', '/api/auth/local/register', {}, reader), 403);
    const admin = bearer(await server().adminToken());
    const { body } = await send(server(), 'get', '/users-permissions/advanced', admin);
    expect((body as { settings: object }).settings).toMatchObject({ allow_register: false });
  });

  it('sends no mail without a provider, and says so', async () => {
    const admin = bearer(await server().adminToken());
    const test = await send(server(), 'post', '/email/test', admin, { to: 'somebody@example.org' });
    expectRefusal(test, 400);
    expect(messageOf(test)).toContain('No mail provider is configured (EMAIL_PROVIDER)');
    const own = await send(server(), 'post', '/email', admin, { to: 'somebody@example.org', text: 'x' });
    expectRefusal(own, 400);
    const forgotten = await send(
      server(),
      'post',
      '/admin/forgot-password',
      {},
      { email: server().admin.email },
    );
    expect(forgotten.status).toBe(204);
    const settings = await send(server(), 'get', '/email/settings', admin);
    expect(settings.body).toMatchObject({ config: { provider: 'none' } });
    expect(server().logs()).toContain('No mail provider is configured (EMAIL_PROVIDER): no e-mail is sent.');
  });

  it('leaves open what an administrator opened', async () => {
    await openToPublic(server(), ['callback']);
    const next = await startBeside(server());
    try {
      const login = { identifier: 'nobody@example.org', password: 'Some-Passw0rd' };
      expectRefusal(await send(next, 'post', '/api/auth/local', {}, login), 400);
      expectRefusal(await send(next, 'post', '/api/auth/local/register', {}, login), 403);
    } finally {
      await next.stop();
    }
  });

  it('has no security.txt and sends browsers nowhere by https', async () => {
    expectRefusal(await send(server(), 'get', '/.well-known/security.txt'), 404);
    const { headers } = await send(server(), 'get', '/reports');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('says that a proxy stands in front of it when it was not told', async () => {
    await send(server(), 'get', '/reports', { 'X-Forwarded-For': '203.0.113.1' });
    expect(server().logs()).toContain('TRUST_PROXY is 0');
  });
});

const LISTED = 'https://www.example.org';
const FOREIGN = 'https://elsewhere.example';
const HERE = 'https://reports.example.org';
const PROXY_SEES = '203.0.113.7';

describe('A server open to the internet', () => {
  let server: TestServer;
  let mailbox: Mailbox;

  beforeAll(async () => {
    mailbox = await startMailbox();
    server = await startServer({
      database: 'sqlite',
      demo: true,
      env: {
        PUBLIC_URL: HERE,
        TRUST_PROXY: '1',
        CORS_ORIGINS: `${LISTED}, https://partner.example.org`,
        SECURITY_CONTACT: 'security@example.org, https://example.org/security',
        EMAIL_PROVIDER: 'nodemailer',
        EMAIL_PROVIDER_OPTIONS: JSON.stringify({ host: '127.0.0.1', port: mailbox.port, ignoreTLS: true }),
        EMAIL_FROM: 'secretariat@example.org',
      },
    });
  });
  afterAll(async () => {
    await server?.stop();
    await mailbox?.stop();
  });

  describe('to pages of other origins', () => {
    const PUBLIC = [
      '/api/monthly-report/reports',
      '/api/monthly-report/totals/2020-12',
      '/api/stories',
      '/api/no-such-type',
      '/api/users/me',
      '/reports',
      '/reports/2020-12',
    ];
    const OTHERS = [
      '/admin',
      '/admin/init',
      '/admin/users/me',
      '/content-manager/content-types',
      '/upload/files',
      '/monthly-report/months',
      '/uploads/none.jpg',
      '/apiary',
      '/',
      '/_health',
    ];
    const COOKIES: Headers = { Cookie: 'strapi_admin_refresh=x; koa.sess=x' };

    /** Only the headers of CORS. */
    const corsOf = ({ headers }: Response): Record<string, string> =>
      Object.fromEntries(
        Object.entries(headers as Record<string, string>).filter(([name]) =>
          name.startsWith('access-control-'),
        ),
      );

    const FAMILIES = [...PUBLIC, ...OTHERS].flatMap((path) =>
      (['get', 'head', 'post', 'put', 'delete'] as const).flatMap((method) =>
        [LISTED, FOREIGN, 'null', `${LISTED}.evil.example`, null].flatMap((origin) =>
          [{}, COOKIES].map((cookies) => ({ path, method, origin, cookies })),
        ),
      ),
    );
    const isPublic = (path: string, method: string): boolean =>
      PUBLIC.includes(path) && ['get', 'head'].includes(method);

    it('lets every page read what is published, without cookies, and listed ones all', async () => {
      for (const { path, method, origin, cookies } of FAMILIES) {
        const headers = { ...cookies, ...(origin !== null && { Origin: origin }) };
        const cors = corsOf(await send(server, method, path, headers));
        const what = { path, method, origin };
        if (origin === LISTED) {
          expect({ ...what, cors }).toEqual({
            ...what,
            cors: {
              'access-control-allow-origin': LISTED,
              'access-control-allow-credentials': 'true',
              'access-control-expose-headers': expect.stringMatching(/ETag.*X-Request-Id.*Retry-After/),
            },
          });
        } else if (isPublic(path, method)) {
          expect({ ...what, cors }).toEqual({
            ...what,
            cors: {
              'access-control-allow-origin': '*',
              'access-control-expose-headers': expect.stringMatching(/ETag.*X-Request-Id.*Retry-After/),
            },
          });
        } else expect({ ...what, cors }).toEqual({ ...what, cors: {} });
      }
    });

    it('answers the question before a request by what is going to be asked', async () => {
      for (const { path, method, origin } of FAMILIES) {
        if (origin === null) continue;
        const headers = {
          Origin: origin,
          'Access-Control-Request-Method': method.toUpperCase(),
          'Access-Control-Request-Headers': 'if-none-match,authorization',
        };
        const answer = await send(server, 'options', path, headers);
        const cors = corsOf(answer);
        const what = { path, method, origin };
        if (origin !== LISTED && !isPublic(path, method)) {
          expect({ ...what, cors }).toEqual({ ...what, cors: {} });
          continue;
        }
        const isListed = origin === LISTED;
        expect({ ...what, status: answer.status, cors }).toEqual({
          ...what,
          status: 204,
          cors: {
            'access-control-allow-origin': isListed ? LISTED : '*',
            ...(isListed && { 'access-control-allow-credentials': 'true' }),
            'access-control-allow-methods': isListed
              ? 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE'
              : 'GET, HEAD, OPTIONS',
            'access-control-allow-headers': 'If-None-Match, If-Match, Authorization, Content-Type, Accept',
            'access-control-max-age': '7200',
          },
        });
      }
    });

    it('says the same in answers that are kept', async () => {
      const path = '/api/monthly-report/totals/2020-12';
      for (const origin of [FOREIGN, LISTED]) {
        const answers: Response[] = [];
        for (let count = 0; count < 4; count += 1) {
          answers.push(await send(server, 'get', path, { Origin: origin }));
        }
        expect(new Set(answers.map((answer) => JSON.stringify(corsOf(answer)))).size).toBe(1);
        expect(new Set(answers.map(({ headers }) => String(headers['x-request-id']))).size).toBe(4);
        for (const { headers } of answers) expect(headers['vary']).toMatch(/origin/i);
      }
    });
  });

  it('numbers every answer itself, and its line in the log', async () => {
    const own = 'b8bd4f9e-8d8f-4a1c-9d5f-000000000000';
    for (const path of ['/reports', '/api/nothing', '/admin/users/me', '/_health', '/uploads/none.png']) {
      const { headers } = await send(server, 'get', path, { 'X-Request-Id': own });
      const id = String(headers['x-request-id']);
      expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
      expect(id).not.toBe(own);
    }
    const { headers } = await send(server, 'get', '/api/numbered-line');
    const line = new RegExp(`GET /api/numbered-line \\(\\d+ ms\\) 404 ${String(headers['x-request-id'])}`);
    while (!line.test(server.logs())) await wait(20);
  });

  it('says how browsers are to treat its answers', async () => {
    const paths = ['/reports/2020-12', '/api/monthly-report/reports', '/admin', '/api/nothing'];
    // The second time from the kept answer, if the answer is kept.
    for (const path of [...paths, ...paths]) {
      const { headers } = await send(server, 'get', path);
      expect({ path, headers }).toEqual({
        path,
        headers: expect.objectContaining({
          'strict-transport-security': 'max-age=31536000',
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'content-security-policy': expect.stringContaining("frame-ancestors 'self'"),
        }),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('tells in security.txt whom to write to', async () => {
    const answer = await send(server, 'get', '/.well-known/security.txt');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.text.split('\n')).toEqual([
      'Contact: mailto:security@example.org',
      'Contact: https://example.org/security',
      expect.stringMatching(/^Expires: \d{4}-\d{2}-\d{2}T00:00:00\.000Z$/),
      'Preferred-Languages: zh, en',
      `Canonical: ${HERE}/.well-known/security.txt`,
      '',
    ]);
    const expires = Date.parse(/Expires: (\S+)/.exec(answer.text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(Date.now());
  });

  describe('about a forgotten password', () => {
    /** Everything in an answer except its number and its time. */
    const toldBy = ({ status, text, headers }: Response) => {
      const { date: _date, 'x-request-id': _number, ...rest } = headers as Record<string, string>;
      return { status, text, headers: rest };
    };

    it('answers alike, whoever has an account', async () => {
      const known = await makeReader(server, 'known', false);
      const blocked = await makeReader(server, 'blocked', true);
      await openToPublic(server, ['forgotPassword', 'sendEmailConfirmation']);
      const addresses = [known, blocked, 'nobody@example.org', known.toUpperCase()];
      const paths = ['/api/auth/forgot-password', '/api/auth/send-email-confirmation'];
      for (const path of paths) {
        const told: object[] = [];
        for (const email of addresses) {
          const answer = toldBy(await send(server, 'post', path, {}, { email }));
          // The answer that contains the address repeats the sent one.
          told.push({
            ...answer,
            text: answer.text.replace(email.toLowerCase(), '@'),
            headers: { ...answer.headers, 'content-length': '' },
          });
        }
        expect(told).toEqual(told.map(() => told[0]));
        expect(told[0]).toMatchObject({ status: 200 });
      }
      const panel: object[] = [];
      for (const email of [server.admin.email, 'nobody@example.org']) {
        panel.push(toldBy(await send(server, 'post', '/admin/forgot-password', {}, { email })));
      }
      expect(panel[0]).toMatchObject({ status: 204 });
      expect(panel[1]).toEqual(panel[0]);
      while (!mailbox.received.some(({ to }) => to === known)) await wait(20);
      while (!mailbox.received.some(({ to }) => to === server.admin.email)) await wait(20);
      const written = new Set(mailbox.received.map(({ to }) => to));
      expect([...written].sort()).toEqual([known, server.admin.email].sort());
    });

    it('refuses what is no address', async () => {
      for (const body of [{}, { email: 'x' }, { email: ['a@example.org'] }, { email: null }]) {
        for (const path of ['/api/auth/forgot-password', '/admin/forgot-password']) {
          expectRefusal(await send(server, 'post', path, { 'X-Forwarded-For': '198.51.100.9' }, body), 400);
        }
      }
    });
  });

  describe('to somebody who guesses passwords', () => {
    const login = (password: string, headers: Headers): Promise<Response> =>
      send(server, 'post', '/admin/login', headers, { email: server.admin.email, password });
    /** The proxy appends the address that it sees to the caller's own text. */
    const from = (address: string, forged = ''): Headers => ({
      'X-Forwarded-For': forged === '' ? address : `${forged}, ${address}`,
    });

    it('counts the client the proxy sees, and keeps nobody else out', async () => {
      const first = await login(server.admin.password, from('203.0.113.50'));
      expect(first.status).toBe(200);
      const cookies = (first.headers as unknown as { 'set-cookie': string[] })['set-cookie'];
      const device = cookies
        .filter((cookie) => cookie.startsWith('monthly_report_device'))
        .map((cookie) => cookie.split(';')[0])
        .join('; ');

      const statuses: number[] = [];
      for (let guess = 0; guess < 7; guess += 1) {
        const { status } = await login(`guess-${guess}`, from(PROXY_SEES, `198.51.100.${guess}`));
        statuses.push(status);
      }
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
      const refused = await login(server.admin.password, from(PROXY_SEES));
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await login(server.admin.password, from('203.0.113.8'))).status).toBe(200);
      // The owner comes from the same address, in a browser that has logged in before.
      const known = await login(server.admin.password, { ...from(PROXY_SEES), Cookie: device });
      expect(known.status).toBe(200);
    });

    // An administrator may open these steps; they are closed at first.
    beforeAll(() =>
      openToPublic(server, [
        ...['callback', 'connect', 'register', 'forgotPassword', 'resetPassword', 'changePassword'],
        ...['refresh', 'emailConfirmation', 'sendEmailConfirmation'],
      ]),
    );

    it.each(Object.keys(LIMITED))('lets one client fail thirty times at %s', async (route) => {
      const [method = '', brought = ''] = route.split(' ');
      const [plugin = '', ...rest] = brought.split('/');
      const address = `${plugin === 'admin' ? '/admin' : '/api'}/${rest.join('/')}`.replace(
        /:provider|\(\.\*\)/,
        'github',
      );
      const client = from(`192.0.2.${Object.keys(LIMITED).indexOf(route) + 1}`);
      const ask = async () => {
        const body = method === 'POST' ? {} : undefined;
        return (await send(server, method === 'POST' ? 'post' : 'get', address, client, body)).status;
      };
      const failed = await Promise.all(Array.from({ length: 30 }, ask));
      expect(failed).not.toContain(429);
      expect(await ask()).toBe(429);
    });

    it('takes the addresses of one network for one client, and many names for no more', async () => {
      const network = (host: number) => from(`2001:db8:0:7::${host.toString(16)}`);
      const statuses: number[] = [];
      for (let name = 1; name <= 32; name += 1) {
        const body = { email: `nobody-${name}@example.org`, password: 'x' };
        const { status } = await send(server, 'post', '/admin/login', network(name), body);
        statuses.push(status);
      }
      expect(statuses.slice(0, 30).every((status) => status === 400)).toBe(true);
      expect(statuses.slice(30)).toEqual([429, 429]);
    });
  });

  it('gives cookies to encrypted connections and to scripts of no page', async () => {
    const { email, password } = server.admin;
    const answer = await send(
      server,
      'post',
      '/admin/login',
      { 'X-Forwarded-For': '203.0.113.60' },
      { email, password },
    );
    const cookies = (answer.headers as unknown as { 'set-cookie': string[] })['set-cookie'];
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(
      expect.arrayContaining(['strapi_admin_refresh']),
    );
    for (const cookie of cookies) {
      expect(cookie.toLowerCase()).toMatch(/; samesite=strict/);
      expect(cookie.toLowerCase()).toMatch(/; secure/);
      expect(cookie.toLowerCase()).toMatch(/; httponly/);
    }
  });

  describe('to somebody who finds a panel open', () => {
    const change = async (body: object, path = '/admin/users/me'): Promise<Response> =>
      send(server, 'put', path, bearer(await server.adminToken()), body);

    it('changes the e-mail of a login with its password only', async () => {
      const email = 'moved@example.org';
      const { password } = server.admin;
      const me = await send(server, 'get', '/admin/users/me', bearer(await server.adminToken()));
      const { id } = (me.body as { data: { id: number } }).data;

      const refused = await change({ email });
      expectRefusal(refused, 400);
      expect(messageOf(refused)).toContain('Settings → Login e-mail');
      expectRefusal(await change({ email, currentPassword: 'wrong' }), 400);
      expectRefusal(await change({ email, currentPassword: '' }), 400);
      expectRefusal(await change({ email }, `/admin/users/${id}`), 400);

      // The profile page sends this when another field is changed.
      const same = { email: server.admin.email, firstname: '林', lastname: '', preferedLanguage: 'en' };
      expect((await change(same)).status).toBe(200);
      expect((await change({ email, currentPassword: password })).status).toBe(200);
      expect((await change({ email: server.admin.email, currentPassword: password })).status).toBe(200);
    });

    it('lets nobody guess the password there', async () => {
      const statuses: number[] = [];
      for (let guess = 0; guess < 7; guess += 1) {
        statuses.push((await change({ email: 'm@example.org', currentPassword: `guess-${guess}` })).status);
      }
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
    });
  });
});
