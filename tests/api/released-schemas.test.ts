/** The present server starts on every released database with content: the result of migrations and Strapi's sync. */
import { runCommand } from '../helpers/command';
import { DATABASES } from '../helpers/database';
import { RELEASES, restoreRelease, type ReleasedFixture } from '../helpers/released';
import { startBeside, startServer } from '../helpers/server';
import { withSql } from '../helpers/sql';
import { schemaList } from '../released/schema-list.mjs';

const CASES = RELEASES.flatMap((release) => DATABASES.map((database) => [release, database] as const));

/** Lists of content: rows keep the keys of the release, in the same order. */
const LISTS: Readonly<Record<string, string>> = {
  'activities.json': '/api/activities?populate=*&sort=startDate,title&pagination[pageSize]=100',
  'stories.json': '/api/stories?populate=*&sort=title',
  'partners.json': '/api/partners?sort=code',
};
const PUBLISHED: Readonly<Record<string, string>> = {
  'report.json': '/api/monthly-report/reports/2022-01',
  'report.md': '/api/monthly-report/reports/2022-01.md',
  'totals.json': '/api/monthly-report/totals/2022-01',
};

describe.each(CASES)('A database of release %s (%s)', (release, kind) => {
  let fixture: ReleasedFixture;
  let server: Awaited<ReturnType<typeof startBeside>>;

  beforeAll(async () => {
    fixture = await restoreRelease(release, kind);
    server = await startBeside({ databaseEnv: fixture.database.env });
  });
  afterAll(async () => {
    await server.stop();
    await fixture.database.drop();
  });

  it('keeps all its content', async () => {
    for (const [name, address] of Object.entries(LISTS)) {
      const { status, body } = await server.request.get(address);
      expect([name, status]).toEqual([name, 200]);
      const before = JSON.parse(fixture.answer(name)) as { data: unknown[] };
      expect(before.data.length).toBeGreaterThan(0);
      expect(body).toMatchObject(before);
    }
  });

  it('answers a published month with the same bytes', async () => {
    for (const [name, address] of Object.entries(PUBLISHED)) {
      const { status, text } = await server.request.get(address).buffer(true);
      expect([name, status]).toEqual([name, 200]);
      expect([name, text]).toEqual([name, fixture.answer(name)]);
    }
  });

  it('shows the pictures', async () => {
    const { body } = await server.request.get('/api/monthly-report/reports/2022-01');
    const [address] = JSON.stringify(body).match(/\/uploads\/[^"]+/) ?? [];
    expect((await server.request.get(String(address))).status).toBe(200);
  });

  it('has the sums and the chain of revisions that its content gives', async () => {
    const check = await runCommand('totals.mjs', ['check'], fixture.database.env);
    expect([check.exitCode, check.output]).toEqual([0, expect.stringContaining(' 0 differences')]);
    const verified = await runCommand('reports.mjs', ['verify'], fixture.database.env);
    expect([verified.exitCode, verified.output]).toEqual([0, expect.any(String)]);
  });

  it('has the schema of a new database', async () => {
    const fresh = await startServer({ database: kind });
    try {
      const list = await withSql(fresh, (db) => schemaList(kind, db));
      expect(await withSql({ databaseEnv: fixture.database.env }, (db) => schemaList(kind, db))).toEqual(
        list,
      );
    } finally {
      await fresh.stop();
    }
  });
});
