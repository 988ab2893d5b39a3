/** Quarters, half-years, years and spans of months: live and published. */
import { ask, entriesOf } from '../helpers/bound-accounts';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { publishMonth } from '../helpers/publish';

const TOTALS = '/api/monthly-report/totals';

interface Row {
  readonly indicator: string;
  readonly value: number | null;
  readonly target?: number;
  readonly achievement?: number | null;
  readonly carried?: { readonly partners: number; readonly since: string };
}

interface Period {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly months: { readonly published: number; readonly of: number };
  readonly notPublished: readonly string[];
  readonly programmes: { totals: Row[]; groups: { code: string | null; totals: Row[] }[] }[];
}

describeOnBothDatabases('Periods', {}, (server) => {
  let token = '';
  const documents: Record<string, string> = {};

  const write = async (method: 'post' | 'put', path: string, data: object): Promise<string> => {
    const { body, status } = await server()
      .request[method](`/api/${path}`)
      .auth(token, { type: 'bearer' })
      .send({ data });
    expect([path, status, body.error]).toEqual([path, method === 'post' ? 201 : 200, undefined]);
    return (body.data as { documentId: string }).documentId;
  };
  const entered = (partner: string, startDate: string, measurements: object, communities: string[] = []) =>
    write('post', 'activities', {
      ...{
        title: `活动 ${partner} ${startDate}`,
        programme: documents.lab,
        partner: documents[partner],
        startDate,
      },
      ...{ measurements, communities: communities.map((code) => documents[code]) },
    });
  const read = async (address: string, status: 'draft' | 'published'): Promise<Period> => {
    const request = server().request.get(`${TOTALS}${address}`);
    if (status === 'draft') void request.auth(token, { type: 'bearer' }).query({ status });
    const { body, status: answered } = await request;
    expect([address, answered, body.error]).toEqual([address, 200, undefined]);
    return body.data as Period;
  };
  const values = ({ programmes: [lab] }: Period): Record<string, number | null> =>
    Object.fromEntries((lab?.totals ?? []).map(({ indicator, value }) => [indicator, value]));
  const groups = ({ programmes: [lab] }: Period, indicator: string) =>
    (lab?.groups ?? []).map(({ code, totals }) => [
      code,
      totals.find((row) => row.indicator === indicator)?.value,
    ]);

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    documents.north = await write('post', 'regions', { code: 'north', name: '华北区' });
    for (const code of ['pa', 'pb']) {
      documents[code] = await write('post', 'partners', {
        ...{ code, name: `伙伴${code}` },
        ...(code === 'pb' && { region: documents.north }),
      });
    }
    for (const code of ['ca', 'cb', 'cc']) {
      documents[code] = await write('post', 'communities', { code, name: `社区${code}` });
    }
    const measured = { source: 'measured', decimals: 0, aggregationType: 'SUM' };
    for (const [code, settings] of [
      ['people', { ...measured, calculationFormulaAcrossPeriods: 'sum' }],
      ['stock', { ...measured, calculationFormulaAcrossPeriods: 'latest' }],
      ['score', { ...measured, aggregationType: 'AVERAGE', calculationFormulaAcrossPeriods: 'latest' }],
      ['partners', { source: 'counted', counts: 'partner', decimals: 0 }],
      ['communities', { source: 'counted', counts: 'community', decimals: 0 }],
    ] as const) {
      documents[code] = await write('post', 'indicators', { code, label: code, ...settings });
    }
    documents.lab = await write('post', 'programmes', {
      ...{ code: 'lab', name: '实验项目', startMonth: '2021-12', summaryTemplate: '本月开展了活动。' },
      indicators: ['people', 'stock', 'score', 'partners', 'communities'].map((code) => documents[code]),
    });
    for (const partner of ['pa', 'pb']) {
      await write('post', 'memberships', {
        ...{ partner: documents[partner], programme: documents.lab, fromMonth: '2021-12' },
      });
    }
    await entered('pa', '2021-12-05', { people: 7 }, ['cc']);
    documents.january = await entered('pa', '2022-01-10', { people: 100, stock: 100, score: 3 }, ['ca']);
    await entered('pb', '2022-01-11', { people: 10, stock: 40 }, ['ca', 'cb']);
    await entered('pb', '2022-02-11', { people: 20, stock: 60, score: 4 }, ['cb']);
    await entered('pa', '2022-03-10', { people: 1, stock: 180, score: 5 }, ['ca']);
    const target = {
      programme: { connect: [{ documentId: documents.lab }] },
      indicator: { connect: [{ documentId: documents.people }] },
    };
    for (const months of [
      { fromMonth: '2022-01', toMonth: '2022-03', value: '200' },
      { fromMonth: '2022-01', toMonth: '2022-12', value: '1000' },
    ]) {
      const { status } = await ask(server(), await server().adminToken(), {
        method: 'post',
        path: entriesOf('api::target.target'),
        body: { ...target, ...months },
      });
      expect(status).toBe(201);
    }
  });

  it('are one span as it is now: members once, a level at its end, the target of exactly its months', async () => {
    const quarter = await read('/2022-Q1', 'draft');
    expect(quarter).toMatchObject({ period: '2022-Q1', from: '2022-01', to: '2022-03', basis: 'period' });
    expect(quarter.months).toEqual({ published: 0, of: 3 });
    expect(values(quarter)).toEqual({ people: 131, stock: 240, score: 5, partners: 2, communities: 2 });
    const [people, stock] = quarter.programmes[0]?.totals ?? [];
    expect(people).toMatchObject({ target: 200, achievement: 0.655 });
    expect(stock).toMatchObject({ carried: { partners: 1, since: '2022-02' } });
    const year = await read('/2022', 'draft');
    expect(year.programmes[0]?.totals[0]).toMatchObject({ value: 131, target: 1000, achievement: 0.131 });
    const half = await read('/2022-H1', 'draft');
    expect([half.months, half.programmes[0]?.totals[0]?.target]).toEqual([
      { published: 0, of: 6 },
      undefined,
    ]);
    // From the start month of the programme, across the turn of the year, and for a single month.
    expect(values(await read('/2021', 'draft'))).toMatchObject({ people: 7, communities: 1 });
    expect(values(await read('?from=2021-12&to=2022-02&basis=period', 'draft'))).toMatchObject({
      ...{ people: 137, communities: 3, partners: 2, stock: 160 },
    });
    expect(values(await read('/2022-01?basis=period', 'draft'))).toMatchObject({
      people: 110,
      communities: 2,
    });
  });

  it('have groups and sources that add up', async () => {
    const byRegion = await read('/2022-Q1?groupBy=region', 'draft');
    expect(groups(byRegion, 'people')).toEqual([
      ['north', 30],
      [null, 101],
    ]);
    expect(groups(byRegion, 'communities')).toEqual([
      ['north', 2],
      [null, 1],
    ]);
    expect(groups(byRegion, 'stock')).toEqual([
      ['north', 60],
      [null, 180],
    ]);
    expect(groups(await read('/2022-Q1?groupBy=community', 'draft'), 'people')).toEqual([
      ['ca', 101],
      ['cb', 20],
      ['multiple', 10],
    ]);
    const { body } = await server()
      .request.get(`${TOTALS}/2022-Q1/lab/communities/sources`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft' });
    expect((body.data as { share: number }[]).map(({ share }) => share)).toEqual([1, 1, 0, 0]);
    expect(body.meta.total).toBe(4);
  });

  it('are not there for readers before any of their months is published', async () => {
    for (const address of ['/2022-Q1', '/2022', '?from=2022-01&to=2022-02&basis=period']) {
      const { status, body } = await server().request.get(`${TOTALS}${address}`);
      expect([address, status, body.error.message]).toEqual([
        address,
        404,
        expect.stringContaining('no published report'),
      ]);
    }
  });

  it('count the newest revisions of their published months, and say which are missing', async () => {
    await publishMonth(server(), '2022-01');
    await publishMonth(server(), '2022-03');
    // Later changes of content do not reach readers; February is not public yet.
    await entered('pa', '2022-02-20', { people: 1000 });
    const quarter = await read('/2022-Q1?groupBy=region', 'published');
    expect([quarter.months, quarter.notPublished]).toEqual([{ published: 2, of: 3 }, ['2022-02']]);
    expect(values(quarter)).toEqual({ people: 111, stock: 240, score: 5, partners: 2, communities: 2 });
    expect(quarter.programmes[0]?.totals[0]).toMatchObject({ target: 200, achievement: 0.555 });
    expect(groups(quarter, 'people')).toEqual([
      ['north', 10],
      [null, 101],
    ]);
    expect(groups(quarter, 'stock')).toEqual([
      ['north', 60],
      [null, 180],
    ]);
    expect(values(await read('/2022', 'published'))).toMatchObject({ people: 111, stock: 240 });
    // A level ends with the last published month.
    expect(values(await read('?from=2022-01&to=2022-02&basis=period', 'published'))).toMatchObject({
      ...{ people: 110, stock: 140, communities: 2 },
    });
    const { body } = await server().request.get(`${TOTALS}/2022-Q1/lab/people/sources`);
    expect((body.data as { share: number }[]).reduce((sum, { share }) => sum + share, 0)).toBe(111);
    const csv = await server().request.get(`${TOTALS}/2022-Q1`).set('Accept', 'text/csv');
    expect(csv.text.split('\r\n')[1]).toBe('2022-Q1,period,lab,实验项目,,,people,people,,111,,,,,,200,0.555');

    await server()
      .request.post('/monthly-report/months/2022-01/reopen')
      .auth(await server().adminToken(), { type: 'bearer' })
      .send({ reason: '更正' })
      .expect(200);
    await write('put', `activities/${documents.january ?? ''}`, {
      measurements: { people: 150, stock: 100 },
    });
    expect(values(await read('/2022-Q1', 'published'))).toMatchObject({ people: 111 });
    await publishMonth(server(), '2022-01');
    expect(values(await read('/2022-Q1', 'published'))).toMatchObject({ people: 161, stock: 240 });
  });

  it('have an ETag, and answer 304', async () => {
    const { headers } = await server().request.get(`${TOTALS}/2022-Q1`);
    const again = await server().request.get(`${TOTALS}/2022-Q1`).set('If-None-Match', String(headers.etag));
    expect(again.status).toBe(304);
  });

  it('leave series as they were, and refuse what is no period in words', async () => {
    const series = await server().request.get(
      `${TOTALS}?from=2022-01&to=2022-03&programme=lab&indicator=people`,
    );
    expect(series.body.data[0].points.map(({ value }: { value: number | null }) => value)).toEqual([
      150 + 10,
      null,
      1,
    ]);
    for (const [address, sentence] of [
      ['/2022-Q5', /quarter \(2020-Q4\)/],
      ['/2022-H3', /half-year/],
      ['/2022-Q1?basis=month', /accepted for 2022-Q1: period/],
      ['/22-Q1', /a month written YYYY-MM/],
      ['?from=2022-03&to=2022-01&basis=period', /must not be later/],
      ['?from=2022-01&to=2032-01&basis=period', /at most 120/],
      ['?from=2022-01&basis=period', /"from" and "to" are needed/],
      ['?from=2022-01&to=2022-03&basis=month', /accepted: period/],
      ['?from=2022-01&to=2022-03&groupBy=region', /groupBy/],
      ['/2022-Q1/lab/people/sources?basis=to-date', /accepted for 2022-Q1: period/],
    ] as const) {
      const { status, body } = await server().request.get(`${TOTALS}${address}`);
      expect([address, status, body.error?.message]).toEqual([address, 400, expect.stringMatching(sentence)]);
    }
    for (const address of [
      '/2022-Q1?programme=none',
      '?from=2022-01&to=2022-03&basis=period&indicator=none',
    ]) {
      expect([address, (await server().request.get(`${TOTALS}${address}`)).status]).toEqual([address, 404]);
    }
    const one = await read(
      '?from=2022-01&to=2022-03&basis=period&indicator=stock&groupBy=partner',
      'published',
    );
    expect(Object.keys(values(one))).toEqual(['stock']);
  });
});
