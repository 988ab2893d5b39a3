/** Targets from the entry to the publication: roles that may set them, refusals, and figures beside them. */
import {
  ask,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  REGION,
  type PanelAccount,
} from '../helpers/bound-accounts';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { publishAgain, publishMonth } from '../helpers/publish';

const TOTALS = '/api/monthly-report/totals';
const TARGET = entriesOf('api::target.target');

interface Row {
  readonly indicator: string;
  readonly value: number | null;
  readonly target?: number;
  readonly achievement?: number | null;
}

describeOnBothDatabases('Targets', {}, (server) => {
  let token = '';
  const documents: Record<string, string> = {};
  const accounts: Record<string, PanelAccount> = {};

  const write = async (path: string, data: object): Promise<string> => {
    const { body, status } = await server()
      .request.post(`/api/${path}`)
      .auth(token, { type: 'bearer' })
      .send({ data });
    expect([path, status, body.error]).toEqual([path, 201, undefined]);
    return (body.data as { documentId: string }).documentId;
  };
  const relation = (code: string) => ({ connect: [{ documentId: documents[code] }] });
  /** A target as the panel sends it; relations are given by the codes of their targets. */
  const bodyOf = ({
    programme = 'lab',
    indicator = 'people',
    partner,
    region,
    ...rest
  }: Record<string, string>) => ({
    programme: relation(programme),
    indicator: relation(indicator),
    ...(partner !== undefined && { partner: relation(partner) }),
    ...(region !== undefined && { region: relation(region) }),
    ...{ fromMonth: '2022-01', toMonth: '2022-12', value: '1200' },
    ...rest,
  });
  const setTarget = async (target: Record<string, string>, as?: string) =>
    ask(server(), as === undefined ? await server().adminToken() : (accounts[as]?.token ?? ''), {
      method: 'post',
      path: TARGET,
      body: bodyOf(target),
    });
  const mustSet = async (target: Record<string, string>): Promise<string> => {
    const { status, body } = await setTarget(target);
    expect([status, body.error]).toEqual([201, undefined]);
    return (body.data as { documentId: string }).documentId;
  };
  const totals = async (address: string) => {
    const { body, status } = await server()
      .request.get(`${TOTALS}/${address}`)
      .auth(token, { type: 'bearer' })
      .query({ programme: 'lab', status: 'draft' });
    expect([address, status, body.error]).toEqual([address, 200, undefined]);
    const [programme] = (
      body as { data: { programmes: { totals: Row[]; groups: { code: string; totals: Row[] }[] }[] } }
    ).data.programmes;
    return { totals: programme?.totals ?? [], groups: programme?.groups ?? [] };
  };
  const rowIn = (rows: readonly Row[], indicator = 'people') =>
    rows.find((candidate) => candidate.indicator === indicator);

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    documents.north = await write('regions', { code: 'north', name: '华北区' });
    for (const code of ['pa', 'pb', 'pc', 'outside']) {
      documents[code] = await write('partners', {
        ...{ code, name: `伙伴${code}` },
        ...(code === 'pa' && { region: documents.north }),
      });
    }
    const measured = { source: 'measured', aggregationType: 'SUM', calculationFormulaAcrossPeriods: 'sum' };
    documents.people = await write('indicators', {
      code: 'people',
      label: '参与人次',
      decimals: 0,
      ...measured,
    });
    documents.stock = await write('indicators', {
      ...{ code: 'stock', label: '欠债', decimals: 1, direction: 'decrease', ...measured },
      calculationFormulaAcrossPeriods: 'latest',
    });
    documents.other = await write('indicators', { code: 'other', label: '其他', decimals: 0, ...measured });
    documents.lab = await write('programmes', {
      ...{ code: 'lab', name: '实验项目', startMonth: '2022-01', basis: 'year-to-date' },
      summaryTemplate: '本年{people}人次，目标{people_target}，完成{people_achievement}。',
      indicators: ['people', 'stock'].map((code) => documents[code]),
    });
    for (const partner of ['pa', 'pb', 'pc']) {
      await write('memberships', {
        ...{ partner: documents[partner], programme: documents.lab, fromMonth: '2022-01' },
      });
    }
    for (const [partner, startDate, measurements] of [
      ['pa', '2022-03-10', { people: 600, stock: 35 }],
      ['pb', '2022-09-10', { people: 300 }],
    ] as const) {
      await write('activities', {
        ...{ title: `活动 ${partner}`, programme: documents.lab, partner: documents[partner], startDate },
        measurements,
      });
    }
    for (const [name, role, uid, code] of [
      ['editor', 'monthly-report-partner-editor', PARTNER, 'pa'],
      ['coordinator', 'monthly-report-regional-coordinator', REGION, 'north'],
      ['secretariat', 'monthly-report-secretariat', PROGRAMME, 'lab'],
    ] as const) {
      const account = await createAccount(server(), role);
      await linkAccount(server(), account, uid, documents[code] ?? '');
      accounts[name] = account;
    }
  });

  it('stand beside the figure of their span, for the programme, a region and a partner', async () => {
    await mustSet({ value: '1200' });
    await mustSet({ indicator: 'stock', value: '20', baseline: '80', baselineMonth: '2021-12' });
    await mustSet({ fromMonth: '2022-09', toMonth: '2022-09', value: '400' });
    await mustSet({ fromMonth: '2022-01', toMonth: '2024-12', value: '3000' });
    await mustSet({ partner: 'pb', value: '600' });
    await mustSet({ region: 'north', value: '800' });

    const month = await totals('2022-09');
    expect(rowIn(month.totals)).toMatchObject({
      ...{ value: 300, target: 400, achievement: 0.75 },
      ...{ yearToDateTarget: 1200, yearToDateAchievement: 0.75, toDateTarget: 3000, toDateAchievement: 0.3 },
    });
    const year = await totals('2022-09?basis=year-to-date&groupBy=partner');
    expect(rowIn(year.totals)).toMatchObject({ value: 900, target: 1200, achievement: 0.75 });
    expect(rowIn(year.totals, 'stock')).toMatchObject({ value: 35, target: 20, achievement: 0.75 });
    expect(
      year.groups.map(({ code, totals: [row] }) => [code, row?.value, row?.target, row?.achievement]),
    ).toEqual([
      ['pa', 600, undefined, undefined],
      ['pb', 300, 600, 0.5],
    ]);
    const { groups } = await totals('2022-09?basis=year-to-date&groupBy=region');
    expect(groups.map(({ code, totals: [row] }) => [code, row?.target, row?.achievement])).toEqual([
      ['north', 800, 0.75],
      [null, undefined, undefined],
    ]);
    // Without targets the report does not mention them.
    expect(rowIn((await totals('2023-01')).totals)).not.toHaveProperty('target');
  });

  it('are refused in words where they cannot be, and nothing is saved', async () => {
    const before = (await ask(server(), await server().adminToken(), { method: 'get', path: TARGET })).body
      .pagination.total as number;
    const refusals: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ indicator: 'other' }, /其他（other）不是项目“实验项目”的指标，可选：people、stock/],
      [{ fromMonth: '2021-12' }, /参与人次（people）.*从2022-01开始/],
      [{ fromMonth: '2022-12', toMonth: '2022-01' }, /参与人次（people）.*2022-12晚于结束月份2022-01/],
      [{ partner: 'pa', region: 'north' }, /参与人次（people）.*一家伙伴机构或一个区域/],
      [{ partner: 'outside' }, /参与人次（people）.*“outside”.*不参与该项目/],
      [{ value: '1.5' }, /参与人次（people）.*“1.5”/],
      [{ fromMonth: '2022-13' }, /YYYY-MM/],
      [{ baselineMonth: '2022-01' }, /参与人次（people）.*基线值/],
      [{ value: '一千' }, /参与人次（people）.*“一千”/],
      [{ value: '-5' }, /参与人次（people）.*“-5”/],
    ];
    for (const [target, sentence] of refusals) {
      const { status, body } = await setTarget({ value: '7', ...target });
      expect([target, status, JSON.stringify(body)]).toEqual([target, 400, expect.stringMatching(sentence)]);
    }
    const twice = await setTarget({ value: '7' });
    expect([twice.status, twice.body.error.message]).toEqual([409, expect.stringContaining('已有目标')]);
    const { body } = await ask(server(), await server().adminToken(), { method: 'get', path: TARGET });
    expect(body.pagination.total).toBe(before);
  });

  it('are one for each span, however many write at once', async () => {
    const span = { fromMonth: '2022-04', toMonth: '2022-06', value: '9' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => setTarget(span)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('are set by the secretariat of their programme, and read by those they are of', async () => {
    const listed = async (as: string) => {
      const { status, body } = await ask(server(), accounts[as]?.token ?? '', {
        method: 'get',
        path: `${TARGET}?pageSize=100&sort=value:ASC`,
      });
      return [status, (body.results as { value: string }[]).map(({ value }) => value)];
    };
    expect((await setTarget({ partner: 'pc', value: '5' }, 'secretariat')).status).toBe(201);
    await mustSet({ partner: 'pa', value: '777' });
    documents.lab2 = await write('programmes', {
      ...{ code: 'lab2', name: '另一项目', startMonth: '2022-01', summaryTemplate: '。' },
      indicators: [documents.people],
    });
    expect((await setTarget({ programme: 'lab2' }, 'secretariat')).status).toBeGreaterThanOrEqual(400);
    await mustSet({ programme: 'lab2', value: '1' });
    for (const as of ['editor', 'coordinator']) {
      expect([as, (await setTarget({ partner: 'pa', fromMonth: '2022-02' }, as)).status]).toEqual([as, 403]);
    }
    expect(await listed('editor')).toEqual([200, ['777']]);
    expect(await listed('coordinator')).toEqual([200, ['777', '800']]);
    expect((await listed('secretariat'))[1]).not.toContain('1');
    expect((await listed('secretariat'))[1]).toEqual(expect.arrayContaining(['5', '777', '1200']));
    const stock = await server().request.get('/api/targets').auth(token, { type: 'bearer' });
    expect(stock.status).toBe(404);
  });

  it('leave a row in the trail that names indicator, span and value', async () => {
    const { body } = await ask(server(), await server().adminToken(), {
      method: 'get',
      path: '/monthly-report/trail?page=1',
    });
    const row = (body.data as { action: string; programme: string; details: { type: string } }[]).find(
      ({ details }) => details.type === 'api::target.target',
    );
    expect(row).toMatchObject({ action: 'create-reference', programme: 'lab2' });
    expect(row?.details).toMatchObject({
      entry: 'people',
      changes: expect.arrayContaining([
        { field: 'value', after: '1' },
        { field: 'fromMonth', after: '2022-01' },
      ]) as unknown,
    });
    expect(JSON.stringify(row)).not.toContain('identity');
  });

  it('are set in a grid, each cell saved or refused by itself', async () => {
    const grid = async (as: string, body?: object, address = 'lab/2023') =>
      ask(server(), accounts[as]?.token ?? '', {
        method: body === undefined ? 'get' : 'post',
        path: `/monthly-report/targets/${address}`,
        ...(body !== undefined && { body }),
      });
    const cell = (code: string, value: string | null, was: string | null = null, indicator = 'people') => ({
      ...{ grain: code === 'lab' ? 'programme' : code === 'north' ? 'region' : 'partner' },
      ...{ code, indicator, was, value },
    });
    const empty = await grid('secretariat');
    expect([empty.status, empty.body.data]).toMatchObject([200, { from: '2023-01', to: '2023-12' }]);
    expect(empty.body.data.rows.map(({ code }: { code: string }) => code)).toEqual([
      ...['lab', 'north', 'pa', 'pb', 'pc'],
    ]);
    const saved = await grid('secretariat', {
      cells: [cell('lab', '900'), cell('pa', '1.5'), cell('pb', '十'), cell('north', '300'), cell('pc', '4')],
    });
    const { refused, grid: after } = saved.body.data as {
      refused: { code: string; message: string }[];
      grid: { rows: { code: string; values: Record<string, string> }[] };
    };
    expect(refused.map(({ code }) => code)).toEqual(['pa', 'pb']);
    expect(refused[0]?.message).toMatch(/参与人次（people）.*1\.5/);
    expect(after.rows.map(({ values }) => values.people)).toEqual(['900', '300', undefined, undefined, '4']);
    // Somebody else changed a cell meanwhile; an empty cell removes the target.
    const again = await grid('secretariat', {
      cells: [cell('lab', '901', '800'), cell('pc', null, '4'), cell('north', '301', '300')],
    });
    expect(again.body.data.refused).toEqual([
      expect.objectContaining({
        code: 'lab',
        message: expect.stringContaining('已被他人改为900') as unknown,
      }),
    ]);
    expect((again.body.data.grid as typeof after).rows.map(({ values }) => values.people)).toEqual([
      '900',
      '301',
      undefined,
      undefined,
      undefined,
    ]);

    expect((await grid('secretariat', undefined, 'lab2/2023')).status).toBe(404);
    expect((await grid('secretariat', { cells: [] }, 'lab2/2023')).status).toBe(404);
    expect((await grid('secretariat', undefined, 'lab/2021')).status).toBe(404);
    expect((await grid('secretariat', undefined, 'lab/23')).status).toBe(400);
    expect((await grid('secretariat', { cells: [{ code: 'pa' }] })).status).toBe(400);
    expect((await grid('editor')).status).toBe(403);
    expect((await grid('coordinator', { cells: [] })).status).toBe(403);
    const programmes = await ask(server(), accounts.secretariat?.token ?? '', {
      method: 'get',
      path: '/monthly-report/targets',
    });
    expect(programmes.body.data.map(({ code }: { code: string }) => code)).toEqual(['lab']);
  });

  it('are nobody’s once their partner has gone, and never become the programme’s', async () => {
    documents.gone = await write('partners', { code: 'gone', name: '将离开' });
    await write('memberships', {
      ...{ partner: documents.gone, programme: documents.lab, fromMonth: '2022-01' },
    });
    await mustSet({ partner: 'gone', fromMonth: '2022-03', toMonth: '2022-03', value: '3' });
    const { status } = await ask(server(), await server().adminToken(), {
      method: 'delete',
      path: `${entriesOf(PARTNER)}/${documents.gone}`,
    });
    expect(status).toBe(200);
    expect(rowIn((await totals('2022-03')).totals)).not.toHaveProperty('target');
  });

  it('reserve the endings by which templates name them', async () => {
    const send = (code: string) =>
      server()
        .request.post('/api/indicators')
        .auth(token, { type: 'bearer' })
        .send({ data: { code, label: code, source: 'counted', counts: 'activity', decimals: 0 } });
    for (const code of ['people_target', 'people_achievement']) {
      const { status, body } = await send(code);
      expect([code, status, body.error.message]).toEqual([code, 400, expect.stringContaining('结尾')]);
    }
    expect((await send('target_group')).status).toBe(201);
  });

  it('are frozen with the month, in every format, and a later target changes none of it', async () => {
    await publishMonth(server(), '2022-09');
    const read = async (format: string) =>
      (await server().request.get(`/api/monthly-report/reports/2022-09.${format}`)).text;
    const published = await read('json');
    expect(published).toContain('目标1,200，完成75%');
    expect(JSON.parse(published).data.programmes[0].totals[0]).toMatchObject({
      ...{ value: 300, target: 400, achievement: 0.75 },
      ...{ yearToDateTarget: 1200, toDateTarget: 3000 },
    });
    for (const format of ['html', 'md']) {
      const text = await read(format);
      expect(text).toContain('本年目标 / 完成率');
      expect(text).toContain('1,200 / 75%');
    }
    const frozen = await server().request.get(
      `${TOTALS}/2022-09?programme=lab&basis=year-to-date&groupBy=partner`,
    );
    expect(frozen.body.data.programmes[0].groups[1].totals[0]).toMatchObject({
      target: 600,
      achievement: 0.5,
    });
    const csv = await server()
      .request.get(`${TOTALS}/2022-09?programme=lab&basis=year-to-date`)
      .set('Accept', 'text/csv');
    expect(csv.text.split('\r\n')[1]).toMatch(/people,参与人次,,900,.*,1200,0\.75$/);

    await mustSet({ indicator: 'stock', fromMonth: '2022-09', toMonth: '2022-09', value: '30' });
    expect(await read('json')).toBe(published);
    await server()
      .request.post('/monthly-report/months/2022-09/reopen')
      .auth(await server().adminToken(), { type: 'bearer' })
      .send({ reason: '补录目标' })
      .expect(200);
    await publishAgain(server(), '2022-09');
    expect(await read('html')).toContain('欠债（目标）');
  });
});
