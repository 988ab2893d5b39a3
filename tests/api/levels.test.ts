/** Levels from the entry to the publication: every edit that a state depends on, on both databases. */
import { describeOnBothDatabases } from '../helpers/both-databases';
import { runCommand } from '../helpers/command';
import { changeDefinition } from '../helpers/definitions';
import { publishMonth } from '../helpers/publish';

const TOTALS = '/api/monthly-report/totals';

interface Total {
  readonly indicator: string;
  readonly value: number | null;
  readonly toDate: number | null;
  readonly carried?: { readonly partners: number; readonly since: string };
}

describeOnBothDatabases('Levels', {}, (server) => {
  let token = '';
  const documents: Record<string, string> = {};

  const write = async (method: 'post' | 'put', path: string, data: object): Promise<string> => {
    const { body, status } = await server()
      .request[method](`/api/${path}`)
      .auth(token, { type: 'bearer' })
      .send({ data });
    expect([status, body.error]).toEqual([method === 'post' ? 201 : 200, undefined]);
    return (body.data as { documentId: string }).documentId;
  };
  const change = (type: 'indicator' | 'membership', documentId: string | undefined, data: object) =>
    changeDefinition(server(), { kind: 'update', type, documentId: documentId ?? '', data: { ...data } });
  const read = async (path: string) => {
    const { body, status } = await server()
      .request.get(`${TOTALS}/${path}`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft' });
    expect([status, body.error]).toEqual([200, undefined]);
    return body as {
      data: { programmes: { totals: Total[]; groups: { code: string; totals: Total[] }[] }[] };
    };
  };
  const totalIn = async (month: string, indicator = 'stock') => {
    const { data } = await read(`${month}?programme=lab`);
    const total = data.programmes[0]?.totals.find((candidate) => candidate.indicator === indicator);
    return { value: total?.value, toDate: total?.toDate, carried: total?.carried };
  };
  const entered = (partner: string, startDate: string, measurements: object) =>
    write('post', 'activities', {
      title: `盘点 ${partner} ${startDate}`,
      programme: documents.lab,
      partner: documents[partner],
      startDate,
      measurements,
    });

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    documents.north = await write('post', 'regions', { code: 'north', name: '华北区' });
    for (const partner of ['pa', 'pb', 'pc']) {
      documents[partner] = await write('post', 'partners', {
        ...{ code: partner, name: `伙伴${partner}` },
        ...(partner === 'pb' && { region: documents.north }),
      });
    }
    const measured = { source: 'measured', decimals: 0, aggregationType: 'SUM' };
    const codes = [
      ['stock', { calculationFormulaAcrossPeriods: 'latest' }],
      ['sex_m', { calculationFormulaAcrossPeriods: 'sum' }],
      ['sex_f', { calculationFormulaAcrossPeriods: 'sum' }],
      ['state', { aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'latest' }],
    ] as const;
    for (const [code, settings] of codes) {
      documents[code] = await write('post', 'indicators', { code, label: code, ...measured, ...settings });
    }
    documents.sex_total = await write('post', 'indicators', {
      ...{ code: 'sex_total', label: '合计', ...measured, calculationFormulaAcrossPeriods: 'sum' },
      parts: [documents.sex_m, documents.sex_f],
    });
    documents.lab = await write('post', 'programmes', {
      ...{ code: 'lab', name: '实验项目', startMonth: '2022-01', summaryTemplate: '本月开展了活动。' },
      indicators: ['stock', 'state', 'sex_total', 'sex_m', 'sex_f'].map((code) => documents[code]),
    });
    for (const partner of ['pa', 'pb', 'pc']) {
      documents[`member ${partner}`] = await write('post', 'memberships', {
        ...{ partner: documents[partner], programme: documents.lab, fromMonth: '2022-01' },
      });
    }
    await entered('pa', '2022-01-10', { stock: 100, state: 10 });
    await entered('pa', '2022-01-20', { state: 12 });
    await entered('pb', '2022-01-03', { stock: 40, state: 7 });
    await entered('pa', '2022-02-10', { stock: 150 });
    documents.february = await entered('pb', '2022-02-11', { stock: 60 });
    await entered('pa', '2022-03-10', { stock: 180, sex_m: 30, sex_f: 20 });
    await entered('pc', '2022-03-11', { sex_total: 60 });
  });

  afterEach(async () => {
    const { output } = await runCommand('totals.mjs', ['check'], server().databaseEnv);
    expect(output).toContain(' 0 differences.');
  });

  it('keep what a silent partner had, and say so', async () => {
    expect(await totalIn('2022-01')).toEqual({ value: 140, toDate: 140, carried: undefined });
    expect(await totalIn('2022-02')).toEqual({ value: 210, toDate: 210, carried: undefined });
    const carried = { partners: 1, since: '2022-02' };
    expect(await totalIn('2022-03')).toEqual({ value: 240, toDate: 240, carried });
    expect((await totalIn('2022-01', 'state')).value).toBe(19);
    expect((await totalIn('2022-03', 'sex_total')).value).toBe(110);
  });

  it('have rows for the groups that are silent, and name the entries of then as sources', async () => {
    const { data } = await read('2022-03?programme=lab&groupBy=region');
    const rows = data.programmes[0]?.groups.map(({ code, totals }) => [code, totals[0]?.value]);
    expect(rows).toEqual([
      ['north', 60],
      [null, 180],
    ]);
    const { body } = await server()
      .request.get(`${TOTALS}/2022-03/lab/stock/sources`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft', region: 'north' });
    expect(body.data).toEqual([
      expect.objectContaining({ documentId: documents.february, startDate: '2022-02-11', share: 60 }),
    ]);
  });

  it('follow an edit of the month that is carried, and of the way an indicator is combined', async () => {
    await write('put', `activities/${documents.february}`, { measurements: { stock: 61 } });
    expect((await totalIn('2022-03')).value).toBe(241);
    await write('put', `activities/${documents.february}`, { measurements: { stock: 60 } });
    await change('indicator', documents.stock, { calculationFormulaAcrossPeriods: 'sum' });
    expect(await totalIn('2022-03')).toEqual({ value: 180, toDate: 530, carried: undefined });
    await change('indicator', documents.stock, { calculationFormulaAcrossPeriods: 'latest' });
    expect((await totalIn('2022-03')).value).toBe(240);
  });

  it('follow the parts of a total', async () => {
    await change('indicator', documents.sex_total, { parts: [documents.sex_m] });
    expect((await totalIn('2022-03', 'sex_total')).value).toBe(90);
    await change('indicator', documents.sex_total, { parts: [documents.sex_m, documents.sex_f] });
    expect((await totalIn('2022-03', 'sex_total')).value).toBe(110);
  });

  it('end with the membership, and begin with nothing where it begins again', async () => {
    const member = documents['member pb'];
    await change('membership', member, { toMonth: '2022-02' });
    expect((await totalIn('2022-03')).value).toBe(180);
    const again = await write('post', 'memberships', {
      ...{ partner: documents.pb, programme: documents.lab, fromMonth: '2022-04' },
    });
    expect((await totalIn('2022-04')).value).toBe(180);
    await change('membership', again, { fromMonth: '2022-03' });
    expect((await totalIn('2022-04')).value).toBe(240);
    await changeDefinition(server(), { kind: 'delete', type: 'membership', documentId: again });
    expect((await totalIn('2022-04')).value).toBe(180);
    await change('membership', member, { toMonth: null });
    expect((await totalIn('2022-04')).value).toBe(240);
  });

  it('are frozen with what they are made of: later edits of earlier months change neither', async () => {
    await write('put', `partners/${documents.pc}`, { name: '伙伴丙' });
    await publishMonth(server(), '2022-03');
    await write('put', `activities/${documents.february}`, { measurements: { stock: 70 } });
    const published = await server().request.get(`${TOTALS}/2022-03`).query({ programme: 'lab' }).expect(200);
    expect(published.body.data.programmes[0].totals[0]).toMatchObject({
      ...{ value: 240, yearToDate: 240, toDate: 240 },
      carried: { partners: 1, since: '2022-02' },
    });
    for (const basis of ['month', 'to-date']) {
      const { body } = await server()
        .request.get(`${TOTALS}/2022-03/lab/stock/sources`)
        .query({ basis })
        .expect(200);
      // February is not public: its entry is counted, but not named.
      expect(body.data.map(({ share }: { share: number }) => share)).toEqual([60, 180]);
    }
    const report = await server().request.get('/api/monthly-report/reports/2022-03').expect(200);
    expect(report.body.data.programmes[0].totals[0].carried).toEqual({ partners: 1, since: '2022-02' });
    const formats = await Promise.all(
      ['md', 'html'].map((format) =>
        server().request.get(`/api/monthly-report/reports/2022-03.${format}`).redirects(1),
      ),
    );
    for (const { text } of formats) {
      expect(text).toContain('240');
      expect(text).toContain('含1家沿用2月数');
    }
    expect((await totalIn('2022-03')).value).toBe(250);
  });
});
