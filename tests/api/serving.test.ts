/**
 * Answers kept in memory: they equal the answers of the routes, they change at once with the content, and
 * every middleware before them sees them.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';

import { expectRefusal, figuresOf, messageOf } from '../helpers/answers';
import { appWithMiddleware } from '../helpers/app-copy';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { doorTo, type DatabaseDoor } from '../helpers/database-door';
import { publishAgain } from '../helpers/publish';
import { HIDDEN_MONTH, MONTH, ZERO_WASTE } from '../helpers/reference';
import { startBeside, startServer, type TestServer } from '../helpers/server';

const API = '/api/monthly-report';
const TOTALS = `${API}/totals/${MONTH}`;
const REPORT = `${API}/reports/${MONTH}`;
const ADDRESSES = [
  `${API}/reports`,
  REPORT,
  `${REPORT}.md`,
  `${REPORT}.html?locale=en`,
  `${REPORT}.xlsx`,
  TOTALS,
  `${TOTALS}?programme=zero_waste&groupBy=partner&basis=to-date`,
  `${API}/totals?from=2020-12&to=2021-03`,
  `${TOTALS}/zero_waste/waste_hazardous/sources`,
  '/reports',
  '/reports/report.css',
  `/reports/${MONTH}?from=singlemessage`,
  '/reports/feed.xml?locale=en',
  `/reports/${MONTH}/card.png`,
  `/reports/${MONTH}/trends/zero_waste.svg`,
  `/reports/${MONTH}/sources/zero_waste/waste_hazardous?basis=to-date`,
];

type Headers = Record<string, string>;
type Reader = Pick<TestServer, 'request' | 'logs'>;

const get = ({ request }: Reader, path: string, headers: Headers = {}): Promise<Response> =>
  Promise.resolve(request.get(path).set(headers));

let markers = 0;

/** The number of log lines about an address. */
async function linesOf(server: Reader, path: string): Promise<number> {
  // Lines come in order, but later than the answers: this one is the last.
  const marker = `/_health?marker=${(markers += 1)}`;
  await get(server, marker);
  while (!server.logs().includes(`GET ${marker} (`)) await wait(5);
  return server
    .logs()
    .split('\n')
    .filter((line) => line.includes(`GET ${path} (`)).length;
}

/** The same request through the routes: this header does not change the answer, but it decides who answers. */
const getByRoute = (server: Reader, path: string, headers: Headers = {}): Promise<Response> =>
  get(server, path, { ...headers, 'Content-Length': '0' });

const headersOf = ({ headers }: Response): Headers => ({ ...headers, date: '', 'x-request-id': '' });

async function publicRole(server: TestServer) {
  const token = await server.adminToken();
  const list = await server.request
    .get('/users-permissions/roles')
    .auth(token, { type: 'bearer' })
    .expect(200);
  const { id } = list.body.roles.find(({ type }: { type: string }) => type === 'public');
  const path = `/users-permissions/roles/${id as number}`;
  const { body } = await server.request.get(path).auth(token, { type: 'bearer' }).expect(200);
  return {
    async set(controller: string, action: string, enabled: boolean): Promise<void> {
      const { name, description, permissions } = body.role;
      permissions['plugin::monthly-report'].controllers[controller][action].enabled = enabled;
      await server.request
        .put(path)
        .auth(token, { type: 'bearer' })
        .send({ name, description, permissions })
        .expect(200);
    },
  };
}

interface Editor {
  readonly write: (method: 'post' | 'put', path: string, data: object) => Promise<Response>;
  readonly remove: (path: string) => Promise<Response>;
  /** A published activity of the reference month with 10 participants; answers with its address. */
  readonly publishActivity: () => Promise<string>;
}

async function editor(server: TestServer): Promise<Editor> {
  const token = await server.createApiToken('full-access');
  const { body } = await server.request
    .get('/api/programmes?filters[code]=zero_waste')
    .auth(token, { type: 'bearer' })
    .expect(200);
  const programme = body.data[0].documentId as string;
  const write: Editor['write'] = (method, path, data) =>
    Promise.resolve(server.request[method](path).auth(token, { type: 'bearer' }).send({ data }));
  return {
    write,
    remove: (path) => Promise.resolve(server.request.delete(path).auth(token, { type: 'bearer' })),
    async publishActivity() {
      const response = await write('post', '/api/activities', {
        title: '刚刚发生的活动',
        kind: 'single',
        programme,
        startDate: `${MONTH}-20`,
        measurements: { participants: 10 },
      });
      expect(response.status).toBe(201);
      return `/api/activities/${response.body.data.documentId as string}`;
    },
  };
}

