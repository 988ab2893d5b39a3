/** A programme that reports by quarters of a fiscal year from July, beside one that reports monthly: on both databases. */
import { setTimeout as wait } from 'node:timers/promises';

import { describeOnBothDatabases } from '../helpers/both-databases';
import { asAdmin, entriesOf } from '../helpers/bound-accounts';
import { runCommand } from '../helpers/command';
import { publishMonth } from '../helpers/publish';
import { withSql } from '../helpers/sql';
import type { SubmissionEntry } from '../../src/plugins/monthly-report/shared/admin-api';

const TOTALS = '/api/monthly-report/totals';

interface Total {
  readonly indicator: string;
  readonly value: number | null;
  readonly previous?: number | null;
  readonly yearToDate?: number | null;
  readonly toDate?: number | null;
  readonly carried?: { readonly partners: number; readonly since: string };
}

interface Answer {
  readonly programmes: readonly {
    readonly totals: readonly Total[];
    readonly groups: readonly { readonly code: string | null; readonly totals: readonly Total[] }[];
  }[];
}

describeOnBothDatabases('Frequencies', {}, (server) => {
  let token = '';
  const documents: Record<string, string> = {};

  const send = async (method: 'post' | 'put', path: string, data: object) =>
    server().request[method](`/api/${path}`).auth(token, { type: 'bearer' }).send({ data });
  const write = async (method: 'post' | 'put', path: string, data: object): Promise<string> => {
    const { body, status } = await send(method, path, data);
    expect([status, body.error]).toEqual([method === 'post' ? 201 : 200, undefined]);
    return (body.data as { documentId: string }).documentId;
  };
  const read = async (path: string, query: object = {}) => {
    const { body, status } = await server()
      .request.get(`${TOTALS}${path}`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft', ...query });
    expect([status, body.error]).toEqual([200, undefined]);
    return body.data as Answer;
  };
  const figures = (data: Answer, key: keyof Total = 'value') =>
    Object.fromEntries(data.programmes[0]?.totals.map((total) => [total.indicator, total[key]]) ?? []);
  const rows = (data: Answer, indicator: string) =>
    data.programmes[0]?.groups.map(({ code, totals }) => [
      code,
      totals.find((total) => total.indicator === indicator)?.value,
    ]);
  const enter = (
    programme: string,
    partner: string,
    startDate: string,
    measurements: object,
    communities: readonly string[] = [],
  ) => ({
    title: `活动 ${partner} ${startDate}`,
    programme: documents[programme],
    partner: documents[partner],
    communities: communities.map((code) => documents[code]),
    sessions: 1,
    startDate,
    measurements,
  });
  const submissionsOf = async (month: string): Promise<readonly (readonly string[])[]> => {
    const found = await asAdmin(server(), { method: 'get', path: `/monthly-report/submissions/${month}` });
    return (found.data as readonly SubmissionEntry[]).map(({ programme, partner, state, dueOn }) => [
      programme.code,
      partner.code,
      state,
      dueOn,
    ]);
  };

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    documents.north = await write('post', 'regions', { code: 'north', name: '华北区' });
    for (const partner of ['pa', 'pb']) {
      documents[partner] = await write('post', 'partners', {
        ...{ code: partner, name: `伙伴${partner}`, region: documents.north },
      });
    }
    for (const code of ['ca', 'cb']) {
      documents[code] = await write('post', 'communities', { code, name: `社区${code}`, verified: true });
    }
    const measured = { source: 'measured', decimals: 0, aggregationType: 'SUM' };
    for (const [code, settings] of [
      ['amount', { ...measured, calculationFormulaAcrossPeriods: 'sum' }],
      ['stock', { ...measured, calculationFormulaAcrossPeriods: 'latest' }],
      ['most', { ...measured, aggregationType: 'MAX', calculationFormulaAcrossPeriods: 'max' }],
      ['state', { ...measured, aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'sum' }],
      ['who', { source: 'counted', decimals: 0, counts: 'partner' }],
      ['places', { source: 'counted', decimals: 0, counts: 'community' }],
    ] as const) {
      documents[code] = await write('post', 'indicators', { code, label: code, ...settings });
    }
    const programme = { startMonth: '2025-07', summaryTemplate: '本期开展了活动。', dueDay: 10 };
    documents.lab = await write('post', 'programmes', {
      ...{ code: 'lab', name: '季报项目', ...programme, frequency: 'quarterly', fiscalYearStart: 7 },
      indicators: ['amount', 'stock', 'most', 'state', 'who', 'places'].map((code) => documents[code]),
    });
    documents.plain = await write('post', 'programmes', {
      ...{ code: 'plain', name: '月报项目', ...programme },
      indicators: [documents.amount],
    });
    for (const partner of ['pa', 'pb']) {
      await write('post', 'memberships', {
        ...{ partner: documents[partner], programme: documents.lab, fromMonth: '2025-07' },
        // It leaves within a quarter: it is expected for that quarter, and its level no longer counts at the end.
        ...(partner === 'pb' && { toMonth: '2026-02' }),
      });
    }
    for (const [partner, day, measurements, places] of [
      ['pa', '2025-09-10', { amount: 1000, stock: 10, most: 4 }, ['ca']],
      ['pa', '2025-10-05', { amount: 300, most: 9, state: 5 }, ['ca']],
      ['pb', '2025-11-05', { amount: 300, stock: 5, state: 7 }, ['cb']],
      ['pa', '2025-12-05', { amount: 400, most: 2, state: 6 }, []],
      ['pa', '2026-03-20', { amount: 1000 }, ['ca']],
      ['pa', '2026-06-10', { amount: 581 }, []],
    ] as const) {
      documents[day] = await write('post', 'activities', enter('lab', partner, day, measurements, places));
    }
    const linked = (name: string) => ({ connect: [{ documentId: documents[name] }] });
    for (const [value, fromMonth, toMonth] of [
      ['7162', '2025-07', '2026-06'],
      ['2000', '2025-10', '2025-12'],
    ]) {
      await asAdmin(server(), {
        method: 'post',
        path: entriesOf('api::target.target'),
        body: { programme: linked('lab'), indicator: linked('amount'), value, fromMonth, toMonth },
      });
    }
  });

  afterEach(async () => {
    const { output } = await runCommand('totals.mjs', ['check'], server().databaseEnv);
    expect(output).toContain(' 0 differences.');
  });

  it('count entries in the last month of their quarter, and nothing in the others', async () => {
    const december = await read('/2025-12?programme=lab');
    expect(figures(december)).toEqual({ amount: 1000, stock: 15, most: 9, state: 13, who: 2, places: 2 });
    expect(figures(december, 'previous')).toMatchObject({ amount: 1000, stock: 10, who: 1 });
    expect(figures(december, 'yearToDate')).toMatchObject({ amount: 2000, most: 9, who: 2, places: 2 });
    expect(december.programmes[0]?.totals[1]?.carried).toEqual({ partners: 1, since: '2025-09' });
    expect(december.programmes[0]?.totals[0]).toMatchObject({ target: 2000, achievement: 0.5 });
    const october = await read('/2025-10?programme=lab');
    const nothing = { amount: null, stock: null, most: null, state: null, who: null, places: null };
    for (const key of ['value', 'yearToDate', 'toDate'] as const) {
      expect(figures(october, key)).toEqual(nothing);
    }
  });

  it('have a year to date that begins in July, in groups as well, members counted once', async () => {
    const june = await read('/2026-06?programme=lab');
    expect(figures(june, 'yearToDate')).toEqual({
      ...{ amount: 3581, stock: 10, most: 9, state: 13, who: 2, places: 2 },
    });
    expect(june.programmes[0]?.totals[0]).toMatchObject({ yearToDateTarget: 7162 });
    const by = async (grouping: string) =>
      read(`/2026-06?programme=lab&basis=year-to-date&groupBy=${grouping}`);
    expect(rows(await by('partner'), 'amount')).toEqual([
      ['pa', 3281],
      ['pb', 300],
    ]);
    const regions = await by('region');
    expect([rows(regions, 'who'), rows(regions, 'places')]).toEqual([[['north', 2]], [['north', 2]]]);
    const communities = await by('community');
    expect(rows(communities, 'amount')).toEqual([
      ['ca', 2300],
      ['cb', 300],
      [null, 981],
    ]);
    expect(rows(communities, 'who')).toEqual([
      ['ca', 1],
      ['cb', 1],
      [null, 1],
    ]);
  });

  it('name the entries of the whole quarter as sources', async () => {
    const { body } = await server()
      .request.get(`${TOTALS}/2025-12/lab/amount/sources`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft' })
      .expect(200);
    expect(body.data.map((one: { startDate: string; share: number }) => [one.startDate, one.share])).toEqual([
      ['2025-10-05', 300],
      ['2025-11-05', 300],
      ['2025-12-05', 400],
    ]);
    expect(body.meta.total).toBe(3);
    const of = async (indicator: string, query: object) => {
      const answer = await server()
        .request.get(`${TOTALS}/2026-03/lab/${indicator}/sources`)
        .auth(token, { type: 'bearer' })
        .query({ status: 'draft', ...query })
        .expect(200);
      return answer.body.data.map((one: { startDate: string; share: number }) => [one.startDate, one.share]);
    };
    expect(await of('who', { basis: 'year-to-date' })).toEqual([
      ['2025-09-10', 1],
      ['2025-10-05', 0],
      ['2025-11-05', 1],
      ['2025-12-05', 0],
      ['2026-03-20', 0],
    ]);
    // The partner left in February.
    expect(await of('stock', {})).toEqual([['2025-09-10', 10]]);
  });

  it('have points in a series, and figures of a period, for the quarters that end in it', async () => {
    const { body } = await server()
      .request.get(TOTALS)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft', from: '2025-09', to: '2025-12', programme: 'lab', indicator: 'amount' })
      .expect(200);
    expect(body.data[0].points.map(({ value }: { value: number | null }) => value)).toEqual([
      1000,
      null,
      null,
      1000,
    ]);
    expect(figures(await read('/2025-Q4?programme=lab'))).toMatchObject({ amount: 1000, stock: 15, who: 2 });
    expect(figures(await read('/2025?programme=lab'))).toMatchObject({ amount: 2000, stock: 15, who: 2 });
    const span = { from: '2025-08', to: '2025-11', basis: 'period', programme: 'lab' };
    const until = await read('', span);
    expect(figures(until)).toMatchObject({ amount: 1000, stock: 10, who: 1 });
    expect(until.programmes[0]?.totals[1]?.carried).toBeUndefined();
    expect(figures(await read('', { ...span, from: '2025-10' }))).toEqual({});
  });

  it('are due after the quarter, from whoever was a member in any of its months', async () => {
    expect((await submissionsOf('2025-10')).filter(([programme]) => programme === 'lab')).toEqual([]);
    expect(await submissionsOf('2026-03')).toEqual([
      ['lab', 'pa', 'overdue', '2026-04-10'],
      ['lab', 'pb', 'overdue', '2026-04-10'],
    ]);
    expect(await submissionsOf('2026-06')).toEqual([['lab', 'pa', 'overdue', '2026-07-10']]);
  });

  it('stay as they are once something counts', async () => {
    const refused = await send('put', `programmes/${documents.lab}`, { frequency: 'monthly' });
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      expect.stringContaining('填报频率和财年起始月不能再改'),
    ]);
    expect((await send('put', `programmes/${documents.lab}`, { fiscalYearStart: 1 })).status).toBe(400);
    await write('put', `programmes/${documents.lab}`, { name: '按季项目', fiscalYearStart: 7 });
    await write('put', `programmes/${documents.plain}`, { frequency: 'yearly', fiscalYearStart: 4 });
    await write('put', `programmes/${documents.plain}`, { frequency: 'monthly', fiscalYearStart: 1 });
    for (const data of [{ frequency: 'weekly' }, { fiscalYearStart: 13 }, { fiscalYearStart: 0 }]) {
      expect((await send('put', `programmes/${documents.plain}`, data)).status).toBe(400);
    }
  });

  it('have their findings anew once a draft of an earlier month of the quarter is edited', async () => {
    const findings = async () =>
      JSON.stringify(
        (await asAdmin(server(), { method: 'get', path: '/monthly-report/findings/2025-12' })).data,
      );
    // Findings are kept only after everything has been unchanged for two seconds.
    await wait(2100);
    expect(await findings()).not.toContain('收集收集');
    // As a query does that no lifecycle of a publication follows.
    const retitle = (title: string) =>
      withSql(server(), (db) =>
        db('activities')
          .where({ document_id: documents['2025-10-05'], published_at: null })
          .update({ title, updated_at: isPostgres() ? new Date(Date.now()) : Date.now() }),
      );
    const isPostgres = () => server().databaseEnv.DATABASE_CLIENT === 'postgres';
    await retitle('收集收集垃圾');
    expect(await findings()).toContain('收集收集');
    await retitle('收集垃圾');
    expect(await findings()).not.toContain('收集收集');
  });

  it('are rebuilt as they were kept', async () => {
    const before = await read('/2026-06?programme=lab&basis=year-to-date&groupBy=community');
    await runCommand('totals.mjs', ['rebuild'], server().databaseEnv);
    expect(await read('/2026-06?programme=lab&basis=year-to-date&groupBy=community')).toEqual(before);
  });

  it('follow edits: an entry moves to another quarter, and out of a largest value', async () => {
    const october = `activities/${documents['2025-10-05']}`;
    await write('put', october, { startDate: '2025-09-30' });
    expect(figures(await read('/2025-12?programme=lab'))).toMatchObject({ amount: 700, most: 2, state: 13 });
    expect(figures(await read('/2025-09?programme=lab'))).toMatchObject({ amount: 1300, most: 9, state: 5 });
    await write('put', october, { startDate: '2025-10-05' });
    expect(figures(await read('/2025-12?programme=lab'))).toMatchObject({ amount: 1000, most: 9, state: 13 });
  });

  it('are published with the month that closes the quarter, and locked with it', async () => {
    await write('post', 'activities', enter('plain', 'pa', '2025-10-08', { amount: 1 }));
    await publishMonth(server(), '2025-10');
    const listed = async (auth?: string) => {
      const asking = server().request.get('/api/activities').query({ 'pagination[pageSize]': 100 });
      const { body, status } = await (auth === undefined ? asking : asking.auth(auth, { type: 'bearer' }));
      expect([status, body.error]).toEqual([200, undefined]);
      return (body.data as { startDate: string }[]).map(({ startDate }) => startDate).sort();
    };
    // Only the programme that reports monthly has a public October.
    expect(await listed()).toEqual(['2025-10-08']);
    const narrow = await server().createApiToken('custom', ['api::activity.activity.find']);
    expect(await listed(narrow)).toEqual([]);

    const late = await write('post', 'activities', enter('lab', 'pa', '2025-10-20', { amount: 1 }));
    const refused = await send('post', 'activities', enter('plain', 'pa', '2025-10-20', { amount: 1 }));
    expect([refused.status, refused.body.error.message]).toEqual([409, expect.stringContaining('2025-10')]);
    await server().request.delete(`/api/activities/${late}`).auth(token, { type: 'bearer' }).expect(204);

    await publishMonth(server(), '2025-12');
    expect(await listed()).toEqual(['2025-10-05', '2025-10-08', '2025-11-05', '2025-12-05']);
    for (const [method, path, data] of [
      ['post', 'activities', enter('lab', 'pa', '2025-11-20', { amount: 1 })],
      ['put', `activities/${documents['2025-10-05']}`, { measurements: { amount: 1 } }],
      ['put', `activities/${documents['2025-10-05']}`, { programme: documents.plain }],
      ['put', `activities/${documents['2026-03-20']}`, { startDate: '2025-10-20' }],
    ] as const) {
      const answer = await send(method, path, data);
      expect([answer.status, answer.body.error?.message]).toEqual([409, expect.stringContaining('2025-1')]);
    }
    // The quarters around it stay open.
    await write('put', `activities/${documents['2025-09-10']}`, { title: '盘点' });
    await write('put', `activities/${documents['2026-03-20']}`, { title: '盘点' });

    const published = await server().request.get(`${TOTALS}/2025-12`).query({ programme: 'lab' }).expect(200);
    expect(figures(published.body.data as Answer)).toEqual({
      ...{ amount: 1000, stock: 15, most: 9, state: 13, who: 2, places: 2 },
    });
    const quarter = await server().request.get(`${TOTALS}/2025-Q4`).query({ programme: 'lab' }).expect(200);
    expect(figures(quarter.body.data as Answer)).toMatchObject({ amount: 1000, stock: 15, who: 2 });
    const sources = await server().request.get(`${TOTALS}/2025-12/lab/amount/sources`).expect(200);
    expect(sources.body.data.map(({ startDate }: { startDate: string }) => startDate)).toEqual([
      '2025-10-05',
      '2025-11-05',
      '2025-12-05',
    ]);
    const toDate = await server()
      .request.get(`${TOTALS}/2025-12/lab/amount/sources`)
      .query({ basis: 'year-to-date' })
      .expect(200);
    // September is not public: its entry is counted, but not named.
    expect(toDate.body.data.map(({ startDate }: { startDate: string | null }) => startDate)).toEqual([
      null,
      '2025-10-05',
      '2025-11-05',
      '2025-12-05',
    ]);
    const report = await server().request.get('/api/monthly-report/reports/2025-12').expect(200);
    const [programme] = report.body.data.programmes;
    expect(programme).toMatchObject({ code: 'lab', reporting: { expected: 2, actual: 2, rate: 1 } });
    await server().request.get('/api/monthly-report/reports/2025-12.html').redirects(1).expect(200);
  });
});
