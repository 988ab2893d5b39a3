/** Ratios from their definition to the publication, on both databases. */
import { describeOnBothDatabases } from '../helpers/both-databases';
import { publishMonth } from '../helpers/publish';

const TOTALS = '/api/monthly-report/totals';

interface Total {
  readonly indicator: string;
  readonly value: number | null;
  readonly yearToDate: number | null;
}

describeOnBothDatabases('Ratios', {}, (server) => {
  let token = '';
  const documents: Record<string, string> = {};

  const send = (method: 'post' | 'put', path: string, data: object) =>
    server().request[method](`/api/${path}`).auth(token, { type: 'bearer' }).send({ data });
  const write = async (method: 'post' | 'put', path: string, data: object): Promise<string> => {
    const { body, status } = await send(method, path, data);
    expect([status, body.error]).toEqual([method === 'post' ? 201 : 200, undefined]);
    return (body.data as { documentId: string }).documentId;
  };
  const refused = async (method: 'post' | 'put', path: string, data: object): Promise<string> => {
    const { body, status } = await send(method, path, data);
    expect([status, typeof body.error?.message]).toEqual([400, 'string']);
    return body.error.message as string;
  };
  const read = async (path: string, query: object = {}) => {
    const { body, status } = await server()
      .request.get(`${TOTALS}${path}`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft', ...query });
    expect([status, body.error]).toEqual([200, undefined]);
    return body.data;
  };
  const rate = { code: 'hh_rate', label: '合格率', unit: '%', decimals: 2, source: 'ratio', factor: 100 };

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    for (const code of ['pa', 'pb']) {
      documents[code] = await write('post', 'partners', { code, name: `伙伴${code}` });
    }
    const measured = { source: 'measured', decimals: 0, aggregationType: 'SUM' };
    for (const code of ['hh_ok', 'hh_seen', 'elsewhere']) {
      documents[code] = await write('post', 'indicators', {
        ...{ code, label: code, ...measured, calculationFormulaAcrossPeriods: 'sum' },
      });
    }
    documents.rate = await write('post', 'indicators', {
      ...{ ...rate, numerator: documents.hh_ok, denominator: documents.hh_seen },
    });
    documents.lab = await write('post', 'programmes', {
      ...{ code: 'lab', name: '实验项目', startMonth: '2022-01', summaryTemplate: '合格率{hh_rate}%。' },
      indicators: ['rate', 'hh_ok', 'hh_seen'].map((code) => documents[code]),
    });
    for (const partner of ['pa', 'pb']) {
      await write('post', 'memberships', {
        ...{ partner: documents[partner], programme: documents.lab, fromMonth: '2022-01' },
      });
    }
    const entered = (partner: string, startDate: string, measurements: object) =>
      write('post', 'activities', {
        ...{ title: `走访 ${partner}`, programme: documents.lab, partner: documents[partner] },
        ...{ startDate, measurements },
      });
    documents.first = await entered('pa', '2022-01-10', { hh_ok: 1, hh_seen: 2 });
    await entered('pb', '2022-01-11', { hh_ok: 100, hh_seen: 1000 });
    await entered('pa', '2022-02-10', { hh_ok: 1, hh_seen: 8 });
  });

  it('are of the sums of their sides, in totals, groups and series', async () => {
    const { programmes } = await read('/2022-01', { programme: 'lab', groupBy: 'partner' });
    expect(programmes[0].totals[0]).toMatchObject({
      ...{ indicator: 'hh_rate', value: 10.07984, unit: '%' },
      ratio: {
        numerator: { indicator: 'hh_ok', value: 101 },
        denominator: { indicator: 'hh_seen', value: 1002 },
      },
    });
    expect(
      programmes[0].groups.map(({ code, totals }: { code: string; totals: Total[] }) => [
        code,
        totals[0]?.value,
      ]),
    ).toEqual([
      ['pa', 50],
      ['pb', 10],
    ]);
    const february = await read('/2022-02', { programme: 'lab', basis: 'to-date' });
    expect(february.programmes[0].totals[0]).toMatchObject({
      ...{ value: 10.09901, change: { value: 2.42016, percent: null } },
      ratio: { numerator: { value: 102 }, denominator: { value: 1010 } },
    });
    const series = await read('', { from: '2022-01', to: '2022-03', programme: 'lab', indicator: 'hh_rate' });
    expect(series[0].points.map(({ value }: Total) => value)).toEqual([10.07984, 12.5, null]);
  });

  it('have the sources of both sides, a page at a time', async () => {
    const page = { programme: 'lab', 'pagination[pageSize]': 3, 'pagination[page]': 1 };
    const { body } = await server()
      .request.get(`${TOTALS}/2022-01/lab/hh_rate/sources`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft', ...page, programme: undefined });
    expect(body.meta.total).toBe(4);
    expect(body.data).toEqual([
      expect.objectContaining({ documentId: documents.first, value: 1, share: null, side: 'numerator' }),
      expect.objectContaining({ documentId: documents.first, value: 2, share: null, side: 'denominator' }),
      expect.objectContaining({ value: 100, share: null, side: 'numerator' }),
    ]);
  });

  it('are never entered', async () => {
    const message = await refused('put', `activities/${documents.first}`, { measurements: { hh_rate: 50 } });
    expect(message).toContain('合格率（hh_rate）是比率');
  });

  it.each<[string, () => object, string]>([
    ['without a numerator', () => ({ denominator: documents.hh_seen }), '比率须有分子'],
    ['without a denominator', () => ({ numerator: documents.hh_ok }), '比率须有分母'],
    [
      'without a factor',
      () => ({ numerator: documents.hh_ok, denominator: documents.hh_seen, factor: null }),
      '百分比填100',
    ],
    [
      'with parts',
      () => ({ numerator: documents.hh_ok, denominator: documents.hh_seen, parts: [documents.hh_ok] }),
      '没有分项',
    ],
  ])('are refused %s', async (_name, settings, sentence) => {
    expect(await refused('post', 'indicators', { ...rate, code: 'other', ...settings() })).toContain(
      sentence,
    );
  });

  it('are refused of themselves, in a circle, within parts, and of what does not belong', async () => {
    const own = `indicators/${documents.rate}`;
    expect(await refused('put', own, { numerator: documents.rate })).toContain('不能是自己的分子或分母');
    const outer = await write('post', 'indicators', {
      ...{ ...rate, code: 'outer', numerator: documents.rate, denominator: documents.hh_seen },
    });
    expect(await refused('put', own, { denominator: outer })).toContain('不能是自己的分子或分母');
    expect(
      await refused('post', 'indicators', {
        ...{ code: 'sum', label: '合计', source: 'calculated', parts: [documents.rate, documents.hh_ok] },
      }),
    ).toContain('“hh_rate”是比率，不能相加');
    expect(await refused('put', own, { denominator: documents.elsewhere })).toContain('没有指标“elsewhere”');
    expect(
      await refused('put', `programmes/${documents.lab}`, { indicators: [documents.rate, documents.hh_ok] }),
    ).toContain('缺少“hh_seen”');
    const whole = await write('post', 'indicators', {
      ...{ code: 'whole', label: '合计', source: 'calculated', parts: [documents.elsewhere] },
    });
    expect(
      await refused('put', `indicators/${documents.elsewhere}`, {
        ...{ source: 'ratio', numerator: documents.hh_ok, denominator: documents.hh_seen, factor: 1 },
      }),
    ).toContain('是“whole”的分项');
    for (const gone of [whole, outer]) {
      await server().request.delete(`/api/indicators/${gone}`).auth(token, { type: 'bearer' }).expect(204);
    }
  });

  it('keep the indicators they are made of', async () => {
    const lone = await write('post', 'indicators', {
      ...{ code: 'hh_lone', label: '独户', source: 'measured', aggregationType: 'SUM' },
      calculationFormulaAcrossPeriods: 'sum',
    });
    await write('post', 'indicators', {
      ...{ code: 'hh_lone_rate', label: '独户率', source: 'ratio', factor: 100 },
      ...{ numerator: lone, denominator: documents.hh_seen },
    });
    const remove = async (documentId: string | undefined) => {
      const { body, status } = await server()
        .request.delete(`/api/indicators/${documentId}`)
        .auth(token, { type: 'bearer' });
      return [status, (body as { error: { message: string } }).error.message];
    };
    expect(await remove(lone)).toEqual([400, expect.stringContaining('比率“hh_lone_rate”用到指标“hh_lone”')]);
    // An indicator with figures cannot be removed.
    expect(await remove(documents.hh_seen)).toEqual([409, expect.stringContaining('已有计入的数据')]);
  });

  it('are frozen with their sides, and print them in every format', async () => {
    await publishMonth(server(), '2022-01');
    await write('put', `indicators/${documents.hh_ok}`, { label: '合格户数' });
    const totals = await server().request.get(`${TOTALS}/2022-01`).query({ programme: 'lab' }).expect(200);
    const told = {
      value: 10.07984,
      ratio: {
        numerator: { indicator: 'hh_ok', value: 101 },
        denominator: { indicator: 'hh_seen', value: 1002 },
      },
    };
    expect(totals.body.data.programmes[0].totals[0]).toMatchObject(told);
    const report = await server().request.get('/api/monthly-report/reports/2022-01').expect(200);
    expect(report.body.data.programmes[0].totals[0]).toMatchObject(told);
    expect(report.body.data.programmes[0].summary).toBe('合格率10.08%。');
    for (const format of ['md', 'html']) {
      const { text } = await server()
        .request.get(`/api/monthly-report/reports/2022-01.${format}`)
        .redirects(1);
      expect(text).toMatch(/hh_ok 101 ÷ \S+ 1,002/);
    }
    const page = await server().request.get('/reports/2022-01/sources/lab/hh_rate').expect(200);
    expect(page.text).toContain('分子合计与分母合计之比');
    const { body } = await server().request.get(`${TOTALS}/2022-01/lab/hh_rate/sources`).expect(200);
    expect(body.data.map(({ side }: { side: string }) => side)).toEqual([
      ...['numerator', 'denominator', 'numerator', 'denominator'],
    ]);
  });
});
