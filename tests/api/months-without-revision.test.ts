/** A restored or imported database may have a published report without its revision: readers do not get it. */
import { exactSum, expectRefusal } from '../helpers/answers';
import { publishMonth } from '../helpers/publish';
import { DATABASES, startBeside, startServer, type TestServer } from '../helpers/server';
import { withSql } from '../helpers/sql';

const API = '/api/monthly-report';
const MONTH = '2021-01';
const SOURCES = `${API}/totals/2021-02/neighbour_reading/activities/sources?basis=to-date&pagination[pageSize]=100`;

interface Source {
  readonly share: number;
  readonly title: string | null;
}

describe.each(DATABASES)('a month whose revision is gone (%s)', (database) => {
  let server: TestServer;
  let restored: Awaited<ReturnType<typeof startBeside>>;
  let before: readonly Source[];

  const read = (path: string) => restored.request.get(path);
  const pageOf = async (): Promise<readonly Source[]> => (await read(SOURCES).expect(200)).body.data;

  beforeAll(async () => {
    server = await startServer({ database, demo: true });
    before = (await server.request.get(SOURCES).expect(200)).body.data;
    await withSql(server, async (db) => {
      // Locks are lifted as an import lifts them; the start of a server puts them back.
      await db('monthly_report_writing').update({ lifted: 1 });
      for (const table of ['month_states', 'revisions']) {
        await db(`monthly_report_${table}`).where({ month: MONTH }).delete();
      }
    });
    restored = await startBeside(server);
  });
  afterAll(async () => {
    await restored.stop();
    await server.stop();
  });

  it('is named when the server starts, with what to do', () => {
    expect(restored.logs()).toContain(`The report of ${MONTH} is published and has no revision`);
    expect(restored.logs()).toContain('publish the month in the panel');
  });

  it.each([
    `${API}/reports/${MONTH}`,
    `${API}/reports/${MONTH}.pdf`,
    `${API}/totals/${MONTH}`,
    `/reports/${MONTH}`,
    `/reports/${MONTH}/card.png`,
  ])('is not there at %s', async (path) => {
    expectRefusal(await read(path), 404);
  });

  it('is in no list, and its entries are not there either', async () => {
    const { body } = await read(`${API}/reports`).expect(200);
    const months = (body.data as { month: string }[]).map(({ month }) => month);
    expect(months).toEqual(['2021-02', '2020-12']);
    for (const [type, field] of [
      ['stories', 'reportMonth'],
      ['progress-updates', 'month'],
    ] as const) {
      const found = await read(`/api/${type}?filters[${field}]=${MONTH}`).expect(200);
      expect(found.body.data).toEqual([]);
    }
  });

  it('is null in a series', async () => {
    const { body } = await read(`${API}/totals?from=2020-12&to=2021-02&programme=neighbour_reading`).expect(
      200,
    );
    for (const { points } of body.data as { points: { month: string; value: number | null }[] }[]) {
      expect(points.find(({ month }) => month === MONTH)?.value).toBeNull();
    }
  });

  it('leaves later months their figures, and their sources without a name', async () => {
    const after = await pageOf();
    expect(exactSum(after.map(({ share }) => share))).toBe(exactSum(before.map(({ share }) => share)));
    expect(before.filter(({ title }) => title === null)).toHaveLength(0);
    expect(after.filter(({ title }) => title === null).length).toBeGreaterThan(0);
    expect(after.filter(({ title }) => title !== null).length).toBeGreaterThan(0);
  });

  it('is public again once it is published, by the revision that this makes', async () => {
    await publishMonth({ request: restored.request, adminToken: server.adminToken }, MONTH);
    const { body } = await read(`${API}/reports/${MONTH}`).expect(200);
    expect(body.data).toMatchObject({ month: MONTH, revision: 1, correction: null });
    expect((await pageOf()).filter(({ title }) => title === null)).toHaveLength(0);
  });
});
