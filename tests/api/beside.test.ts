/** The panel beside an entry in its edit view: checks while typing, who may change the entry, and its history. */
import type { Response } from 'supertest';

import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import type { BesideEntry, BesideTyped } from '../../src/plugins/monthly-report/shared/beside';
import {
  ACTIVITY,
  asAdmin,
  ask,
  COMMUNITY,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  REGION,
  STORY,
  type PanelAccount,
} from '../helpers/bound-accounts';
import { describeOnBothDatabases } from '../helpers/both-databases';

const MONTH = '2022-04';
const STATED = 'api::stated-figure.stated-figure';

describeOnBothDatabases('Beside an entry', {}, (server) => {
  let programme: string;
  let indicator: string;
  let community: string;
  const partners: Record<string, string> = {};
  let editor: PanelAccount;
  let secretariat: PanelAccount;
  let coordinator: PanelAccount;
  let network: PanelAccount;

  const create = async (uid: string, body: object): Promise<string> => {
    const { data } = await asAdmin(server(), { method: 'post', path: entriesOf(uid), body });
    return (data as { documentId: string }).documentId;
  };
  const to = (documentId: string | undefined) => ({ connect: [{ documentId }] });
  const change = (documentId: string | undefined) => ({ connect: [documentId], disconnect: [] });
  const post = (account: PanelAccount, path: string, body: object = {}): Promise<Response> =>
    ask(server(), account.token, { method: 'post', path: `/monthly-report/${path}`, body });
  const get = (account: PanelAccount, path: string): Promise<Response> =>
    ask(server(), account.token, { method: 'get', path: `/monthly-report/${path}` });
  const typed = (account: PanelAccount, kind: string, question: object): Promise<Response> =>
    post(account, `beside/${kind}`, {
      ...{ documentId: null, locale: 'zh-Hans', fields: {}, relations: {} },
      ...question,
    });
  const told = <T>(response: Response): T => {
    expect([response.status, response.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
    return (response.body as { data: T }).data;
  };
  const entry = async (account: PanelAccount, kind: string, documentId: string) =>
    told<BesideEntry>(await get(account, `beside/${kind}/${documentId}`));
  const enter = (partner: string, participants: number) =>
    create(ACTIVITY, {
      ...{ title: `楼道清理日 ${partner}`, kind: 'single', startDate: `${MONTH}-09`, sessions: 1 },
      measurements: { participants },
      ...{ programme: to(programme), partner: to(partners[partner]), communities: to(community) },
    });
  const publish = (documentId: string) =>
    asAdmin(server(), {
      method: 'post',
      path: `${entriesOf(ACTIVITY)}/${documentId}/actions/publish`,
      body: {},
    });
  const put = (account: PanelAccount, documentId: string, body: object): Promise<Response> =>
    ask(server(), account.token, { method: 'put', path: `${entriesOf(ACTIVITY)}/${documentId}`, body });

  beforeAll(async () => {
    indicator = await create('api::indicator.indicator', {
      ...{ code: 'participants', label: '参与人次', unit: '人次', decimals: 0, source: 'measured' },
      ...{ aggregationType: 'SUM', calculationFormulaAcrossPeriods: 'sum' },
    });
    programme = await create(PROGRAMME, {
      ...{ code: 'stairs', name: '清洁楼道', dueDay: 5, startMonth: MONTH, basis: 'month' },
      ...{ summaryTemplate: '{month}', storyGrouping: 'partner', indicators: to(indicator) },
    });
    community = await create(COMMUNITY, {
      ...{ code: 'qingshi', name: '青石巷社区', kind: 'community', city: '示例市', verified: true },
    });
    const north = await create(REGION, { code: 'north', name: '华北区' });
    for (const [code, name] of [
      ['lan', '兰草社工站'],
      ['mei', '梅园互助社'],
    ] as const) {
      partners[code] = await create(PARTNER, { code, name, region: to(north) });
      await create('api::membership.membership', {
        ...{ programme: to(programme), partner: to(partners[code]), fromMonth: MONTH },
      });
    }
    editor = await createAccount(server(), ROLES.partnerEditor);
    secretariat = await createAccount(server(), ROLES.secretariat);
    coordinator = await createAccount(server(), ROLES.regionalCoordinator);
    network = await createAccount(server(), ROLES.networkSecretariat);
    await linkAccount(server(), editor, PARTNER, partners.lan ?? '');
    await linkAccount(server(), secretariat, PROGRAMME, programme);
    await linkAccount(server(), coordinator, REGION, north);
    await publish(await enter('mei', 30));
  });

  it('finds slips in what is typed before anything is saved, and says where the figures go', async () => {
    const relations = { programme: change(programme), partner: change(partners.lan) };
    const fields = { title: '楼道清理日', startDate: `${MONTH}-10`, measurements: { participants: 12.5 } };
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: '共派发宣传单XX份。' }] }];
    const story = told<BesideTyped>(
      await typed(editor, 'story', { fields: { title: '旧书箱', reportMonth: MONTH, body }, relations }),
    );
    expect(story).toMatchObject({ month: MONTH, monthState: 'open', submission: 'due' });
    expect(story.findings?.map(({ severity }) => severity)).toContain('error');
    expect(story.findings?.some(({ message }) => message.includes('共派发宣传单XX份'))).toBe(true);

    const seen = told<BesideTyped>(await typed(secretariat, 'activity', { fields, relations }));
    expect(seen.goesTo).toEqual([
      { grain: 'programme', code: 'stairs', name: '清洁楼道' },
      { grain: 'region', code: 'north', name: '华北区' },
      { grain: 'partner', code: 'lan', name: '兰草社工站' },
    ]);
    expect(seen.figures).toEqual([
      {
        ...{ indicator: 'participants', label: '参与人次', unit: '人次', entered: '12.5' },
        totals: { programme: '30', region: '30', partner: null },
      },
    ]);
    // A partner's editor sees published totals only.
    const own = told<BesideTyped>(await typed(editor, 'activity', { fields, relations }));
    expect(own.figures.map(({ totals }) => totals)).toEqual([{}]);

    const list = await ask(server(), network.token, { method: 'get', path: entriesOf(STORY) });
    expect((list.body as { results: unknown[] }).results).toEqual([]);
  });

  it('puts what is typed in the place of what is stored', async () => {
    const documentId = await enter('lan', 10);
    const ask = (fields: object) => typed(secretariat, 'activity', { documentId, fields });
    const before = told<BesideTyped>(await ask({}));
    expect(before.findings).toEqual([]);
    // A duplicate: the same title, day and partner as another entry.
    const twin = await enter('lan', 10);
    const doubled = told<BesideTyped>(await ask({}));
    expect(doubled.findings?.map(({ check }) => check)).toContain('duplicate-activity');
    const other = told<BesideTyped>(await ask({ title: '清理地下室', startDate: `${MONTH}-20` }));
    expect(other.findings?.map(({ check }) => check)).not.toContain('duplicate-activity');
    await asAdmin(server(), { method: 'delete', path: `${entriesOf(ACTIVITY)}/${twin}` });
  });

  it('tells a stated figure what it differs from', async () => {
    const relations = { programme: change(programme), indicator: change(indicator) };
    const question = (value: string) =>
      typed(secretariat, 'stated-figure', { fields: { month: MONTH, basis: 'month', value }, relations });
    expect(told<BesideTyped>(await question('30')).findings).toEqual([]);
    const differing = told<BesideTyped>(await question('32'));
    expect(differing.findings?.map(({ message }) => message).join()).toContain('32');
    expect(differing.figures).toMatchObject([{ entered: '32', totals: { programme: '30' } }]);
  });

  it('keeps who changed which figure from what to what, once, with the reason where there is one', async () => {
    const documentId = await enter('lan', 40);
    const change = await put(editor, documentId, { measurements: { participants: 42 }, sessions: 2 });
    expect(change.status).toBe(200);
    // Words are not figures.
    await put(editor, documentId, { venue: '三号楼' });
    await post(editor, `submissions/${MONTH}/stairs/lan/submit`);
    const corrected = await post(secretariat, `reviews/${MONTH}/stairs/lan/correct`, {
      ...{ documentId, indicator: 'participants', value: '24', reason: '两位数字写反了' },
    });
    expect(corrected.status).toBe(200);
    const { changes, created, readOnly } = await entry(editor, 'activity', documentId);
    expect(changes.map(({ at: _at, ...rest }) => rest)).toEqual([
      {
        ...{ by: '账号示例', action: 'correct', reason: '两位数字写反了' },
        changes: [{ field: 'participants', label: '参与人次', before: '42', after: '24' }],
      },
      {
        ...{ by: '账号示例', action: 'change-figures', reason: null },
        changes: [
          { field: 'participants', label: '参与人次', before: '40', after: '42' },
          { field: 'sessions', label: null, before: '1', after: '2' },
        ],
      },
    ]);
    expect(created.at).not.toBeNull();
    // After sending in, the partner waits, and the secretariat may correct anything.
    expect(readOnly).toEqual({ why: 'submitted', month: MONTH });
    expect((await put(editor, documentId, { sessions: 3 })).status).toBe(409);
    expect((await entry(secretariat, 'activity', documentId)).readOnly).toBeNull();
    expect((await entry(coordinator, 'activity', documentId)).changes).toHaveLength(2);

    // The lists of the month show corrections and deletions, but not every save.
    const gone = await enter('mei', 7);
    await asAdmin(server(), { method: 'delete', path: `${entriesOf(ACTIVITY)}/${gone}` });
    const trail = await get(network, `trail?month=${MONTH}`);
    const actions = (trail.body as { data: { action: string }[] }).data.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['delete-entry', 'correct', 'submit']));
    expect(actions).not.toContain('change-figures');
  });

  it('keeps the history of stated figures and targets', async () => {
    const stated = await create(STATED, {
      ...{ month: MONTH, basis: 'month', value: '30', programme: to(programme), indicator: to(indicator) },
    });
    await asAdmin(server(), {
      method: 'put',
      path: `${entriesOf(STATED)}/${stated}`,
      body: { value: '31', explanation: '含外地志愿者' },
    });
    expect((await entry(secretariat, 'stated-figure', stated)).changes).toMatchObject([
      {
        changes: [
          { field: 'explanation', before: null, after: '含外地志愿者' },
          { field: 'value', before: '30', after: '31' },
        ],
      },
    ]);
    const target = await create('api::target.target', {
      ...{ programme: to(programme), indicator: to(indicator) },
      ...{ fromMonth: MONTH, toMonth: MONTH, value: '100' },
    });
    await asAdmin(server(), {
      method: 'put',
      path: `${entriesOf('api::target.target')}/${target}`,
      body: { value: '120' },
    });
    const [newest] = (await entry(network, 'target', target)).changes;
    expect(newest).toMatchObject({ action: 'change-reference', changes: [{ field: 'value', after: '120' }] });
    // Accounts that may not change it may not read its history.
    expect((await get(editor, `beside/target/${target}`)).status).toBe(403);
  });

  it('tells nobody of what is not theirs, and refuses what it cannot read', async () => {
    const others = await enter('mei', 5);
    expect((await get(editor, `beside/activity/${others}`)).status).toBe(404);
    expect((await typed(editor, 'activity', { documentId: others })).status).toBe(404);
    expect((await get(editor, 'beside/activity/zzzzzzzzzzzzzzzzzzzzzzzz')).status).toBe(404);
    // Everybody may see the name of a partner, but not the state of its month.
    const relations = { programme: change(programme), partner: change(partners.mei) };
    const foreign = told<BesideTyped>(
      await typed(editor, 'activity', {
        fields: { startDate: `${MONTH}-09`, title: '楼道清理日 mei' },
        relations,
      }),
    );
    expect([foreign.submission, foreign.findings]).toEqual([null, []]);
    expect((await typed(editor, 'progress-update', {})).status).toBe(403);
    for (const body of [
      { fields: { startDate: '昨天' } },
      { fields: { title: 7 } },
      { fields: { nobody: 1 } },
      { relations: { programme: 'stairs' } },
      { locale: 'fr' },
    ]) {
      expect((await typed(secretariat, 'activity', body)).status).toBe(400);
    }
    const broken = { fields: { body: [{ type: 'marquee' }] } };
    expect((await typed(secretariat, 'story', broken)).status).toBe(400);
    expect((await get(secretariat, 'beside/nothing/x')).status).toBe(400);
  });
});