const participants = (response: Response) => figuresOf(response.body, 'zero_waste')['participants'];

describeOnBothDatabases('serving', { demo: true, reopened: true }, (server) => {
  describe.each(ADDRESSES)('%s', (path) => {
    it.each([
      ['without Origin', {}],
      ['with Origin', { Origin: 'https://reader.example' }],
      ['without compression', { 'Accept-Encoding': 'identity' }],
      ['in Brotli', { 'Accept-Encoding': 'br' }],
    ])('is answered as the route answers it, %s', async (_what, headers) => {
      const routed = await getByRoute(server(), path, headers);
      const kept = await get(server(), path, headers);
      expect(kept.status).toBe(200);
      expect(headersOf(kept)).toEqual(headersOf(routed));
      expect(kept.text).toBe(routed.text);
    });

    it('is answered 304 as the route does', async () => {
      const first = await get(server(), path);
      const condition = { 'If-None-Match': `"other", ${String(first.headers['etag'])}` };
      const routed = await getByRoute(server(), path, condition);
      const kept = await get(server(), path, condition);
      expect([routed.status, kept.status]).toEqual([304, 304]);
      expect(headersOf(kept)).toEqual(headersOf(routed));
      // A reload with this header gets the whole answer again.
      const reload = await get(server(), path, { ...condition, 'Cache-Control': 'no-cache' });
      expect(reload.status).toBe(200);
    });
  });

  it('answers HEAD with the headers of GET', async () => {
    const plain = { 'Accept-Encoding': 'identity' };
    const head = await server().request.head(REPORT).set(plain).expect(200);
    expect(head.text ?? '').toBe('');
    expect(headersOf(head)).toEqual(headersOf(await get(server(), REPORT, plain)));
  });

  it.each([
    [`${API}/reports/2020-13`, 400],
    [`${API}/reports/2019-01`, 404],
    [`${API}/reports/${HIDDEN_MONTH}`, 404],
    [`${REPORT}.exe`, 404],
    [`${REPORT}?status=draft`, 403],
    [`${TOTALS}?group=partner`, 400],
    [`${TOTALS}?programme=unknown`, 404],
    [`${API}/totals?from=2020-12`, 400],
    [`/reports/${HIDDEN_MONTH}`, 404],
    [`/reports/${MONTH}.html`, 404],
  ])('refuses %s as the route does: %d', async (path, status) => {
    const [kept, routed] = [await get(server(), path), await getByRoute(server(), path)];
    expectRefusal(kept, status);
    expect(headersOf(kept)).toEqual(headersOf(routed));
    expect(kept.text).toBe(routed.text);
  });

  it('leaves a line in the log for each answer', async () => {
    const path = `${REPORT}?locale=en`;
    const { headers } = await get(server(), path);
    await get(server(), path, { 'If-None-Match': String(headers['etag']) });
    expect(await linesOf(server(), path)).toBe(2);
    expect(server().logs()).toMatch(
      new RegExp(`GET ${REPORT}\\?locale=en \\(\\d+ ms\\) 200 ${String(headers['x-request-id'])}`),
    );
  });

  it('refuses what is not acceptable', async () => {
    expectRefusal(await get(server(), REPORT, { Accept: 'image/png' }), 406);
    expectRefusal(await get(server(), '/reports', { Accept: 'image/png' }), 406);
  });

  it('looks at credentials, whatever it keeps', async () => {
    const token = await server().createApiToken('read-only');
    const path = `${TOTALS}?basis=month`;
    expect((await get(server(), path)).status).toBe(200);
    expect((await get(server(), path, { Authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await get(server(), path, { Authorization: 'Bearer wrong' })).status).toBe(401);
  });

  it('refuses at once what the public may not read any more, and answers again when it may', async () => {
    const role = await publicRole(server());
    for (const [path, controller, action] of [
      [TOTALS, 'totals', 'findOne'],
      [REPORT, 'report', 'findOne'],
      [`/reports/${MONTH}`, 'report', 'findOne'],
      ['/reports', 'report', 'find'],
      ['/reports/feed.xml', 'report', 'find'],
      [`/reports/${MONTH}/card.png`, 'report', 'findOne'],
      [`/reports/${MONTH}/sources/zero_waste/waste_hazardous`, 'sources', 'find'],
      [`${API}/totals?from=2020-12&to=2020-12`, 'series', 'find'],
    ] as const) {
      await get(server(), path);
      await role.set(controller, action, false);
      expectRefusal(await get(server(), path), 403);
      await role.set(controller, action, true);
      expect((await get(server(), path)).status).toBe(200);
    }
  });

  it('shows a new revision the moment it is published, and nothing of an edit before', async () => {
    const { publishActivity, write, remove } = await editor(server());
    const etags = new Set<unknown>();
    const presentParticipants = async () => {
      const response = await get(server(), TOTALS);
      etags.add(response.headers['etag']);
      return participants(response);
    };
    await get(server(), TOTALS);
    const { participants: printed } = ZERO_WASTE;
    expect(await presentParticipants()).toBe(printed);
    const address = await publishActivity();
    expect(await presentParticipants()).toBe(printed);
    await publishAgain(server(), MONTH);
    expect(await presentParticipants()).toBe(printed + 10);
    expect(participants(await get(server(), REPORT))).toBe(printed + 10);
    await write('put', address, { measurements: { participants: 11 } });
    await publishAgain(server(), MONTH);
    expect(await presentParticipants()).toBe(printed + 11);
    expect((await remove(address)).status).toBe(204);
    await publishAgain(server(), MONTH);
    expect(await presentParticipants()).toBe(printed);
    expect(etags.size).toBe(3);
  });

  it('keeps the spans of later months as they were published', async () => {
    const path = `${API}/totals/2021-02?programme=zero_waste&basis=to-date`;
    const { publishActivity, remove } = await editor(server());
    const before = Number(participants(await get(server(), path)));
    const address = await publishActivity();
    await publishAgain(server(), MONTH);
    expect(participants(await get(server(), path))).toBe(before);
    await publishAgain(server(), '2021-02');
    expect(participants(await get(server(), path))).toBe(before + 10);
    await remove(address);
    for (const month of [MONTH, '2021-02']) await publishAgain(server(), month);
    expect(participants(await get(server(), path))).toBe(before);
  });

  it('shows a new name of a programme everywhere once it is published', async () => {
    const { write } = await editor(server());
    const { body } = await get(server(), '/api/programmes?filters[code]=yicang');
    const { documentId, name } = body.data[0] as { documentId: string; name: string };
    const paths = [TOTALS, REPORT, `/reports/${MONTH}`];
    for (const path of paths) await get(server(), path);
    await write('put', `/api/programmes/${documentId}`, { name: '改了名的项目' });
    for (const path of paths) expect((await get(server(), path)).text).not.toContain('改了名的项目');
    await publishAgain(server(), MONTH);
    for (const path of paths) expect((await get(server(), path)).text).toContain('改了名的项目');
    await write('put', `/api/programmes/${documentId}`, { name });
    await publishAgain(server(), MONTH);
    for (const path of paths) expect((await get(server(), path)).text).not.toContain('改了名的项目');
  });

  it('shows a month the moment it is published', async () => {
    const paths = ['reports', 'totals'].map((kind) => `${API}/${kind}/${HIDDEN_MONTH}`);
    const pages = [...paths, `/reports/${HIDDEN_MONTH}`];
    const isListed = async () => (await get(server(), '/reports')).text.includes(`/reports/${HIDDEN_MONTH}`);
    await get(server(), '/reports');
    for (const path of pages) expectRefusal(await get(server(), path), 404);
    expect(await isListed()).toBe(false);

    await publishAgain(server(), HIDDEN_MONTH);
    for (const path of pages) expect((await get(server(), path)).status).toBe(200);
    expect(await isListed()).toBe(true);
  });

  it('keeps no preview', async () => {
    const token = await server().createApiToken('full-access');
    const { write, remove } = await editor(server());
    const preview = () =>
      get(server(), `${API}/reports/${HIDDEN_MONTH}?status=draft`, { Authorization: `Bearer ${token}` });
    const { body } = await get(server(), '/api/programmes?filters[code]=zero_waste');
    const story = (title: string) => ({
      title,
      programme: body.data[0].documentId as string,
      reportMonth: HIDDEN_MONTH,
      body: [],
    });
    const draft = await write('post', '/api/stories?status=draft', story('草稿一'));
    const address = `/api/stories/${draft.body.data.documentId as string}`;
    expect((await preview()).text).toContain('草稿一');
    // A draft does not change the version: a kept answer would still say 草稿一.
    await write('put', `${address}?status=draft`, story('草稿二'));
    const second = await preview();
    expect(second.text).toContain('草稿二');
    expect(second.headers['cache-control']).toBe('private, no-store');
    expect(second.headers['etag']).toBeUndefined();
    await remove(address);
  });
});

describe('serving by two processes on one PostgreSQL', () => {
  let first: TestServer;
  let second: Awaited<ReturnType<typeof startBeside>>;
  beforeAll(async () => {
    first = await startServer({ database: 'postgres', demo: true, reopened: true });
    second = await startBeside(first);
  });
  afterAll(async () => {
    await second?.stop();
    await first?.stop();
  });

  it('shows a revision published on one to the readers of the other at once', async () => {
    const { publishActivity, remove } = await editor(first);
    for (const server of [first, second]) await get(server, TOTALS);
    for (let round = 0; round < 2; round += 1) {
      const address = await publishActivity();
      await publishAgain(first, MONTH);
      for (const server of [second, first]) {
        expect(participants(await get(server, TOTALS))).toBe(ZERO_WASTE.participants + 10);
      }
      await remove(address);
      await publishAgain(first, MONTH);
      expect(participants(await get(second, TOTALS))).toBe(ZERO_WASTE.participants);
    }
  });

  it('refuses on both what the public may not read any more', async () => {
    const role = await publicRole(first);
    for (const server of [first, second]) await get(server, TOTALS);
    await role.set('totals', 'findOne', false);
    for (const server of [second, first]) expectRefusal(await get(server, TOTALS), 403);
    await role.set('totals', 'findOne', true);
    for (const server of [second, first]) expect((await get(server, TOTALS)).status).toBe(200);
  });
});

describe('serving while PostgreSQL is away', () => {
  const [KEPT, NEW] = [REPORT, TOTALS];
  let server: TestServer;
  let door: DatabaseDoor;
  let reader: Awaited<ReturnType<typeof startBeside>>;
  beforeAll(async () => {
    server = await startServer({ database: 'postgres', demo: true });
    door = await doorTo(server.databaseEnv['DATABASE_URL'] ?? '');
    reader = await startBeside(server, { DATABASE_URL: door.url });
  });
  afterEach(() => door.open());
  afterAll(async () => {
    await reader?.stop();
    await door?.shut();
    await server?.stop();
  });

  function expectToldToComeBack(response: Response): void {
    expectRefusal(response, 503);
    expect(messageOf(response)).toBe(
      '数据库没有回应，请稍后再试。 / The database does not answer. Ask again later.',
    );
    expect(response.headers['retry-after']).toBe('5');
  }
  const timesLogged = (words: string): number => reader.logs().split(words).length - 1;

  it('tells everybody to come back, and answers as before once it is there again', async () => {
    const before = await get(reader, KEPT);
    expect(before.status).toBe(200);
    await door.shut();
    for (const path of [KEPT, NEW, '/reports', `/reports/${MONTH}`]) {
      expectToldToComeBack(await get(reader, path));
    }
    expectToldToComeBack(await get(reader, KEPT, { 'If-None-Match': String(before.headers['etag']) }));
    await door.open();
    const after = await get(reader, KEPT);
    expect([after.status, after.text]).toEqual([200, before.text]);
    expect((await get(reader, NEW)).status).toBe(200);
    expect(timesLogged('readers are told to come back')).toBe(1);
    expect(timesLogged('the database answers again')).toBe(1);
  });

  it('says so to somebody whose question was under way', async () => {
    await get(reader, KEPT);
    const asked = door.questionWithoutAnswer();
    const answer = get(reader, KEPT);
    await asked;
    await door.shut();
    expectToldToComeBack(await answer);
  });
});

describe('serving without memory', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({
      database: 'sqlite',
      demo: true,
      reopened: true,
      env: { ANSWER_CACHE_MB: '0' },
    });
  });
  afterAll(() => server?.stop());

  it('gives the same answers', async () => {
    const etags = [await get(server, REPORT), await get(server, REPORT)].map(
      ({ headers }) => headers['etag'] as string,
    );
    expect(new Set(etags).size).toBe(1);
  });
});

describe('serving behind a middleware that refuses', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({
      database: 'sqlite',
      demo: true,
      app: appWithMiddleware('too-often.cjs', 'plugin::monthly-report.kept-answers'),
    });
  });
  afterAll(() => server?.stop());

  it.each([REPORT, `/reports/${MONTH}`, '/reports/report.css'])('refuses %s, kept or not', async (path) => {
    const { headers } = await get(server, path);
    const tooOften = { 'X-Too-Often': 'yes' };
    expectRefusal(await get(server, path, tooOften), 429);
    expectRefusal(await get(server, path, { ...tooOften, 'If-None-Match': String(headers['etag']) }), 429);
    expect((await get(server, path)).status).toBe(200);
  });
});
