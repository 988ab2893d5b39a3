/** A server whose database a newer release has upgraded: here the version is raised by hand. */

import { describeOnBothDatabases } from '../helpers/both-databases';
import type { TestServer } from '../helpers/server';
import { DATABASES, startBeside, startServer } from '../helpers/server';
import { withSql } from '../helpers/sql';

const NEWER = { version: 99, release: '9.9.9' };
const TABLE = 'monthly_report_schema';
const SENTENCE =
  '系统正在升级：此服务器的版本较旧，只能读取，未作任何改动，请稍后再试。 / The system is being upgraded: this server is the older one and only reads. Nothing was changed; try again later.';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const raise = (server: Pick<TestServer, 'databaseEnv'>) =>
  withSql(server, async (db) => {
    await db(TABLE).update(NEWER);
  });

describeOnBothDatabases('A server that is older than its database', { demo: true }, (server) => {
  let token: string;
  let readToken: string;
  let region: { documentId: string; name: string };
  let file: { id: number; url: string };

  const panel = async (method: 'post' | 'put' | 'delete', address: string, body: object = {}) =>
    server().request[method](address).auth(token, { type: 'bearer' }).send(body);

  beforeAll(async () => {
    token = await server().adminToken();
    readToken = await server().createApiToken('read-only');
    const list = await server()
      .request.get('/content-manager/collection-types/api::region.region')
      .auth(token, { type: 'bearer' });
    region = list.body.results[0];
    const uploaded = await server()
      .request.post('/upload')
      .auth(token, { type: 'bearer' })
      .attach('files', PNG, { filename: 'dot.png', contentType: 'image/png' });
    expect(uploaded.status).toBe(201);
    [file] = uploaded.body;
    await raise(server());
  });

  it('answers readers as before', async () => {
    for (const address of ['/reports', '/reports/2020-12', '/api/monthly-report/reports/2020-12.pdf']) {
      expect([address, (await server().request.get(address)).status]).toEqual([address, 200]);
    }
    const { request } = server();
    // A token notes the time of its use: a failure of that write must not refuse the reader.
    expect((await request.get('/api/partners').auth(readToken, { type: 'bearer' })).status).toBe(200);
  });

  it('lets people log in, read the panel and log out', async () => {
    // Logging out ends every session of the account, so this is not the account of the other tests.
    const editor = server().accounts.find(({ email }) => email === 'editor@example.org');
    const login = { email: editor?.email, password: editor?.password };
    const answer = await server().request.post('/admin/login').send(login);
    expect(answer.status).toBe(200);
    const fresh: string = answer.body.data.token;
    const ask = (address: string) => server().request.get(address).auth(fresh, { type: 'bearer' });
    expect((await ask('/admin/users/me')).status).toBe(200);
    expect((await ask('/content-manager/collection-types/api::activity.activity')).status).toBe(200);
    expect((await ask('/monthly-report/months')).status).toBe(200);
    const logout = await server().request.post('/admin/logout').auth(fresh, { type: 'bearer' }).send({});
    expect(logout.status).toBe(200);
  });

  it.each([
    [
      'an entry of the panel',
      'put',
      (): string => `/content-manager/collection-types/api::region.region/${region.documentId}`,
      { name: '改' },
    ],
    [
      'a new entry',
      'post',
      (): string => '/content-manager/collection-types/api::region.region',
      { code: 'new', name: '新' },
    ],
    ['a publication', 'post', (): string => '/monthly-report/months/2021-03/publish', {}],
    ['a folder of the media library', 'post', (): string => '/upload/folders', { name: 'new', parent: null }],
    [
      'a new API token',
      'post',
      (): string => '/admin/api-tokens',
      { name: 'n', description: '', type: 'read-only', lifespan: null },
    ],
    ['a forgotten password', 'post', (): string => '/admin/forgot-password', { email: 'admin@example.org' }],
  ] as const)(
    'answers %s with 503, a sentence and when to try again',
    async (_what, method, address, body) => {
      const answer = await panel(method, address(), body);
      expect(answer.status).toBe(503);
      expect(answer.body.error.message).toBe(SENTENCE);
      expect(answer.headers['retry-after']).toBe('60');
    },
  );

  it('keeps a file that is to be deleted', async () => {
    expect((await panel('delete', `/upload/files/${file.id}`)).status).toBe(503);
    expect((await server().request.get(file.url)).status).toBe(200);
  });

  it('has changed nothing', async () => {
    await withSql(server(), async (db) => {
      const rows = await db('regions').where({ document_id: region.documentId }).select('name');
      expect(rows).toEqual([{ name: region.name }]);
      expect(await db('regions').where({ code: 'new' })).toEqual([]);
      expect(await db('upload_folders').where({ name: 'new' })).toEqual([]);
    });
  });

  it('writes again once the database has its own version: a restored backup', async () => {
    await withSql(server(), async (db) => {
      await db(TABLE).update({ version: 1, release: '0.2.0' });
    });
    const answer = await panel(
      'put',
      `/content-manager/collection-types/api::region.region/${region.documentId}`,
      {
        name: region.name,
      },
    );
    expect(answer.status).toBe(200);
  });
});

describe.each(DATABASES)('A start (%s)', (database) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer({ database });
  });
  afterAll(async () => {
    await server.stop();
  });

  it('writes the version of the release', async () => {
    await withSql(server, async (db) => {
      expect(await db(TABLE).select('version', 'release')).toEqual([{ version: 1, release: '0.2.0' }]);
    });
  });

  it('gives a database of the time before versions the first one, and leaves its content alone', async () => {
    await withSql(server, async (db) => {
      await db.schema.dropTable(TABLE);
    });
    const beside = await startBeside(server);
    await beside.stop();
    await withSql(server, async (db) => {
      expect(await db(TABLE).select('version')).toEqual([{ version: 1 }]);
    });
    expect(beside.logs()).not.toContain('upgraded');
  });

  it('says so when it upgrades the database', async () => {
    await withSql(server, async (db) => {
      await db(TABLE).update({ version: 0, release: '0.1.0' });
    });
    const beside = await startBeside(server);
    await beside.stop();
    expect(beside.logs()).toContain(
      'The database is upgraded from schema version 0 (of release 0.1.0) to schema version 1 (of release 0.2.0).',
    );
  });

  it('does not happen on a newer database: it names both versions and what to do, and changes no table', async () => {
    await withSql(server, async (db) => {
      await db(TABLE).update(NEWER);
      await db.schema.alterTable('regions', (table) => table.string('from_the_future'));
    });
    await expect(startBeside(server)).rejects.toThrow(
      'The database has schema version 99 (of release 9.9.9), and this server knows schema version 1 (of release 0.2.0) at most: it does not start. ' +
        'Start release 9.9.9 or a later one, or restore the backup made before the upgrade (docs/upgrading.md).',
    );
    await withSql(server, async (db) => {
      expect(await db.schema.hasColumn('regions', 'from_the_future')).toBe(true);
      expect(await db(TABLE).select('version', 'release')).toEqual([NEWER]);
    });
  });
});
