/** A separate step changes the meaning of figures: it shows the figures, asks for a reason and writes a trail row. */
import type {
  DefinitionPreview,
  FigureDifference,
} from '../../src/plugins/monthly-report/shared/definitions';
import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import {
  ask,
  asAdmin,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
} from '../helpers/bound-accounts';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { runCommand } from '../helpers/command';
import { publishMonth } from '../helpers/publish';

const STEP = '更改定义';

interface Refused {
  readonly status: number;
  readonly message: string;
  readonly step?: string;
  readonly fields: readonly string[];
}

interface TrailRow {
  readonly action: string;
  readonly actor: string;
  readonly details: Readonly<Record<string, unknown>>;
}

describeOnBothDatabases('Changing a definition', {}, (server) => {
  let token = '';
  const documents: Record<string, string> = {};

  const send = (method: 'post' | 'put' | 'delete', path: string, data?: object) => {
    const request = server().request[method](`/api/${path}`).auth(token, { type: 'bearer' });
    return data === undefined ? request : request.send({ data });
  };
  const create = async (path: string, data: object): Promise<string> => {
    const { body, status } = await send('post', path, data);
    expect([path, status, body.error]).toEqual([path, 201, undefined]);
    return (body.data as { documentId: string }).documentId;
  };
  const refusalOf = ({ status, body }: { status: number; body: unknown }): Refused => {
    const { error } = body as {
      error?: { message: string; details?: { step?: string; errors?: { path: string[] }[] } };
    };
    const { message = '', details = {} } = error ?? {};
    return {
      status,
      message,
      ...(details.step !== undefined && { step: details.step }),
      fields: (details.errors ?? []).map(({ path }) => path.join('.')),
    };
  };
  const ids = (...codes: string[]) => codes.map((code) => documents[code]);
  const entered = (partner: string, startDate: string, measurements: object) =>
    create('activities', {
      title: `活动 ${partner} ${startDate}`,
      programme: documents.lab,
      partner: documents[partner],
      startDate,
      measurements,
    });
  const asked = async (path: string, body: object, as?: string) =>
    ask(server(), as ?? (await server().adminToken()), {
      method: 'post',
      path: `/monthly-report/definitions/${path}`,
      body,
    });
  const preview = async (change: object): Promise<DefinitionPreview> => {
    const { status, body } = await asked('preview', { change });
    expect([status, body.error]).toEqual([200, undefined]);
    return body.data as DefinitionPreview;
  };
  const take = (change: object, { seen }: DefinitionPreview, reason = '秘书处核定') =>
    asked('change', { change, reason, seen });
  const mustTake = async (change: object): Promise<DefinitionPreview> => {
    const seen = await preview(change);
    const { status, body } = await take(change, seen);
    expect([status, body.error]).toEqual([200, undefined]);
    return seen;
  };
  const update = (type: string, name: string, data: object) => ({
    kind: 'update',
    type,
    documentId: documents[name],
    data,
  });
  const shown = (figures: readonly FigureDifference[]) =>
    figures
      .filter(({ group }) => group === null)
      .map(
        ({ indicator, month, basis, before, after }) =>
          `${indicator} ${month} ${basis}: ${before} → ${after}`,
      );
  const valueOf = async (month: string, indicator: string, basis = 'month') => {
    const { body } = await server()
      .request.get(`/api/monthly-report/totals/${month}`)
      .auth(token, { type: 'bearer' })
      .query({ programme: 'lab', basis, status: 'draft' });
    const totals = (body as { data: { programmes: { totals: { indicator: string; value: number }[] }[] } })
      .data.programmes[0]?.totals;
    return totals?.find((total) => total.indicator === indicator)?.value;
  };
  const trail = async (): Promise<readonly TrailRow[]> =>
    (await ask(server(), await server().adminToken(), { method: 'get', path: '/monthly-report/trail' })).body
      .data;

  const expectExact = async (): Promise<void> => {
    const { output } = await runCommand('totals.mjs', ['check'], server().databaseEnv);
    expect(output).toContain(' 0 differences.');
  };

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    documents.north = await create('regions', { code: 'north', name: '华北区' });
    documents.south = await create('regions', { code: 'south', name: '华南区' });
    documents.cleaning = await create('activity-types', { code: 'cleaning', name: '清理' });
    documents.yard = await create('communities', { code: 'yard', name: '大院社区', kind: 'community' });
    for (const partner of ['pa', 'pb', 'pc', 'idle']) {
      documents[partner] = await create('partners', {
        ...{
          code: partner,
          name: `伙伴${partner}`,
          region: partner === 'pb' ? documents.south : documents.north,
        },
      });
    }
    documents.sex = await create('dimensions', {
      ...{ code: 'sex', name: '性别' },
      options: [
        { code: 'female', label: '女' },
        { code: 'male', label: '男' },
      ],
    });
    documents.age = await create('dimensions', {
      ...{ code: 'age', name: '年龄' },
      options: [{ code: 'young', label: '青年' }],
    });
    const measured = { source: 'measured', aggregationType: 'SUM', calculationFormulaAcrossPeriods: 'sum' };
    const indicators: readonly (readonly [string, () => object])[] = [
      ['people', () => ({ ...measured, unit: '人', dimensions: ids('sex') })],
      ['weight', () => ({ ...measured, unit: 'kg', unitEn: 'kg', decimals: 1 })],
      ['stock', () => ({ ...measured, calculationFormulaAcrossPeriods: 'latest' })],
      ['half', () => measured],
      ['whole', () => ({ ...measured, parts: ids('half') })],
      ['sum', () => ({ source: 'calculated', parts: ids('people', 'half') })],
      [
        'rate',
        () => ({ source: 'ratio', numerator: documents.half, denominator: documents.people, factor: 100 }),
      ],
      ['partners', () => ({ source: 'counted', counts: 'partner' })],
      ['unused', () => measured],
      ['spare', () => ({ ...measured, unit: 'kg' })],
    ];
    for (const [code, settings] of indicators) {
      documents[code] = await create('indicators', {
        code,
        label: `指标${code}`,
        decimals: 0,
        ...settings(),
      });
    }
    documents.lab = await create('programmes', {
      ...{ code: 'lab', name: '实验项目', startMonth: '2022-01', summaryTemplate: '本月开展了活动。' },
      indicators: ids(...indicators.map(([code]) => code).filter((code) => code !== 'spare')),
    });
    documents.other = await create('programmes', {
      ...{ code: 'other', name: '另一项目', startMonth: '2022-01', summaryTemplate: '本月无。' },
      indicators: ids('people'),
    });
    for (const partner of ['pa', 'pb', 'idle']) {
      documents[`member ${partner}`] = await create('memberships', {
        ...{ partner: documents[partner], programme: documents.lab, fromMonth: '2022-01' },
      });
    }
    await create('activities', {
      ...{ title: '活动', programme: documents.lab, partner: documents.pa, startDate: '2022-01-10' },
      ...{ activityType: documents.cleaning, communities: ids('yard') },
      measurements: {
        people: { value: 10, by: { sex: { female: 6, male: 3 } } },
        weight: 19.5,
        stock: 100,
        half: 4,
      },
    });
    await entered('pb', '2022-01-11', { people: 5, stock: 40 });
    await entered('pa', '2022-02-10', { people: 20, stock: 150, half: 2 });
    await publishMonth(server(), '2022-01');
  });

  it.each<readonly [string, string, string, () => object]>([
    ['the unit', 'weight', 'unit', () => ({ unit: '吨' })],
    ['the unit by another name', 'weight', 'unit', () => ({ unit: '千克' })],
    ['fewer decimals', 'weight', 'decimals', () => ({ decimals: 0 })],
    ['the code', 'weight', 'code', () => ({ code: 'mass' })],
    ['the source', 'half', 'source counts', () => ({ source: 'counted', counts: 'activity' })],
    ['the aggregation', 'people', 'aggregationType', () => ({ aggregationType: 'LAST' })],
    [
      'the formula across periods',
      'people',
      'calculationFormulaAcrossPeriods',
      () => ({ calculationFormulaAcrossPeriods: 'max' }),
    ],
    ['what is counted', 'partners', 'counts', () => ({ counts: 'activity' })],
    ['the parts of what is entered', 'whole', 'parts', () => ({ parts: [] })],
    ['the parts of a sum', 'sum', 'parts', () => ({ parts: ids('people') })],
    ['the numerator of a ratio', 'rate', 'numerator', () => ({ numerator: documents.weight })],
    ['the denominator of a ratio', 'rate', 'denominator', () => ({ denominator: documents.weight })],
    ['the factor of a ratio', 'rate', 'factor', () => ({ factor: 1000 })],
    ['the dimensions', 'people', 'dimensions', () => ({ dimensions: [] })],
  ])('is no edit of an indicator: %s', async (_what, code, field, data) => {
    const refused = refusalOf(await send('put', `indicators/${documents[code]}`, data()));
    const fields = field.split(' ');
    expect([refused.status, refused.step, refused.fields]).toEqual([400, 'change-definition', fields]);
    expect(refused.message).toContain(STEP);
    expect(refused.message).toContain('Change definition');
    // The content manager gives the same answer.
    const inPanel = await ask(server(), await server().adminToken(), {
      method: 'put',
      path: `${entriesOf('api::indicator.indicator')}/${documents[code]}`,
      body: Object.fromEntries(
        Object.entries(data()).map(([name, value]) => [
          name,
          Array.isArray(value) ? { set: (value as string[]).map((documentId) => ({ documentId })) } : value,
        ]),
      ),
    });
    expect(refusalOf(inPanel).fields).toEqual(fields);
  });

  it.each<readonly [string, string, string, string, () => object]>([
    ['the start month', 'programmes', 'lab', 'startMonth', () => ({ startMonth: '2022-02' })],
    [
      'an indicator less',
      'programmes',
      'lab',
      'indicators',
      () => ({ indicators: ids('people', 'stock', 'half') }),
    ],
    [
      'an option code',
      'dimensions',
      'sex',
      'options',
      () => ({ options: [{ code: 'female', label: '女' }] }),
    ],
    ['the end of carrying', 'memberships', 'member pb', 'toMonth', () => ({ toMonth: '2022-01' })],
    ['a later beginning', 'memberships', 'member pb', 'fromMonth', () => ({ fromMonth: '2022-02' })],
  ])('is no edit of anything else: %s', async (_what, path, name, field, data) => {
    const refused = refusalOf(await send('put', `${path}/${documents[name]}`, data()));
    expect([refused.status, refused.step, refused.fields]).toEqual([400, 'change-definition', [field]]);
    expect(refused.message).toContain(STEP);
  });

  it('leaves free what changes no figure, and what has none', async () => {
    const harmless: readonly (readonly [string, string, object])[] = [
      ['indicators', 'weight', { label: '重量', labelEn: 'Weight', decimals: 2, direction: 'decrease' }],
      ['indicators', 'people', { unitEn: 'people', isKeyFigure: true, lowest: '0', highest: '5000' }],
      ['indicators', 'people', { calculationFormulaAcrossPeriods: 'sum', dimensions: ids('sex'), factor: 7 }],
      ['indicators', 'spare', { unit: '吨', aggregationType: 'MAX', decimals: 3 }],
      ['indicators', 'unused', { aggregationType: 'MAX', calculationFormulaAcrossPeriods: 'max' }],
      ['programmes', 'lab', { name: '实验项目一', order: 3, dueDay: 8 }],
      ['programmes', 'other', { startMonth: '2022-03', indicators: ids('weight') }],
      ['memberships', 'member idle', { toMonth: '2022-06' }],
      [
        'dimensions',
        'sex',
        {
          options: [
            { code: 'male', label: '男性' },
            { code: 'female', label: '女性' },
            { code: 'unsaid', label: '未说明' },
          ],
        },
      ],
      ['dimensions', 'age', { code: 'age_group', options: [{ code: 'old', label: '老年' }] }],
      ['partners', 'pa', { name: '伙伴甲', region: documents.north }],
    ];
    for (const [path, name, data] of harmless) {
      const { status, body } = await send('put', `${path}/${documents[name]}`, data);
      expect([path, name, status, body.error]).toEqual([path, name, 200, undefined]);
    }
    // The same indicators in another order, and without and with one that counts nothing there.
    const order = ['stock', 'people', 'weight', 'half', 'whole', 'sum', 'rate', 'partners'];
    for (const codes of [order, [...order, 'spare'], [...order, 'unused']]) {
      const { status, body } = await send('put', `programmes/${documents.lab}`, {
        indicators: ids(...codes),
      });
      expect([codes, status, body.error]).toEqual([codes, 200, undefined]);
    }
  });

  it.each([
    ['partners', 'pa', '合并'],
    ['regions', 'north', '其他区域'],
    ['communities', 'yard', '合并'],
    ['activity-types', 'cleaning', '请保留它'],
    ['indicators', 'people', '移除'],
    ['indicators', 'partners', '移除'],
    ['programmes', 'lab', '参与关系结束'],
    ['dimensions', 'sex', '移除'],
  ])('deletes nothing with counted entries: %s %s', async (path, name, instead) => {
    const refused = refusalOf(await send('delete', `${path}/${documents[name]}`));
    expect(refused.status).toBe(409);
    expect(refused.message).toContain(instead);
    const inBulk = await ask(server(), await server().adminToken(), {
      method: 'post',
      path: `${entriesOf(`api::${path.replace(/ies$/, 'y').replace(/s$/, '')}.${path.replace(/ies$/, 'y').replace(/s$/, '')}`)}/actions/bulkDelete`,
      body: { documentIds: [documents[name]] },
    });
    expect(inBulk.status).toBe(409);
    expect(
      (await server().request.get(`/api/${path}/${documents[name]}`).auth(token, { type: 'bearer' })).status,
    ).toBe(200);
  });

  it('deletes what has none', async () => {
    const partner = await create('partners', { code: 'nobody', name: '无' });
    expect((await send('delete', `partners/${partner}`)).status).toBe(204);
    const membership = await create('memberships', {
      ...{ partner: documents.pc, programme: documents.lab, fromMonth: '2022-03' },
    });
    expect((await send('delete', `memberships/${membership}`)).status).toBe(204);
  });

  it('shows SUM → MAX month by month, changes nothing, and takes it with a reason', async () => {
    const change = update('indicator', 'people', {
      aggregationType: 'MAX',
      calculationFormulaAcrossPeriods: 'max',
      dimensions: [],
    });
    const seen = await preview(change);
    expect(seen.months).toEqual({ published: ['2022-01'], open: ['2022-02'] });
    expect(seen.obstacle).toBeNull();
    expect(shown(seen.figures)).toEqual([
      'people 2022-01 month: 15 人（其中：男性 3、女性 6、不详 6） → 10 人',
      'people 2022-01 year-to-date: 15 人（其中：男性 3、女性 6、不详 6） → 10 人',
      'people 2022-01 to-date: 15 人（其中：男性 3、女性 6、不详 6） → 10 人',
      'rate 2022-01 month: 27 → 40',
      'rate 2022-01 year-to-date: 27 → 40',
      'rate 2022-01 to-date: 27 → 40',
      'sum 2022-01 month: 19（其中：男性 3、女性 6、不详 10） → 14',
      'sum 2022-01 year-to-date: 19（其中：男性 3、女性 6、不详 10） → 14',
      'sum 2022-01 to-date: 19（其中：男性 3、女性 6、不详 10） → 14',
      'people 2022-02 year-to-date: 35 人（其中：男性 3、女性 6、不详 26） → 20 人',
      'people 2022-02 to-date: 35 人（其中：男性 3、女性 6、不详 26） → 20 人',
      'rate 2022-02 year-to-date: 17 → 30',
      'rate 2022-02 to-date: 17 → 30',
      'sum 2022-02 year-to-date: 41（其中：男性 3、女性 6、不详 32） → 26',
      'sum 2022-02 to-date: 41（其中：男性 3、女性 6、不详 32） → 26',
    ]);
    expect(seen.figures.every(({ month, state }) => (month === '2022-01') === (state === 'published'))).toBe(
      true,
    );
    // A preview changes nothing.
    expect(await valueOf('2022-01', 'people')).toBe(15);

    expect((await take(change, seen, ' ')).status).toBe(400);
    expect((await take(change, { ...seen, seen: '0'.repeat(64) })).status).toBe(409);
    const { status, body } = await take(change, seen);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(await valueOf('2022-02', 'people', 'to-date')).toBe(20);
    await expectExact();
    const row = (await trail()).find(({ action }) => action === 'change-definition');
    expect(row?.details).toMatchObject({
      type: 'api::indicator.indicator',
      reason: '秘书处核定',
      differing: seen.figures.length,
      months: ['2022-01', '2022-02'],
      changes: expect.arrayContaining([{ field: '汇总方式', before: 'SUM', after: 'MAX' }]),
    });
    // The published revision keeps its frozen figures.
    const { body: published } = await server().request.get(
      '/api/monthly-report/totals/2022-01?programme=lab',
    );
    expect(JSON.stringify(published)).toContain('"value":15');

    await mustTake(
      update('indicator', 'people', {
        aggregationType: 'SUM',
        calculationFormulaAcrossPeriods: 'sum',
        dimensions: ids('sex'),
      }),
    );
    expect(await valueOf('2022-02', 'people', 'to-date')).toBe(35);
  });

  it('lets a unit be renamed, and never be another size', async () => {
    const tonnes = update('indicator', 'weight', { unit: '吨', unitEn: 't' });
    const refused = await preview(tonnes);
    expect(shown(refused.figures)[0]).toBe('weight 2022-01 month: 19.5 kg → 19.5 吨');
    expect(refused.obstacle).toContain('单位只能改名');
    expect((await take(tonnes, refused)).status).toBe(409);
    const seen = await mustTake(update('indicator', 'weight', { unit: '千克' }));
    expect(shown(seen.figures)[0]).toBe('weight 2022-01 month: 19.5 kg → 19.5 千克');
  });

  it('shows a later start month, an indicator that goes, and an option that goes', async () => {
    const later = await preview(update('programme', 'lab', { startMonth: '2022-02' }));
    expect(shown(later.figures)).toEqual(
      expect.arrayContaining([
        'people 2022-01 month: 15 人（其中：男性 3、女性 6、不详 6） → 不适用',
        'people 2022-02 to-date: 35 人（其中：男性 3、女性 6、不详 26） → 20 人',
      ]),
    );
    const fewer = await preview(
      update('programme', 'lab', {
        indicators: ids('people', 'stock', 'half', 'whole', 'sum', 'rate', 'partners'),
      }),
    );
    expect(shown(fewer.figures)).toContain('weight 2022-01 month: 19.5 千克 → 不适用');
    expect(new Set(fewer.figures.map(({ indicator }) => indicator))).toEqual(new Set(['unused', 'weight']));
    const option = await preview(
      update('dimension', 'sex', { options: [{ code: 'female', label: '女性' }] }),
    );
    expect(shown(option.figures)[0]).toBe(
      'people 2022-01 month: 15 人（其中：男性 3、女性 6、不详 6） → 15 人（其中：女性 6、不详 9）',
    );
    expect(await valueOf('2022-02', 'people', 'to-date')).toBe(35);
  });

  it('shows what a membership that ends no longer carries', async () => {
    const ended = update('membership', 'member pb', { toMonth: '2022-01' });
    const seen = await mustTake(ended);
    expect(shown(seen.figures)).toEqual(
      ['month', 'year-to-date', 'to-date'].map((basis) => `stock 2022-02 ${basis}: 190 → 150`),
    );
    expect(
      seen.figures
        .filter(({ group }) => group !== null)
        .map(({ group, before, after }) => [group?.code, before, after]),
    ).toEqual([
      ['south', '40', '不适用'],
      ['pb', '40', '不适用'],
    ]);
    expect(await valueOf('2022-02', 'stock')).toBe(150);
    await expectExact();
    await mustTake(update('membership', 'member pb', { toMonth: null }));
    expect(await valueOf('2022-02', 'stock')).toBe(190);
  });

  it('merges partners whose months are open, with what becomes of the figures', async () => {
    await entered('pc', '2022-03-05', { people: 7, stock: 9 });
    await entered('pa', '2022-03-06', { people: 1 });
    const merge = { kind: 'merge-partners', keep: documents.pa, merge: ids('pc') };
    const seen = await preview(merge);
    expect(shown(seen.figures)).toContain('partners 2022-03 month: 2 → 1');
    expect(seen.figures).toContainEqual(
      expect.objectContaining({
        group: expect.objectContaining({ by: 'partner', code: 'pa' }),
        indicator: 'people',
        month: '2022-03',
        after: '8 人',
      }),
    );
    expect((await take(merge, seen)).status).toBe(200);
    expect(await valueOf('2022-03', 'people')).toBe(8);
    await expectExact();
    expect(
      (await server().request.get(`/api/partners/${documents.pc}`).auth(token, { type: 'bearer' })).status,
    ).toBe(404);
    const row = (await trail()).find(({ action }) => action === 'merge-partners');
    expect(row?.details).toMatchObject({
      reason: '秘书处核定',
      changes: [{ field: '伙伴机构', before: 'pc', after: 'pa' }],
    });
    const locked = await asked('preview', {
      change: { kind: 'merge-partners', keep: documents.pa, merge: ids('pb') },
    });
    expect([locked.status, refusalOf(locked).message]).toEqual([409, expect.stringContaining('2022-01')]);
    expect(await valueOf('2022-01', 'people')).toBe(15);
  });

  it('is for the network secretariat and administrators', async () => {
    const change = update('indicator', 'weight', { decimals: 0 });
    const network = await createAccount(server(), ROLES.networkSecretariat);
    expect((await asked('preview', { change }, network.token)).status).toBe(200);
    for (const [role, uid, name] of [
      [ROLES.secretariat, PROGRAMME, 'lab'],
      [ROLES.partnerEditor, PARTNER, 'pa'],
    ] as const) {
      const account = await createAccount(server(), role);
      await linkAccount(server(), account, uid, documents[name] ?? '');
      expect((await asked('preview', { change }, account.token)).status).toBe(403);
      expect(
        (await asked('change', { change, reason: '改', seen: '0'.repeat(64) }, account.token)).status,
      ).toBe(403);
    }
    await asAdmin(server(), { method: 'get', path: '/monthly-report/trail' });
  });

  it.each([
    [{}, 400],
    [{ change: { kind: 'drop' } }, 400],
    [{ change: { kind: 'update', type: 'indicator', documentId: 'zz', data: { label: '名' } } }, 400],
    [{ change: { kind: 'update', type: 'partner', documentId: 'zz', data: { code: 'a' } } }, 400],
    [{ change: { kind: 'update', type: 'indicator', documentId: 'zz', data: { unit: { $ne: 1 } } } }, 400],
    [{ change: { kind: 'update', type: 'indicator', documentId: 'zz', data: { unit: '吨' } } }, 404],
    [{ change: { kind: 'delete', type: 'membership', documentId: 'zz' } }, 404],
    [{ change: { kind: 'merge-partners', keep: 'zz', merge: ['zz'] } }, 400],
    [{ change: { kind: 'merge-partners', keep: 'zz', merge: ['yy'] } }, 404],
    [{ change: { kind: 'create', type: 'membership', data: { fromMonth: '2022-13' } } }, 400],
  ])('answers %j with %i', async (body, status) => {
    expect((await asked('preview', body)).status).toBe(status);
  });

  it.each([
    [{ aggregationType: 'MEDIAN' }],
    [{ decimals: 'many' }],
    [{ parts: [{ documentId: 'nothing' }] }],
    [{ parts: { connect: [{ id: 99_999 }] } }],
    [{ label: '新名字' }],
    [{ unit: '人' }],
  ])('refuses for an indicator: %j', async (data) => {
    expect((await asked('preview', { change: update('indicator', 'people', data) })).status).toBe(400);
  });
});
