/** The answers to each account: the review of a month, its publication after a look, the first page of each role. */
import type { Response } from 'supertest';

import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import type { MonthDetail } from '../../src/plugins/monthly-report/shared/admin-api';
import type {
  CleanTable,
  HomeAnswer,
  Preflight,
  ReviewDetail,
  ReviewList,
  TakenTogether,
} from '../../src/plugins/monthly-report/shared/desk-api';
import {
  ACTIVITY,
  asAdmin,
  ask,
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
const BEFORE = '2022-03';
const MAIL = 'hidden-address@example.org';

describeOnBothDatabases('A month at the secretariat', {}, (server) => {
  let programme: string;
  let other: string;
  const partners: Record<string, string> = {};
  const activities: Record<string, string> = {};
  let admin: PanelAccount;
  let editor: PanelAccount;
  let coordinator: PanelAccount;
  let secretariat: PanelAccount;
  let network: PanelAccount;
  let unlinked: PanelAccount;

  const create = async (uid: string, body: object): Promise<string> => {
    const { data } = await asAdmin(server(), { method: 'post', path: entriesOf(uid), body });
    return (data as { documentId: string }).documentId;
  };
  const to = (documentId: string | undefined) => ({ connect: [{ documentId }] });
  const get = (account: PanelAccount, path: string): Promise<Response> =>
    ask(server(), account.token, { method: 'get', path: `/monthly-report/${path}` });
  const post = (account: PanelAccount, path: string, body: object = {}): Promise<Response> =>
    ask(server(), account.token, { method: 'post', path: `/monthly-report/${path}`, body });
  const told = <T>(response: Response): T => (response.body as { data: T }).data;
  const reviews = async (account: PanelAccount, query = ''): Promise<ReviewList> =>
    (await get(account, `reviews/${MONTH}${query}`)).body as ReviewList;
  const codes = ({ data }: ReviewList) => data.map(({ partner }) => partner.code);
  const open = async (account: PanelAccount, partner: string) =>
    told<ReviewDetail>(await get(account, `reviews/${MONTH}/stairs/${partner}`));
  const home = async (account: PanelAccount) => told<HomeAnswer>(await get(account, 'home'));
  const step = (account: PanelAccount, partner: string, name: string, body: object = {}) =>
    post(account, `submissions/${MONTH}/stairs/${partner}/${name}`, body);
  const enter = (partner: string, day: string, participants: number) =>
    create(ACTIVITY, {
      title: `楼道清理日 ${partner}`,
      kind: 'single',
      startDate: day,
      sessions: 1,
      measurements: { participants },
      programme: to(programme),
      partner: to(partners[partner]),
    });

  beforeAll(async () => {
    admin = { id: 0, token: await server().adminToken() };
    const north = await create(REGION, { code: 'north', name: '华北区', nameEn: 'North' });
    const south = await create(REGION, { code: 'south', name: '华南区', nameEn: 'South' });
    const participants = await create('api::indicator.indicator', {
      code: 'participants',
      label: '参与人次',
      unit: '人次',
      decimals: 0,
      source: 'measured',
      aggregationType: 'SUM',
      calculationFormulaAcrossPeriods: 'sum',
    });
    const started = {
      startMonth: BEFORE,
      basis: 'month',
      summaryTemplate: '{month}',
      storyGrouping: 'partner',
    };
    programme = await create(PROGRAMME, {
      ...{ code: 'stairs', name: '清洁楼道', dueDay: 5, ...started },
      indicators: to(participants),
    });
    other = await create(PROGRAMME, { code: 'gardens', name: '社区花园', dueDay: 5, ...started });
    for (const [code, name, region] of [
      ['lan', '兰草社工站', north],
      ['mei', '梅园互助社', north],
      ['zhu', '竹溪服务中心', south],
      ['ju', '菊香协会', south],
    ] as const) {
      partners[code] = await create(PARTNER, {
        ...{ code, name, region: to(region) },
        ...{ contactName: '王老师', contactPhone: '000-0000', contactEmail: MAIL },
      });
      const of = code === 'ju' ? other : programme;
      await create('api::membership.membership', {
        ...{ programme: to(of), partner: to(partners[code]), fromMonth: BEFORE },
      });
    }
    const last = await enter('lan', `${BEFORE}-10`, 100);
    await asAdmin(server(), {
      method: 'post',
      path: `${entriesOf(ACTIVITY)}/${last}/actions/publish`,
      body: {},
    });
    activities.lan = await enter('lan', `${MONTH}-09`, 120);
    activities.mei = await enter('mei', `${MONTH}-10`, 30);
    await create(STORY, {
      title: '一只旧书箱',
      reportMonth: MONTH,
      programme: to(programme),
      partner: to(partners.mei),
      body: [{ type: 'paragraph', children: [{ type: 'text', text: '共派发宣传单XX份。' }] }],
    });
    editor = await createAccount(server(), ROLES.partnerEditor);
    coordinator = await createAccount(server(), ROLES.regionalCoordinator);
    secretariat = await createAccount(server(), ROLES.secretariat);
    network = await createAccount(server(), ROLES.networkSecretariat);
    unlinked = await createAccount(server(), ROLES.secretariat);
    await linkAccount(server(), editor, PARTNER, partners.lan ?? '');
    await linkAccount(server(), coordinator, REGION, south);
    await linkAccount(server(), secretariat, PROGRAMME, programme);
    for (const partner of ['lan', 'mei']) {
      const { status, text } = await step(admin, partner, 'submit');
      expect({ status, text }).toMatchObject({ status: 200 });
    }
  });

  describe('the list', () => {
    it('is searched by name and code, filtered by region, state and findings, sorted and paged', async () => {
      expect(codes(await reviews(network))).toEqual(['ju', 'lan', 'mei', 'zhu']);
      expect(codes(await reviews(network, '?q=梅园'))).toEqual(['mei']);
      expect(codes(await reviews(network, '?q=ZHU'))).toEqual(['zhu']);
      expect(codes(await reviews(network, '?region=south'))).toEqual(['ju', 'zhu']);
      expect(codes(await reviews(network, '?state=submitted'))).toEqual(['lan', 'mei']);
      expect(codes(await reviews(network, '?findings=errors'))).toEqual(['mei']);
      expect(codes(await reviews(network, '?sort=state'))).toEqual(['lan', 'mei', 'ju', 'zhu']);
      const second = await reviews(network, '?page=2&pageSize=3');
      expect(codes(second)).toEqual(['zhu']);
      expect(second.meta.pagination).toEqual({ page: 2, pageSize: 3, pageCount: 2, total: 4 });
      expect(second.meta.states).toMatchObject({ submitted: 2, overdue: 2 });
      expect(second.meta.clean).toBe(1);
    });

    it('names what is accepted where it is asked for something else', async () => {
      for (const query of ['?state=gone', '?sort=size', '?pageSize=1000', '?colour=red']) {
        const { status, text } = await get(network, `reviews/${MONTH}${query}`);
        expect({ query, status, text }).toMatchObject({
          status: 400,
          text: expect.stringContaining('accepted'),
        });
      }
    });

    it('shows each account its own alone', async () => {
      expect(codes(await reviews(secretariat))).toEqual(['lan', 'mei', 'zhu']);
      expect(codes(await reviews(coordinator))).toEqual(['ju', 'zhu']);
      expect(codes(await reviews(editor))).toEqual(['lan']);
      expect(codes(await reviews(unlinked))).toEqual([]);
      expect((await reviews(coordinator)).meta.regions.map(({ code }) => code)).toEqual(['south']);
      expect((await reviews(secretariat)).meta.programmes.map(({ code }) => code)).toEqual(['stairs']);
    });
  });

  describe('a submission', () => {
    it('stands beside its figures, entries, findings, history and whom to call', async () => {
      const { submission, contact, figures, entries, findings, history, next, waiting } = await open(
        secretariat,
        'lan',
      );
      expect(submission).toMatchObject({ state: 'submitted', may: ['accept', 'send-back'] });
      expect(contact).toEqual({ name: '王老师', phone: '000-0000', email: MAIL });
      expect(figures).toEqual([
        {
          ...{ indicator: 'participants', label: '参与人次', unit: '人次' },
          ...{ value: '120', previous: '100', lastYear: null, percent: '20' },
        },
      ]);
      expect(entries).toMatchObject([
        { title: '楼道清理日 lan', since: null, measurements: [{ value: '120' }] },
      ]);
      expect(findings).toEqual([]);
      expect(history.map(({ action }) => action)).toEqual(['submit']);
      expect(history[0]?.details.figures).toEqual({ participants: '120' });
      expect({ next, waiting }).toEqual({ next: { programme: 'stairs', partner: 'mei' }, waiting: 2 });
    });

    it('is none for those whose it is not, and tells nobody else whom to call', async () => {
      for (const [account, path] of [
        [coordinator, `reviews/${MONTH}/stairs/lan`],
        [secretariat, `reviews/${MONTH}/gardens/ju`],
        [editor, `reviews/${MONTH}/stairs/mei`],
        [unlinked, `reviews/${MONTH}/stairs/lan`],
      ] as const) {
        const { status, text } = await get(account, path);
        expect({ path, status, text }).toMatchObject({
          status: 404,
          text: expect.not.stringContaining(MAIL),
        });
      }
    });

    it('tells after it was sent back what changed since', async () => {
      expect((await step(secretariat, 'lan', 'send-back', { feedback: '请核对人次。' })).status).toBe(200);
      const path = `${entriesOf(ACTIVITY)}/${activities.lan}`;
      await asAdmin(server(), { method: 'put', path, body: { measurements: { participants: 102 } } });
      await step(admin, 'lan', 'submit');
      const { sentBack, figures, entries, history } = await open(secretariat, 'lan');
      expect(sentBack?.feedback).toBe('请核对人次。');
      expect(figures).toMatchObject([{ value: '102', before: '120' }]);
      expect(entries).toMatchObject([{ since: 'edited' }]);
      expect(history.map(({ action }) => action)).toEqual(['submit', 'send-back', 'submit']);
    });
  });

  describe('correcting a figure', () => {
    const correct = (account: PanelAccount, partner: string, body: object) =>
      post(account, `reviews/${MONTH}/stairs/${partner}/correct`, {
        ...{ documentId: activities.mei, indicator: 'participants', value: '33', reason: '与签到表不符' },
        ...body,
      });

    it('is traced, and told to the partner with the reason', async () => {
      const answer = await correct(secretariat, 'mei', {});
      expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
      const { figures, history } = told<ReviewDetail>(answer);
      expect(figures).toMatchObject([{ value: '33' }]);
      expect(history[0]).toMatchObject({
        action: 'correct',
        details: {
          reason: '与签到表不符',
          changes: [{ field: 'participants', before: '30', after: '33' }],
        },
      });
      const colleague = await createAccount(server(), ROLES.partnerEditor);
      await linkAccount(server(), colleague, PARTNER, partners.mei ?? '');
      const own = (await home(colleague)).partner?.submissions.find(({ month }) => month === MONTH);
      expect(own?.corrected).toMatchObject([
        { indicator: 'participants', label: '参与人次', before: '30', after: '33', reason: '与签到表不符' },
      ]);
      // The rest of the partner's submission stays as it is.
      expect(own?.state).toBe('submitted');
    });

    it.each([
      ['what is no number', { value: '3O' }, 400],
      ['more decimals than the indicator has', { value: '3.5' }, 400],
      ['no reason', { reason: ' ' }, 400],
      ['an activity of another partner', { documentId: 'zzzzzzzzzzzzzzzzzzzzzzzz' }, 404],
    ])('refuses %s', async (_what, body, status) => {
      const answer = await correct(secretariat, 'mei', body);
      expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
    });

    it('is for those who review, of what waits for a review', async () => {
      expect((await correct(coordinator, 'mei', {})).status).toBe(403);
      expect((await correct(editor, 'lan', {})).status).toBe(403);
      expect((await correct(unlinked, 'mei', {})).status).toBe(404);
      expect((await correct(secretariat, 'zhu', {})).status).toBe(409);
    });
  });

  describe('accepting together', () => {
    const clean = async (account: PanelAccount) =>
      told<CleanTable>(await get(account, `reviews/${MONTH}/clean`)).programmes.flatMap(({ rows }) => rows);

    it('shows the figures of those without errors and warnings, beside last month', async () => {
      expect(await clean(secretariat)).toMatchObject([
        { partner: { code: 'lan' }, figures: [{ indicator: 'participants', value: '102', previous: '100' }] },
      ]);
      expect(await clean(unlinked)).toEqual([]);
    });

    it('accepts what was looked at, and says of what was sent again meanwhile that it was', async () => {
      const [row] = await clean(secretariat);
      const submittedAt = row?.submittedAt ?? '';
      const taken = await post(secretariat, `reviews/${MONTH}/accept`, {
        submissions: [
          { programme: 'stairs', partner: 'lan', submittedAt: '2022-05-01T00:00:00.000Z' },
          { programme: 'gardens', partner: 'ju', submittedAt },
        ],
      });
      expect(told<TakenTogether>(taken)).toMatchObject({
        done: 0,
        refused: [
          { partner: 'lan', message: expect.stringContaining('刚刚由他人处理') },
          { partner: 'ju', message: expect.stringContaining('没有这份填报') },
        ],
      });
      const submissions = [{ programme: 'stairs', partner: 'lan', submittedAt }];
      expect(told(await post(secretariat, `reviews/${MONTH}/accept`, { submissions }))).toEqual({
        done: 1,
        refused: [],
      });
      expect((await open(secretariat, 'lan')).submission.state).toBe('accepted');
    });

    it.each([[{}], [{ submissions: [] }], [{ submissions: [{ partner: 'lan' }] }], [{ submissions: 'lan' }]])(
      'refuses %j',
      async (body) => {
        expect((await post(secretariat, `reviews/${MONTH}/accept`, body)).status).toBe(400);
      },
    );
  });

  it('says in words that no mail can be sent, and does not note a reminder', async () => {
    const submissions = [{ programme: 'stairs', partner: 'zhu' }];
    const taken = await post(secretariat, `reviews/${MONTH}/remind`, { submissions });
    expect(told<TakenTogether>(taken)).toMatchObject({
      done: 0,
      refused: [{ partner: 'zhu', message: expect.stringContaining('没有配置邮件服务') }],
    });
    expect((await open(secretariat, 'zhu')).submission.remindedAt).toBeNull();
    for (const account of [coordinator, editor])
      expect((await post(account, `reviews/${MONTH}/remind`, { submissions })).status).toBe(403);
  });

  describe('before publishing', () => {
    it('lists what will not be in it, what blocks it and the figures with their change', async () => {
      const flight = told<Preflight>(
        await get(network, `months/${MONTH}/preflight?since=2020-01-01T00:00:00.000Z`),
      );
      const names = (list: readonly { readonly partner: { readonly code: string } }[]) =>
        list.map(({ partner }) => partner.code);
      expect({
        waiting: names(flight.waiting),
        missing: names(flight.missing),
        back: flight.sentBack,
      }).toEqual({
        waiting: ['mei'],
        missing: ['ju', 'zhu'],
        back: [],
      });
      expect(flight).toMatchObject({ state: 'open', revision: 1, accepted: 1, expected: 4, blocking: [] });
      expect(flight.drafts.map(({ title }) => title)).toEqual(['楼道清理日 mei', '一只旧书箱']);
      expect(flight.draftErrors.map(({ partner }) => partner)).toEqual(['mei']);
      expect(flight.changed?.length).toBe(3);
      expect(flight.figures).toMatchObject([
        { programme: { code: 'stairs' }, figures: [{ value: '102', previous: '100', percent: '2' }] },
      ]);
      expect(told<Preflight>(await get(network, `months/${MONTH}/preflight`)).changed).toBeNull();
    });

    it('is for those who publish', async () => {
      for (const account of [secretariat, coordinator, editor])
        expect((await get(account, `months/${MONTH}/preflight`)).status).toBe(403);
    });

    it('begins the review and takes that back, once', async () => {
      const states: string[] = [];
      for (const name of ['begin-review', 'withdraw-review'])
        states.push(told<MonthDetail>(await post(network, `months/${MONTH}/${name}`)).state);
      expect(states).toEqual(['in-review', 'open']);
      const again = await post(network, `months/${MONTH}/withdraw-review`);
      expect({ status: again.status, text: again.text }).toMatchObject({
        status: 409,
        text: expect.stringContaining('撤回审核'),
      });
      expect((await post(secretariat, `months/${MONTH}/begin-review`)).status).toBe(403);
    });
  });

  describe('the first page', () => {
    it('of a secretariat is the oldest unfinished month of its programmes', async () => {
      const { desk, region, partner } = await home(secretariat);
      expect({ region, partner }).toEqual({ region: null, partner: null });
      expect(desk).toMatchObject({ month: BEFORE, publishes: false, expected: 3 });
      expect((await home(network)).desk).toMatchObject({ month: BEFORE, publishes: true, expected: 4 });
    });

    it('of a coordinator is its region alone', async () => {
      const { desk, region } = await home(coordinator);
      expect(desk).toBeNull();
      expect(region?.regions).toEqual(['华南区']);
      expect(region?.submissions.map(({ partner }) => partner.code)).toEqual(['ju', 'zhu']);
      expect(region?.missing.map(({ contact }) => contact?.phone)).toEqual(['000-0000', '000-0000']);
      expect(region?.figures).toEqual([]);
    });

    it('of a partner is what it has to do, the oldest first, and what it has done', async () => {
      const { partner } = await home(editor);
      const own = partner?.submissions ?? [];
      expect([...new Set(own.map(({ partner: { code } }) => code))]).toEqual(['lan']);
      expect(own[0]).toMatchObject({ month: BEFORE, state: 'overdue' });
      expect(own.at(-1)).toMatchObject({ month: MONTH, state: 'accepted' });
    });

    it('of an account that works for nobody tells nothing', async () => {
      expect(await home(unlinked)).toEqual({ linked: false, desk: null, region: null, partner: null });
    });
  });

  it('answers a refusal in the language of whoever asks', async () => {
    const refuse = (language: string) =>
      server()
        .request.post(`/monthly-report/months/${MONTH}/withdraw-review`)
        .set('Authorization', `Bearer ${network.token}`)
        .set('Accept-Language', language)
        .send({});
    const sentence = async (language: string) =>
      ((await refuse(language)).body as { error: { message: string } }).error.message;
    expect(await sentence('zh-CN,zh;q=0.9')).toBe(`${MONTH}填报中，现在不能撤回审核。`);
    expect(await sentence('en-GB,en;q=0.9')).toBe(`${MONTH} is open; it cannot be taken out of review now.`);
  });
});
