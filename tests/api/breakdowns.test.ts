/** Breakdowns from the entry to the publication, in every format and on both databases. */
import { describeOnBothDatabases } from '../helpers/both-databases';
import { runCommand } from '../helpers/command';
import { publishMonth } from '../helpers/publish';

const TOTALS = '/api/monthly-report/totals';

interface Option {
  readonly option: string;
  readonly value: number | null;
}
interface Total {
  readonly indicator: string;
  readonly value: number | null;
  readonly breakdown?: readonly { readonly options: readonly Option[]; readonly unknown: number | null }[];
}

/** "female 12, male 20, unknown 1" */
const told = (total: Total | undefined): string | undefined =>
  total?.breakdown
    ?.map(({ options, unknown }) =>
      [...options.map(({ option, value }) => `${option} ${value}`), `unknown ${unknown}`].join(', '),
    )
    .join('; ');

describeOnBothDatabases('Breakdowns', {}, (server) => {
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
  const read = async (month: string, query: object = {}) => {
    const { body, status } = await server()
      .request.get(`${TOTALS}/${month}`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft', programme: 'lab', breakdown: 'sex', ...query });
    expect([status, body.error]).toEqual([200, undefined]);
    return body.data.programmes[0] as { totals: Total[]; groups: { code: string; totals: Total[] }[] };
  };
  const totalOf = ({ totals }: { readonly totals: readonly Total[] }, indicator: string) =>
    totals.find((total) => total.indicator === indicator);
  const toldIn = async (month: string, indicator: string, query: object = {}) =>
    told(totalOf(await read(month, query), indicator));
  const entered = (partner: string, startDate: string, measurements: object, more: object = {}) =>
    write('post', 'activities', {
      ...{ title: `活动 ${partner} ${startDate}`, programme: documents.lab, partner: documents[partner] },
      ...{ startDate, measurements, ...more },
    });
  const check = async () => {
    const { output } = await runCommand('totals.mjs', ['check'], server().databaseEnv);
    expect(output).toContain(' 0 differences.');
  };

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    documents.north = await write('post', 'regions', { code: 'north', name: '华北区' });
    for (const code of ['pa', 'pb']) {
      documents[code] = await write('post', 'partners', {
        ...{ code, name: `伙伴${code}` },
        ...(code === 'pa' && { region: documents.north }),
      });
    }
    documents.village = await write('post', 'communities', { code: 'village', name: '阳光村' });
    documents.sex = await write('post', 'dimensions', {
      ...{ code: 'sex', name: '性别', nameEn: 'Sex' },
      options: [
        { code: 'female', label: '女', labelEn: 'Women' },
        { code: 'male', label: '男', labelEn: 'Men' },
      ],
    });
    documents.age = await write('post', 'dimensions', {
      ...{ code: 'age', name: '年龄段', options: [{ code: 'child', label: '儿童' }] },
    });
    const measured = { source: 'measured', decimals: 0, aggregationType: 'SUM' };
    const codes = [
      ['participants', { calculationFormulaAcrossPeriods: 'sum' }, ['sex', 'age']],
      ['members', { calculationFormulaAcrossPeriods: 'latest' }, ['sex']],
      ['latest', { aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'sum' }, ['sex']],
      ['plain', { calculationFormulaAcrossPeriods: 'sum' }, []],
    ] as const;
    for (const [code, settings, dimensions] of codes) {
      documents[code] = await write('post', 'indicators', {
        ...{ code, label: code, ...measured, ...settings },
        dimensions: dimensions.map((dimension) => documents[dimension]),
      });
    }
    documents.whole = await write('post', 'indicators', {
      ...{ code: 'whole', label: '合计', ...measured, calculationFormulaAcrossPeriods: 'sum' },
      ...{ parts: [documents.participants, documents.plain], dimensions: [documents.sex] },
    });
    documents.lab = await write('post', 'programmes', {
      ...{ code: 'lab', name: '实验项目', startMonth: '2022-01' },
      summaryTemplate:
        '{participants}人次，其中女{participants_sex_female}，不详{participants_sex_unknown}。',
      indicators: [...codes.map(([code]) => documents[code]), documents.whole],
    });
    for (const partner of ['pa', 'pb']) {
      await write('post', 'memberships', {
        ...{ partner: documents[partner], programme: documents.lab, fromMonth: '2022-01' },
      });
    }
    documents.first = await entered(
      'pa',
      '2022-01-10',
      {
        participants: { value: 33, by: { sex: { female: 12, male: 20 } } },
        members: { value: 9, by: { sex: { female: 4 } } },
        latest: { value: 5, by: { sex: { male: 5 } } },
      },
      { communities: [documents.village] },
    );
    await entered('pb', '2022-01-11', { participants: 10, members: { by: { sex: { female: 1, male: 2 } } } });
    await entered('pa', '2022-02-11', { participants: { by: { sex: { female: 3, male: 4 } } }, plain: 2 });
  });

  it('leave the rest unknown, add up over months, partners, communities and parts', async () => {
    expect(await toldIn('2022-01', 'participants')).toBe('female 12, male 20, unknown 11');
    expect(await toldIn('2022-02', 'participants', { basis: 'to-date' })).toBe(
      'female 15, male 24, unknown 11',
    );
    expect(await toldIn('2022-02', 'whole')).toBe('female 3, male 4, unknown 2');
    expect(await toldIn('2022-02', 'members')).toBe('female 5, male 2, unknown 5');
    for (const [groupBy, expected] of [
      ['region', ['female 12, male 20, unknown 1', 'female null, male null, unknown 10']],
      ['partner', ['female 12, male 20, unknown 1', 'female null, male null, unknown 10']],
      ['community', ['female 12, male 20, unknown 1', 'female null, male null, unknown 10']],
      ['activity-type', ['female 12, male 20, unknown 11']],
    ] as const) {
      const { groups } = await read('2022-01', { groupBy });
      expect([groupBy, groups.map((group) => told(totalOf(group, 'participants')))]).toEqual([
        groupBy,
        expected,
      ]);
    }
    const { groups } = await read('2022-02', { groupBy: 'community' });
    expect(groups.map((group) => told(totalOf(group, 'members')))).toEqual([
      'female 4, male null, unknown 5',
      'female 1, male 2, unknown 0',
    ]);
    await check();
  });

  it('are told where they are asked for alone, by a dimension there is', async () => {
    expect(
      totalOf(await read('2022-01', { breakdown: undefined }), 'participants')?.breakdown,
    ).toBeUndefined();
    expect(await toldIn('2022-01', 'plain')).toBeUndefined();
    const unknown = await server()
      .request.get(`${TOTALS}/2022-01`)
      .auth(token, { type: 'bearer' })
      .query({ status: 'draft', breakdown: 'height' });
    expect([unknown.status, unknown.body.error.message]).toEqual([404, expect.stringContaining('sex, age')]);
    const { text } = await server()
      .request.get(`${TOTALS}/2022-01`)
      .auth(token, { type: 'bearer' })
      .set('Accept', 'text/csv')
      .query({ status: 'draft', breakdown: 'sex' });
    expect(text).toContain('participants,participants,,12,,,,,,sex,female,女');
  });

  it('follow every edit: of an option, of the value, of the latest entry and of the state that stands', async () => {
    const own = `activities/${documents.first}`;
    const grid = {
      participants: { value: 33, by: { sex: { female: 13, male: 20 } } },
      members: 9,
      latest: { value: 5, by: { sex: { male: 5 } } },
    };
    await write('put', own, { measurements: grid });
    expect(await toldIn('2022-01', 'participants')).toBe('female 13, male 20, unknown 10');
    expect(await toldIn('2022-02', 'members')).toBe('female 1, male 2, unknown 9');
    await check();
    const later = await entered('pa', '2022-01-20', { latest: { value: 8, by: { sex: { female: 6 } } } });
    expect(await toldIn('2022-01', 'latest')).toBe('female 6, male null, unknown 2');
    await check();
    await server().request.delete(`/api/activities/${later}`).auth(token, { type: 'bearer' }).expect(204);
    expect(await toldIn('2022-01', 'latest')).toBe('female null, male 5, unknown 0');
    await write('put', own, {
      measurements: { ...grid, participants: 33, members: { value: 9, by: { sex: { female: 4 } } } },
    });
    expect(await toldIn('2022-01', 'participants')).toBe('female null, male null, unknown 43');
    await write('put', own, { measurements: { ...grid, members: { value: 9, by: { sex: { female: 4 } } } } });
    await check();
  });

  it('are the same when everything is counted anew', async () => {
    const months = ['2022-01', '2022-02'];
    const bases = ['month', 'year-to-date', 'to-date'];
    const all = () =>
      Promise.all(
        months.flatMap((month) => bases.map((basis) => read(month, { basis, groupBy: 'partner' }))),
      );
    const before = await all();
    const { output } = await runCommand('totals.mjs', ['rebuild'], server().databaseEnv);
    expect(output).toBeTruthy();
    expect(await all()).toEqual(before);
    await check();
  });

  it.each<[string, object, string]>([
    [
      'options over the value',
      { participants: { value: 33, by: { sex: { female: 12, male: 22 } } } },
      '大于总数33',
    ],
    ['an unknown option', { participants: { value: 3, by: { sex: { other: 1 } } } }, '可填：female、male'],
    ['a dimension it lacks', { members: { value: 3, by: { age: { child: 1 } } } }, '可用：sex'],
    ['a breakdown it lacks', { plain: { value: 3, by: { sex: { female: 1 } } } }, '不按维度分组'],
    [
      'dimensions with different sums',
      { participants: { by: { sex: { female: 12, male: 20 }, age: { child: 35 } } } },
      '各维度合计不同',
    ],
    ['a text', { participants: { value: 3, by: { sex: { female: '1' } } } }, '应为数字'],
    [
      'what is too deep',
      { participants: { value: 3, by: { sex: { female: { male: 1 } } } } },
      'participants',
    ],
  ])('refuse %s, and nothing is saved', async (_name, measurements, sentence) => {
    const before = await toldIn('2022-01', 'participants');
    expect(await refused('put', `activities/${documents.first}`, { measurements })).toContain(sentence);
    expect(await toldIn('2022-01', 'participants')).toBe(before);
  });

  it('are of sums alone, of options with codes of their own, and keep those that have figures', async () => {
    expect(
      await refused('post', 'indicators', {
        ...{ code: 'most', label: '最多', source: 'measured', aggregationType: 'MAX' },
        ...{ calculationFormulaAcrossPeriods: 'max', dimensions: [documents.sex] },
      }),
    ).toContain('SUM 或 LAST');
    expect(
      await refused('post', 'indicators', {
        ...{ code: 'participants_sex_female', label: '女', source: 'measured', aggregationType: 'SUM' },
        calculationFormulaAcrossPeriods: 'sum',
      }),
    ).toContain('participants_sex_female');
    const option = (code: string) => ({ code, label: code });
    expect(
      await refused('post', 'dimensions', { code: 'x', name: 'x', options: [option('unknown')] }),
    ).toContain('已保留');
    expect(
      await refused('post', 'dimensions', { code: 'x', name: 'x', options: [option('a'), option('a')] }),
    ).toContain('重复');
    expect(
      await refused('put', `dimensions/${documents.sex}`, { options: [option('female'), option('m')] }),
    ).toContain('“male”已有填报数据');
    const { status } = await server()
      .request.delete(`/api/dimensions/${documents.sex}`)
      .auth(token, { type: 'bearer' });
    expect(status).toBe(409);
    expect(
      await refused('put', `programmes/${documents.lab}`, { summaryTemplate: '{participants_sex_other}' }),
    ).toContain('participants_sex_other');
  });

  it('are frozen with the month and printed under the figure in every format', async () => {
    await write('put', `activities/${documents.first}`, {
      measurements: { participants: { value: 33, by: { sex: { female: 12, male: 20 }, age: { child: 7 } } } },
    });
    await publishMonth(server(), '2022-01');
    await write('put', `dimensions/${documents.sex}`, {
      options: [
        { code: 'female', label: '女性' },
        { code: 'male', label: '男性' },
        { code: 'other', label: '其他' },
      ],
    });
    const published = await server()
      .request.get(`${TOTALS}/2022-01`)
      .query({ programme: 'lab', breakdown: 'sex', groupBy: 'partner' })
      .expect(200);
    const [programme] = published.body.data.programmes;
    expect(programme.totals[0].breakdown).toEqual([
      {
        ...{ dimension: 'sex', name: '性别', unknown: 11 },
        options: [
          { option: 'female', label: '女', value: 12 },
          { option: 'male', label: '男', value: 20 },
        ],
      },
    ]);
    expect(programme.groups.map((group: { totals: Total[] }) => told(group.totals[0]))).toEqual([
      'female 12, male 20, unknown 1',
      'female null, male null, unknown 10',
    ]);
    const report = await server().request.get('/api/monthly-report/reports/2022-01').expect(200);
    const [told2022] = report.body.data.programmes;
    expect(told2022.totals[0].breakdown.map(({ dimension }: { dimension: string }) => dimension)).toEqual([
      'sex',
      'age',
    ]);
    expect(told2022.summary).toBe('43人次，其中女12，不详11。');
    for (const format of ['md', 'html']) {
      const { text } = await server()
        .request.get(`/api/monthly-report/reports/2022-01.${format}`)
        .redirects(1);
      expect(text).toContain('其中：女 12、男 20、不详 11');
      expect(text).toContain('其中：儿童 7、不详 36');
    }
  });
});
